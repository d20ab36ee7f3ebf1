import re

import pytest

from bot.errors import Missing
from bot.services.groups import Group
from bot.services.surveys.checking import problems
from bot.services.surveys.form import TEXTS, WITH_OPTIONS, Kind
from bot.services.surveys.templates import FOLDER, SLUGS, Template, all_templates, template
from models.surveys import SurveyMode, UnitKind

TEMPLATES = all_templates()
every_template = pytest.mark.parametrize("one", TEMPLATES, ids=SLUGS)
JARGON = re.compile(
    r"\b(ЦОС|ШМО|УВР|ИКТ|ЭОР|ОУ|УМК|компетенци|цифров|контент|платформ|мотиваци|диагностик|онлайн)", re.IGNORECASE
)
QUOTES = re.compile("[\"'“”„]")
NOT_RUSSIAN = re.compile(r"[A-Za-z]|—|\.\.\.|  ")
HARD_TO_SAY = "Трудно сказать"


def texts(one: Template) -> list[str]:
    """Everything that a person reads."""
    draft = one.draft
    words = [draft.title, draft.intro]
    for question in draft.form.questions:
        words += [question.text, question.help, question.low_label, question.high_label]
        words += [option.label for option in question.options]
    return [text for text in words if text]


def test_every_file_is_offered_once_and_no_two_are_the_same() -> None:
    assert sorted(SLUGS) == sorted(path.stem for path in FOLDER.glob("*.yaml"))
    assert len({one.title for one in TEMPLATES}) == len(TEMPLATES)
    assert len({one.draft.form for one in TEMPLATES}) == len(TEMPLATES)
    assert len({one.draft.intro for one in TEMPLATES}) == len(TEMPLATES)


def test_one_is_found_by_its_word() -> None:
    assert [template(slug).slug for slug in SLUGS] == list(SLUGS)
    with pytest.raises(Missing):
        template("needs")


def test_each_is_meant_for_whom_it_speaks_to() -> None:
    assert {one.slug: (one.draft.mode, one.draft.unit, one.groups) for one in TEMPLATES} == {
        "parents_needs": (SurveyMode.ANONYMOUS, UnitKind.FAMILY, ("role-parent",)),
        "students_needs": (SurveyMode.ANONYMOUS, UnitKind.PERSON, ("role-student",)),
        "staff_readiness": (SurveyMode.ANONYMOUS, UnitKind.PERSON, ("staff-",)),
        "staff_motivation": (SurveyMode.ANONYMOUS, UnitKind.PERSON, ("staff-",)),
        "platforms_aids": (SurveyMode.NAMED, UnitKind.PERSON, ("staff-",)),
        "event_feedback": (SurveyMode.ANONYMOUS, UnitKind.PERSON, ("role-parent",)),
        "quick_poll": (SurveyMode.ANONYMOUS, UnitKind.PERSON, ("role-parent",)),
    }


@every_template
def test_a_template_may_start_as_it_is(one: Template) -> None:
    assert problems(one.draft.form) == []
    assert [Group.parse(code).code for code in one.groups] == list(one.groups)
    assert 1 <= one.days <= 30
    assert one.draft.intro


@every_template
def test_a_template_fits_a_phone_and_a_minute(one: Template) -> None:
    questions = one.draft.form.questions
    assert [question.number for question in questions] == list(range(1, len(questions) + 1))
    assert len(questions) <= 8
    assert [text for text in texts(one) if len(text) > 220] == []
    assert [question.text for question in questions if len(question.text) > 160 or question.text[-1] != "?"] == []
    assert [option.label for question in questions for option in question.options if len(option.label) > 40] == []
    written = [question for question in questions if question.kind in TEXTS]
    assert len(written) <= 2
    assert [question.text for question in written if question.required] == []


@every_template
def test_answers_leave_nobody_out(one: Template) -> None:
    for question in one.draft.form.questions:
        labels = [option.label for option in question.options]
        if question.kind is Kind.SCALE:
            assert question.low_label, question.text
            assert question.high_label, question.text
        if HARD_TO_SAY in labels:
            assert labels[-1] == HARD_TO_SAY, question.text
        if question.kind is Kind.MANY:
            assert question.own, question.text
            assert HARD_TO_SAY not in labels, question.text
        assert len(set(labels)) == len(labels)
        assert question.kind not in WITH_OPTIONS or 3 <= len(labels) <= 8, question.text
    asked = [question.text for question in one.draft.form.questions]
    assert len(set(asked)) == len(asked)


@every_template
def test_the_words_are_plain_russian(one: Template) -> None:
    for text in texts(one):
        assert not JARGON.search(text), text
        assert not QUOTES.search(text), text
        assert not NOT_RUSSIAN.search(text), text
        assert not re.search(r"(?i)анонимн|без имён", text), "the author may change the mode"
        assert text == text.strip()
        assert max(map(len, re.split(r"[.?!]", text))) <= 110, "a sentence is too long to read at once"
