"""One question by classes, years or roles."""

import asyncio
from collections.abc import Sequence

from bot.services.surveys.results import Outcome
from bot.services.surveys.shapes import Comparison, GroupResult, QuestionResult
from bot.services.surveys.tables import Level
from bot.ui import Button, Screen, Text, column, page_of, pager, screen, t
from handlers.results.addresses import By, Compare, First, Groups, GroupsPicture
from handlers.results.charts import groups_chart
from handlers.results.common import choices, drawn, head_of, outcome_of, question_line, sample_mark, voice_of
from handlers.results.phrases import label, number, share
from handlers.results.questions import is_drawn
from handlers.site import Context
from handlers.survey_phrases import group_title

LEVELS = {By.GROUP: Level.GROUP, By.YEAR: Level.YEAR, By.STAGE: Level.STAGE}
# Lines of figures that one looks through without losing the thread.
LINES_SHOWN = 24


async def compare(context: Context, address: Compare) -> Screen:
    """Which question?"""
    outcome = await outcome_of(context, address.source, address.id)
    fitting = comparable(outcome)
    to = {
        one.question.number: Groups(source=address.source, id=address.id, number=one.question.number, by=By.GROUP)
        for one in fitting
    }
    two = Button(t("results-cross"), First(source=address.source, id=address.id)) if len(fitting) > 1 else None
    return screen(
        t("results-compare-title"),
        sample_mark(address.source),
        t("results-compare-hint" if fitting else "results-compare-none"),
        rows=(*choices(fitting, address, address.page, to), *column([two])),
        back=head_of(address.source, address.id),
    )


async def groups(context: Context, address: Groups) -> Screen:
    """The question group by group; where groups are too small, by the smallest that are not."""
    outcome = await outcome_of(context, address.source, address.id)
    levels = await asyncio.to_thread(_levels, outcome, address.number)
    by = next((one for one in (address.by, *By) if levels[one].rows), address.by)
    found = levels[by]
    size = max(1, LINES_SHOWN // (len(found.bars) + 2))
    shown = page_of(found.rows, address.page, size)
    shown_as = GroupsPicture(source=address.source, id=address.id, number=address.number, by=by)
    others = [one for one in By if one is not by and levels[one].rows]
    buttons = [
        Button(t("results-picture"), shown_as) if found.rows else None,
        *(Button(t(f"results-by-{LEVELS[one]}"), address.model_copy(update={"by": one, "page": 0})) for one in others),
    ]
    return screen(
        t(f"results-groups-{LEVELS[by]}"),
        sample_mark(address.source),
        question_line(outcome.question(address.number)),
        None if by is address.by else t(f"results-groups-not-{LEVELS[address.by]}"),
        *(line for row in shown for line in _row(found, row)),
        *_unless_whole(found),
        rows=(*column(buttons), *pager(address, address.page, len(found.rows), size)),
        back=Compare(source=address.source, id=address.id),
    )


async def picture(context: Context, address: GroupsPicture) -> Screen:
    """The same as a picture."""
    outcome = await outcome_of(context, address.source, address.id)
    found = await asyncio.to_thread(outcome.compare, address.number, LEVELS[address.by])
    image = None
    if found.rows:
        chart = groups_chart(found, address.source, voice_of(context))
        image = await drawn(context, chart, str(address.number))
    return screen(
        t(f"results-groups-{LEVELS[address.by]}"),
        sample_mark(address.source),
        question_line(outcome.question(address.number)),
        None if found.rows else t("results-groups-small"),
        picture=image,
        back=Groups(**address.model_dump()),
    )


def comparable(outcome: Outcome) -> list[QuestionResult]:
    """The questions that have bars to compare."""
    return [one for one in outcome.results.questions if is_drawn(one)]


def _levels(outcome: Outcome, number: int) -> dict[By, Comparison]:
    return {by: outcome.compare(number, level) for by, level in LEVELS.items()}


def _row(found: Comparison, row: GroupResult) -> list[Text]:
    title = group_title(row.title)
    named = t("results-group", group=title, count=row.answered) if row.answered is not None else None
    lines = [t("blank"), named or t("results-group-alone", group=title)]
    if row.mean is not None:
        lines.append(t("results-mean", mean=number(row.mean)))
    return lines + [
        t("results-group-bar", label=label(found.question, bar), figures=_figures(count, row.answered))
        for bar, count in zip(found.bars, row.counts, strict=True)
    ]


def _figures(count: int, of: int | None) -> Text:
    return t("results-bar-figures", count=count, share=share(count / of)) if of else t("results-bar-count", count=count)


def _unless_whole(found: Comparison) -> Sequence[Text]:
    """What is missing: all groups are too small, or some stand together."""
    if not found.rows:
        return [t("blank"), t("results-groups-small")]
    return [t("blank"), t("results-groups-rest")] if any(not one.title for one in found.rows) else []
