"""Phrases of the roadmap that several features say alike: an item on a button, its state, its period, its people."""

from collections.abc import Iterable
from datetime import date

from bot.services.roadmap.answering import Answering, Assignee, people_of
from bot.services.roadmap.lines import ItemLine
from bot.services.roadmap.periods import PeriodKind, Rhythm
from bot.services.snapshot import Snapshot
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.phrases import weekday

# So much of an item's words fits a button beside its mark, code and days.
TEXT_IN_LINE = 28
# So many names stand in a line before the rest is only counted.
NAMES_SHOWN = 4


def item_mark(line: ItemLine, today: date) -> Text:
    """A sign for how an item stands, red where a deadline was missed."""
    return t("item-late-mark" if line.days_late(today) else f"item-{line.state}-mark")


def item_state(line: ItemLine, today: date) -> Text:
    """How an item stands, in words: «в работе», «просрочен на 3 дня»."""
    late = line.days_late(today)
    return t("item-late", state=t(f"item-{line.state}"), count=late) if late else t(f"item-{line.state}")


def item_line(line: ItemLine, today: date) -> Text:
    """An item on a button of a list: sign, code, the beginning of its words, how many days it is late."""
    late = line.days_late(today)
    return t(
        "item-line",
        mark=item_mark(line, today),
        code=t("item-line-code", code=line.code) if line.code else "",
        text=shorten(line.text, TEXT_IN_LINE - len(line.code)),
        late=t("item-line-late", count=late) if late else "",
    )


def item_name(line: ItemLine) -> Text:
    """«Пункт 2.5», or «Пункт плана» where the document has no numbers."""
    return t("item-name", code=line.code) if line.code else t("item-name-none")


def period_words(kind: PeriodKind, start: date, end: date, rhythm: Rhythm | None, *, every_year: bool) -> Text:
    """What a period comes to: «до пт, 15.12.2026», «каждый месяц, с 01.09.2026 по 31.05.2027»."""
    match kind:
        case PeriodKind.DAY:
            what = t("period-day", day=weekday(end))
        case PeriodKind.SPAN:
            what = t("period-span", start=start, end=weekday(end))
        case PeriodKind.YEAR:
            what = t("period-year", start=start, end=end)
        case PeriodKind.RECURRING:
            rhythm_words = t(f"rhythm-{rhythm or Rhythm.TIMES_A_YEAR}")
            what = t("period-recurring", rhythm=rhythm_words, start=start, end=end)
        case _:
            what = t("period-on-request")
    return t("period-every-year", period=what) if every_year else what


def assignee_words(assignee: Assignee, school: Snapshot, today: date) -> Text:
    """One who is named beside an item: a person, a post with its holder, a group in the document's words.

    Of somebody who left or was never found, the document's words say who was meant.
    """
    if assignee.group_code is not None:
        return t("assignee-group", words=assignee.words)
    people = people_of(assignee, school, today)
    name = next((school.people[one].name for one in people), "")
    post = school.posts.get(assignee.post_id or 0)
    if post is not None:
        return t("assignee-post", title=post.title, name=name) if name else t("assignee-post-empty", title=post.title)
    return t("assignee-person", name=name) if name else t("assignee-gone", words=assignee.words)


def answering_words(answering: Answering, school: Snapshot, today: date) -> Text:
    """Who has to see to an item: who took it or got it passed, else the main one as `assignee_words` says it."""
    owner = school.people.get(answering.owner_id or 0)
    if owner is not None and owner.is_staff(today):
        return t("assignee-person", name=owner.name)
    if not answering.assignees:
        return t("assignee-nobody")
    first = assignee_words(answering.assignees[0], school, today)
    return t("assignee-untaken", group=first) if answering.is_for_group else first


def names_words(people: Iterable[int], school: Snapshot) -> Text:
    """Names in a line, «Ежова М. П., Тихий О. И.», the rest of many counted."""
    names = [school.people[one].name for one in people if one in school.people]
    shown = ", ".join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return t("names-more", names=shown, count=more) if more > 0 else t("text", text=shown)
