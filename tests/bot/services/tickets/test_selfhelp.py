"""Tips before a report: two or three a symptom, none where nothing can be tried safely, words in both languages."""

from zoneinfo import ZoneInfo

import pytest

from bot.i18n import LANGUAGES, Voice
from bot.services.tickets.catalogue import OTHER, SYMPTOMS
from bot.services.tickets.selfhelp import TIPS, name_key, sentence_key, tips_of
from bot.ui import t

LONGEST_SENTENCE = 90  # three of them fit a phone's screen below the picture
LONGEST_NAME = 24

NOTHING_TO_TRY = {
    ("printer", "streaks"): "dirt or wear inside the device",
    ("printer", "toner"): "a shortage: the storekeeper brings a new one",
    ("network", "socket"): "what is broken there may be under current",
    ("journal", "wrong_data"): "a clerk has to look",
    ("site", "outdated"): "the editor has to write",
    ("room", "light"): "mains, and a ladder",
    ("room", "furniture"): "needs tools",
    ("room", "door"): "needs tools",
    ("room", "window"): "glass, and a fall",
    ("room", "heating"): "hot water under pressure",
    ("room", "plumbing"): "water under pressure",
}
EVERY_SYMPTOM = [(kind, symptom) for kind, symptoms in SYMPTOMS.items() for symptom in symptoms]
EVERY_TIP = sorted({tip for tips in TIPS.values() for tip in tips})


@pytest.mark.parametrize(("kind", "symptom"), EVERY_SYMPTOM)
def test_every_symptom_has_two_or_three_tips_or_a_reason_for_none(kind: str, symptom: str) -> None:
    tips = tips_of(kind, symptom)
    assert len(tips) in ((0,) if (kind, symptom) in NOTHING_TO_TRY else (2, 3))
    assert len(set(tips)) == len(tips)


def test_tips_are_for_symptoms_of_the_catalogue_only() -> None:
    assert TIPS.keys() | NOTHING_TO_TRY.keys() == set(EVERY_SYMPTOM)


def test_a_kind_that_the_school_made_up_has_the_tips_of_its_symptoms() -> None:
    assert tips_of("microscope", "no_power") == tips_of(OTHER, "no_power") != ()


def test_what_was_said_in_own_words_has_no_tips() -> None:
    assert tips_of("projector", OTHER) == ()
    assert tips_of("projector", "light") == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tip", EVERY_TIP)
def test_every_tip_is_a_short_sentence_and_has_a_name(tip: str, language: str) -> None:
    voice = Voice(language, ZoneInfo("Europe/Moscow"))
    sentence, name = voice.plain(t(sentence_key(tip))), voice.plain(t(name_key(tip)))
    assert sentence.endswith(".")
    assert len(sentence) <= LONGEST_SENTENCE
    assert len(name) <= LONGEST_NAME
    assert not name.endswith(".")
