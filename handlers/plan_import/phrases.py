"""Phrases of the import: an item, a person, a period as it was understood, a year."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.services.groups import Group, GroupKind
from bot.services.roadmap.importing.differences import Kind
from bot.services.roadmap.importing.draft import Draft, DraftItem, DraftPerson, State
from bot.services.roadmap.importing.usecases import Shown
from bot.services.roadmap.naming import Staffer
from bot.services.roadmap.periods import Period, PeriodKind
from bot.services.schoolyear import SchoolYear
from bot.services.snapshot import Snapshot, short_name
from bot.services.text import shorten
from bot.ui import Text, t
from handlers import group_phrases
from handlers.plan_phrases import period_words

CODES_SHOWN = 8
ITEM_TEXT, LINE_TEXT, BUTTON_TEXT = 200, 70, 30
WORDS_SHOWN = 120
LABEL, NAME_ON_BUTTON = 42, 28
DEADLINES: Final = frozenset({PeriodKind.DAY, PeriodKind.SPAN})


def year_title(year: int) -> str:
    """«2026/2027»."""
    return SchoolYear(year, ()).title


def staff_name(staffer: Staffer) -> str:
    """«Ежова М. П.»."""
    return short_name(staffer.surname, staffer.given_name, staffer.patronymic)


def staff_line(staffer: Staffer, school: Snapshot) -> Text:
    """«Ежова М. П. · учитель физики»: position or room tell namesakes apart."""
    name = shorten(staff_name(staffer), NAME_ON_BUTTON)
    if staffer.position:
        position = shorten(staffer.position, LABEL - len(name))
        return t("plan-import-staff-position", name=name, position=position)
    known = school.people.get(staffer.id)
    number = next((school.rooms[room].number for room in known.rooms if room in school.rooms), "") if known else ""
    return t("plan-import-staff-room", name=name, number=number) if number else t("text", text=name)


def past_due(shown: Shown, today: date) -> list[DraftItem]:
    """The items that are new, or get another period, and would be late at once."""
    if shown.draft.is_year_open or shown.draft.year < shown.current.start:
        return []
    new = [one for one in shown.differences if one.kinds & {Kind.ADDED, Kind.PERIOD}]
    items = [one.item for one in new if one.before is None or not one.before.is_ended]
    return [one for one in items if one.period and one.period.kind in DEADLINES and one.period.end < today]


def understood_period(period: Period) -> Text:
    return period_words(period.kind, period.start, period.end, period.rhythm, every_year=period.every_year)


def period_line(item: DraftItem) -> Text:
    """What of an item's period was understood."""
    return understood_period(item.period) if item.period else t("plan-import-no-period")


def group_name(code: str, school: Snapshot) -> Text:
    """A group of people by its name."""
    group = Group.parse(code)
    department = school.departments.get(int(group.of)) if group.kind is GroupKind.DEPARTMENT else None
    return group_phrases.group_name(group, department.name if department else "")


def who(person: DraftPerson, staff: Mapping[int, Staffer], school: Snapshot) -> Text:
    """Who a responsible comes to."""
    if person.group is not None:
        return t("plan-import-who-group", group=group_name(person.group, school))
    known = staff.get(person.person_id or 0)
    post = school.posts.get(person.post_id or 0)
    if known is None and post is not None:
        known = staff.get(post.holder_id or 0)
    title = person.post if person.makes_post else post.title if post is not None else None
    name = t("text", text=staff_name(known)) if known else t("plan-import-nobody")
    return t("plan-import-who-post", title=title, name=name) if title else name


def who_line(person: DraftPerson, shown: Shown, school: Snapshot) -> Text:
    """A responsible as the document has it, and who that is."""
    words = shorten(person.words or person.typed, WORDS_SHOWN)
    if person.state is State.OPEN:
        return t("plan-import-who-open", words=words) if words else t("plan-import-who-missing")
    meant = who(person, shown.staff, school)
    return t("plan-import-who", words=words, who=meant) if words else meant


def codes(draft: Draft, places: tuple[int, ...]) -> Text:
    """«пункт 2.5» or «пункты 2.5, 3.1 и ещё 4»; of items without numbers, how many."""
    named = [code for code in (draft.items[place].code for place in places) if code]
    if len(named) < len(places):
        return t("plan-import-items", count=len(places))
    listed = ", ".join(named[:CODES_SHOWN])
    more = len(named) - CODES_SHOWN
    if more > 0:
        return t("plan-import-codes-more", codes=listed, count=more)
    return t("plan-import-codes", codes=listed, count=len(named))


def item_line(item: DraftItem, limit: int = LINE_TEXT) -> str:
    """«2.5 Провести внутренний аудит…» in one line."""
    text = " ".join(item.text.split())
    return f"{item.code} {shorten(text, limit)}".strip()


def section_line(title: str, number: str, limit: int = LINE_TEXT) -> str:
    """«2. Обеспечение функционирования…»."""
    return f"{number.rstrip('.')}. {shorten(title, limit)}" if number else shorten(title, limit)
