"""The import as screens: where a document is sent, what was understood of it, which year it is for."""

from collections.abc import Sequence
from datetime import date

from bot.access import Permission
from bot.services.roadmap.importing.differences import Kind
from bot.services.roadmap.importing.doubts import About, doubts_of, next_open
from bot.services.roadmap.importing.doubts import Doubt as Question
from bot.services.roadmap.importing.draft import Draft
from bot.services.roadmap.importing.drafting import years_of
from bot.services.roadmap.importing.usecases import Shown
from bot.services.text import shorten
from bot.ui import Button, Row, Screen, Text, column, screen, t
from handlers.plan_import.addresses import (
    Add,
    Check,
    Differences,
    Doubt,
    Drop,
    Lists,
    Read,
    Save,
    Sections,
    Start,
    TakeTo,
    Which,
    Years,
)
from handlers.plan_import.phrases import WORDS_SHOWN, codes, past_due, section_line, staff_name, year_title
from handlers.site import Context

DOUBTS_SHOWN, SECTIONS_SHOWN, LEFT_OUT_SHOWN = 5, 8, 3
QUOTE, NAMES_SHOWN = 80, 5


async def start(context: Context, _: Start) -> Screen:
    """How it goes; a draft that was begun can be gone on with."""
    draft = (await context.services.roadmap.importing.kept(context.actor)).draft
    rows: list[Row] = []
    if draft is not None:
        rows.append((Button(t("plan-import-go-on"), Check()),))
    rows.append((Button(t("plan-import-by-hand"), Add()),))
    if draft is not None:
        rows.append((Button(t("plan-import-drop"), Drop()),))
    return screen(
        t("plan-import-title"),
        t("plan-import-begun", title=_title(draft), count=len(draft.items)) if draft is not None else None,
        t("plan-import-how"),
        rows=rows,
        back="roadmap",
        expects=Start(),
    )


async def add(context: Context, _: Add) -> Screen:
    """An item in words."""
    context.actor.require(Permission.ROADMAP_MANAGE)
    return screen(t("plan-import-add-title"), t("plan-import-add-how"), back=Start(), expects=Add())


async def which(context: Context, _: Which) -> Screen:
    """What is to be done with a file: it may be a plan or the school's lists, or take the place of a draft."""
    kept = await context.services.roadmap.importing.kept(context.actor)
    if kept.waiting is None:
        return await start(context, Start())
    is_lists = context.actor.may(Permission.REGISTER_IMPORT) and kept.waiting.name.lower().endswith(".xlsx")
    rows = [
        Button(t("plan-import-is-plan" if is_lists else "plan-import-replace"), Read()),
        Button(t("plan-import-is-lists"), Lists()) if is_lists else None,
        Button(t("plan-import-keep-draft"), Check()) if kept.draft is not None else None,
    ]
    return screen(
        t("plan-import-which-title"),
        t("plan-import-which-name", name=shorten(kept.waiting.name, QUOTE)),
        t("plan-import-which", title=_title(kept.draft)) if kept.draft is not None else None,
        rows=column(rows),
        back=Start(),
        expects=Start(),
    )


async def check(context: Context, _: Check) -> Screen:
    """What was understood, the doubtful first; nothing is stored yet."""
    shown = await context.services.roadmap.importing.shown(context.actor)
    draft = shown.draft
    found = doubts_of(draft)
    return screen(
        t("plan-import-check-title"),
        t("plan-import-name", title=draft.title) if draft.title else None,
        _year_line(shown),
        t("plan-import-counts", count=len(draft.taken)),
        *_doubt_lines(draft, found),
        *_section_lines(draft),
        _difference_line(shown),
        _past_due(shown, context.school.today(context.now)),
        _not_joined(shown),
        *_left_out(draft),
        _verdict(draft, found),
        rows=_check_rows(shown, found),
        back=Start(),
        expects=Start(),
    )


async def years(context: Context, _: Years) -> Screen:
    """The school years that the plan may be for."""
    shown = await context.services.roadmap.importing.shown(context.actor)
    return screen(
        t("plan-import-years-title"),
        t("plan-import-years-how"),
        rows=column(_year_button(shown, year) for year in years_of(shown.draft, shown.current)),
        back=Check(),
    )


def _check_rows(shown: Shown, found: Sequence[Question]) -> list[Row]:
    draft = shown.draft
    rows: list[Row] = []
    if draft.is_year_open:
        own = (shown.current.start, draft.written_year or shown.current.start)
        return [*column(_year_button(shown, year) for year in own), (Button(t("plan-import-drop"), Drop()),)]
    left = sum(doubt.is_open for doubt in found)
    first = next_open(draft)
    if first is not None:
        rows.append((Button(t("plan-import-answer", count=left), Doubt(key=first.key)),))
    elif draft.taken:
        rows.append((Button(t("plan-import-save", count=len(draft.taken)), Save(stamp=draft.stamp)),))
    if found and first is None:
        rows.append((Button(t("plan-import-answers"), Doubt(key=found[0].key)),))
    if shown.has_roadmap and not draft.is_addition:
        rows.append((Button(t("plan-import-differences"), Differences()),))
    rows.append((Button(t("plan-import-sections"), Sections()), Button(t("plan-import-by-hand"), Add())))
    rows.append((Button(t("plan-import-other-year"), Years()), Button(t("plan-import-drop"), Drop())))
    return rows


def _year_button(shown: Shown, year: int) -> Button:
    draft, title = shown.draft, year_title(year)
    if year == draft.written_year:
        return Button(
            t("plan-import-leave-year" if year < shown.current.start else "plan-import-its-year", year=title),
            TakeTo(year=year),
        )
    return Button(
        t("plan-import-move-year" if draft.written_year else "plan-import-for-year", year=title), TakeTo(year=year)
    )


def _year_line(shown: Shown) -> Text:
    draft = shown.draft
    year, written = year_title(draft.year), year_title(draft.written_year or draft.year)
    if draft.is_year_open:
        return t("plan-import-year-open", year=written)
    if draft.year < shown.current.start:
        return t("plan-import-year-past", year=year)
    return (
        t("plan-import-year-moved", year=year, written=written) if year != written else t("plan-import-year", year=year)
    )


def _doubt_lines(draft: Draft, found: Sequence[Question]) -> list[Text]:
    left = [doubt for doubt in found if doubt.is_open]
    if not left:
        return []
    more = len(left) - DOUBTS_SHOWN
    lines = [t("plan-import-doubts", count=len(left)), *(_doubt_line(draft, doubt) for doubt in left[:DOUBTS_SHOWN])]
    return [*lines, t("plan-import-more", count=more)] if more > 0 else lines


def _doubt_line(draft: Draft, doubt: Question) -> Text:
    item = draft.items[doubt.items[0]]
    words = {About.PERIOD: item.period_words, About.PERSON: doubt.person.words if doubt.person else ""}.get(doubt.about)
    key = f"plan-import-line-{doubt.about}" if words or words is None else f"plan-import-line-{doubt.about}-none"
    places = doubt.items if item.twin is None or doubt.about is not About.TWIN else (item.twin, *doubt.items)
    return t(key, words=shorten(words or "", WORDS_SHOWN), items=codes(draft, places))


def _section_lines(draft: Draft) -> list[Text]:
    lines = []
    for section in draft.sections:
        items = [item for item in draft.taken if item.section == section]
        if items:
            title = section_line(section.title, section.number) if section else ""
            open_ones = sum(item.is_open for item in items)
            more = t("plan-import-section-doubts", count=open_ones) if open_ones else ""
            name = t("text", text=title) if title else t("plan-import-no-section")
            lines.append(t("plan-import-section-line", name=name, count=len(items), doubts=more))
    rest = len(lines) - SECTIONS_SHOWN
    return [*lines[:SECTIONS_SHOWN], t("plan-import-more", count=rest)] if rest > 0 else lines


def _difference_line(shown: Shown) -> Text | None:
    if not shown.has_roadmap or shown.draft.is_addition or shown.draft.is_year_open:
        return None
    added = sum(Kind.ADDED in one.kinds for one in shown.differences)
    changed = len(shown.differences) - added
    gone = len(shown.draft.vanished)
    stay = sum(not one.is_dropped for one in shown.draft.vanished)
    return t("plan-import-difference", added=str(added), changed=str(changed), gone=str(gone), stay=str(stay))


def _past_due(shown: Shown, today: date) -> Text | None:
    """How many new or changed items would be late from the first day on."""
    late = past_due(shown, today)
    return t("plan-import-past-due", count=len(late)) if late else None


def _not_joined(shown: Shown) -> Text | None:
    """Who is named and can't be written to yet."""
    people = (person.person_id for item in shown.draft.taken for person in item.people)
    named = dict.fromkeys(one for one in people if one in shown.staff)
    names = [staff_name(shown.staff[one]) for one in named if one and not shown.staff[one].has_joined]
    if not names:
        return None
    listed, more = ", ".join(names[:NAMES_SHOWN]), len(names) - NAMES_SHOWN
    whole = t("names-more", names=listed, count=more) if more > 0 else t("text", text=listed)
    return t("plan-import-not-joined", names=whole)


def _left_out(draft: Draft) -> list[Text]:
    """What of the document was passed over."""
    lines = [t("plan-import-left-out", words=shorten(words, QUOTE)) for words in draft.left_out[:LEFT_OUT_SHOWN]]
    lines += [
        t("plan-import-remark", what=t(f"plan-import-remark-{one.reason}"), words=shorten(one.words, QUOTE))
        for one in draft.remarks[:LEFT_OUT_SHOWN]
    ]
    more = max(0, len(draft.left_out) - LEFT_OUT_SHOWN) + max(0, len(draft.remarks) - LEFT_OUT_SHOWN)
    return [*lines, t("plan-import-more", count=more)] if more else lines


def _verdict(draft: Draft, found: Sequence[Question]) -> Text:
    if draft.is_year_open:
        return t("plan-import-say-year")
    if any(doubt.is_open for doubt in found):
        return t("plan-import-not-yet")
    return t("plan-import-ready" if draft.taken else "plan-import-nothing")


def _title(draft: Draft | None) -> Text:
    return t("text", text=shorten(draft.title, WORDS_SHOWN)) if draft and draft.title else t("plan-import-untitled")
