"""The lines of an item's card: what, until when, by whom, how it stands, what was said last."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.services.roadmap.beside import Beside, StepLine
from bot.services.roadmap.lines import Control
from bot.services.roadmap.reading import HistoryLine, ItemCard
from bot.services.roadmap.working import ANSWERS_FROM, Pulse
from bot.services.snapshot import Snapshot
from bot.services.status.hurrying import ANSWER, HURRY
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.phrases import weekday
from handlers.plan_phrases import answering_words, assignee_words, item_mark, item_name, item_state, names_words
from handlers.plan_phrases import period_words as period_of

# So much of an item's words stands on its card; the rest is under «Весь текст».
TEXT_SHOWN: Final = 500
SECTION_SHOWN, SOURCES_SHOWN, WORDS_SHOWN = 120, 120, 200
CONTROLS_SHOWN, STEPS_SHOWN, LAST_SHOWN = 3, 5, 2
# How far up a missed deadline went, or that nobody claims an item.
UP: Final = "escalate"
_LEVELS: Final = frozenset({"1", "2", "director", "unclaimed", "unanswered"})
# The actions of the history that have words of their own; others are a change.
_BY_OTHERS: Final = frozenset({"import", "import_change", "turn", "terms", "post", "successor", "ask", HURRY, ANSWER})
_BY_HANDS: Final = frozenset({"take", "say", "show", "take_back", "offer", "accept", "return", "split", "drop"})
_TO_A_DAY: Final = frozenset({"ask_later", "grant", "refuse", "withdraw", "reopen"})


def title(item: ItemCard, today: date) -> Text:
    """Code and state; what is late says so at once."""
    line = item.line
    return t("item-title", mark=item_mark(line, today), name=item_name(line), state=item_state(line, today))


def about(item: ItemCard) -> Text:
    """The words of an item, as many as a card has place for."""
    return t("item-text", text=shorten(item.line.text, TEXT_SHOWN))


def details(item: ItemCard, beside: Beside, school: Snapshot, today: date) -> list[Text | None]:
    """Everything under the words, the most important first."""
    line = item.line
    return [
        _asked(item),
        t("blank"),
        _period(item),
        *_controls(item, school, today),
        t("item-answering", who=answering_words(line.answering, school, today)),
        _others(item, school, today),
        t("item-evidence-count", count=line.evidence) if line.evidence else None,
        t("item-evidence-pending") if line.is_offered and line.evidence and not item.is_kept else None,
        t("item-section", title=shorten(line.section.title, SECTION_SHOWN)) if line.section else None,
        t("item-sources", sources=shorten("; ".join(item.sources), SOURCES_SHOWN)) if item.sources else None,
        t("item-watchers", names=names_words(beside.watchers, school)) if beside.watchers else None,
        *_steps(beside, school),
        *_last(item, school),
    ]


def history_line(line: HistoryLine, school: Snapshot) -> Text:
    """One line of the history: when, who, what, in which words."""
    words = t("item-did-words", words=shorten(line.words, WORDS_SHOWN)) if line.words else ""
    return t(
        "item-history-line",
        at=line.at.astimezone(school.zone).date(),
        who=t("item-did-who", name=line.who) if line.who else "",
        what=_did(line, school),
        words=words,
    )


def is_last(item: ItemCard) -> bool:
    """Whether «done» is about the whole item, and not about one of several dates."""
    return len(item.line.controls) == 1 or (not item.line.controls and item.line.kind != "on_request")


def asks_pulse(item: ItemCard) -> bool:
    """Whether the next date asks how it goes, instead of being a deadline."""
    control = item.line.next_control
    return control.is_pulse if control else item.line.kind == "on_request"


def waits_until(item: ItemCard, today: date) -> date | None:
    """The next question how it goes, where it is so far off that an answer now would not be the answer to it."""
    control = item.line.next_control
    return control.day if control and control.is_pulse and control.day > today + ANSWERS_FROM else None


def is_for_term(item: ItemCard, school: Snapshot) -> bool:
    """Whether it is asked about once a quarter of the school year."""
    return item.line.kind == "year" and school.terms_kind == "quarters"


def _asked(item: ItemCard) -> Text | None:
    asked = item.asked
    if asked is None or not item.line.is_open:
        return None
    return t("item-asked", who=asked.who, day=weekday(asked.until), words=shorten(asked.words, WORDS_SHOWN))


def _period(item: ItemCard) -> Text:
    """What the period comes to, the first day where it was postponed, and the words of the document."""
    line = item.line
    comes_to = period_of(line.kind, line.starts_on, line.ends_on, item.rhythm, every_year=item.every_year)
    was = t("item-was", day=item.postponed_from) if item.postponed_from else ""
    written = t("item-written", words=shorten(item.period_words, WORDS_SHOWN)) if _says_more(item) else ""
    return t("item-period", period=comes_to, was=was, written=written)


def _says_more(item: ItemCard) -> bool:
    """Whether the document's words tell more than what they come to: «В течение года» does not."""
    words, line = item.period_words, item.line
    is_named = line.kind in {"day", "span"} or any(char.isdecimal() for char in words)
    return bool(words) and is_named and f"{line.ends_on:%d.%m.%Y}" not in words


def _controls(item: ItemCard, school: Snapshot, today: date) -> list[Text]:
    """The next dates, where they say more than the period does; of a far question, that nothing is waited for now."""
    controls, later = item.line.controls, waits_until(item, today)
    if later is not None and item.line.is_open and not item.line.is_offered:
        answered = "answered-term" if is_for_term(item, school) else "answered"
        return [t(f"item-{answered if item.is_answered else 'asked-on'}", day=later)]
    if not controls or (len(controls) == 1 and controls[0].day == item.line.ends_on):
        return []
    missed = [one for one in controls if one.day < today and not item.line.is_offered]
    coming = controls[len(missed) :]
    return [_days(f"item-{key}", some) for key, some in (("controls-missed", missed), ("controls", coming)) if some]


def _days(key: str, controls: Sequence[Control]) -> Text:
    days = ", ".join(f"{one.day:%d.%m.%Y}" for one in controls[:CONTROLS_SHOWN])
    more = len(controls) - CONTROLS_SHOWN
    return t(key, days=days, rest=t("item-controls-more", count=more) if more > 0 else "")


def _others(item: ItemCard, school: Snapshot, today: date) -> Text | None:
    """Those named beside the main one; who took it or got it passed stands above, so the main one is among them."""
    answering = item.line.answering
    owner = school.people.get(answering.owner_id or 0)
    is_owned = owner is not None and owner.is_staff(today)
    named = [
        one
        for one in answering.assignees[0 if is_owned else 1 :]
        if not is_owned or one.person_id != answering.owner_id
    ]
    words: Text | None = None
    for one in named:
        said = assignee_words(one, school, today)
        words = said if words is None else t("item-and", first=words, second=said)
    return t("item-others", who=words) if words else None


def _steps(beside: Beside, school: Snapshot) -> list[Text]:
    lines = [_step(one, school) for one in beside.steps[:STEPS_SHOWN]]
    more = len(beside.steps) - STEPS_SHOWN
    return [t("item-steps"), *lines, *([t("item-steps-more", count=more)] if more > 0 else [])] if lines else []


def _step(step: StepLine, school: Snapshot) -> Text:
    person = school.people.get(step.person_id)
    return t(
        "item-step-done" if step.is_done else "item-step",
        text=shorten(step.text, WORDS_SHOWN),
        who=person.name if person else "",
        day=t("item-step-day", day=step.due_on) if step.due_on else "",
    )


def _last(item: ItemCard, school: Snapshot) -> list[Text]:
    """The newest lines of the history that somebody of the school wrote, and that it went up."""
    said = [line for line in item.history if line.action == UP or (line.who and line.action != "import")]
    return [t("item-last", line=history_line(line, school)) for line in said[:LAST_SHOWN]]


def _did(line: HistoryLine, school: Snapshot) -> Text:
    word = line.action
    if word == "pulse" and line.value in set(Pulse):
        return t(f"item-did-pulse-{line.value}")
    if word == UP:
        return t(f"item-did-up-{line.value if line.value in _LEVELS else 'other'}")
    if word == "hand":
        to = school.people.get(int(line.value)) if line.value and line.value.isdecimal() else None
        return t("item-did-hand", name=to.name if to else "")
    if word in _TO_A_DAY and line.day_after:
        return t(f"item-did-{word}", day=line.day_after)
    return t(f"item-did-{word}" if word in _BY_OTHERS | _BY_HANDS else "item-did-other")
