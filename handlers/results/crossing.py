"""Two questions against each other: which two, and the table of both."""

import asyncio

from bot.services.surveys.shapes import CrossTable
from bot.ui import Button, Screen, Text, column, page_of, pager, screen, t
from handlers.results.addresses import Compare, Cross, CrossPicture, First, Second
from handlers.results.charts import cross_chart
from handlers.results.common import choices, drawn, outcome_of, question_line, sample_mark, voice_of
from handlers.results.groups import LINES_SHOWN, comparable
from handlers.results.phrases import label, share
from handlers.site import Context


async def first(context: Context, address: First) -> Screen:
    """Which question stands at the side?"""
    outcome = await outcome_of(context, address.source, address.id)
    fitting = comparable(outcome)
    to = {one.question.number: Second(source=address.source, id=address.id, row=one.question.number) for one in fitting}
    return screen(
        t("results-cross-title"),
        sample_mark(address.source),
        t("results-cross-first" if len(fitting) > 1 else "results-compare-none"),
        rows=choices(fitting, address, address.page, to),
        back=Compare(source=address.source, id=address.id),
    )


async def second(context: Context, address: Second) -> Screen:
    """Which one stands on top?"""
    outcome = await outcome_of(context, address.source, address.id)
    chosen = outcome.question(address.row)
    others = [one for one in comparable(outcome) if one.question.number != address.row]
    to = {
        one.question.number: Cross(source=address.source, id=address.id, row=address.row, column=one.question.number)
        for one in others
    }
    return screen(
        t("results-cross-title"),
        sample_mark(address.source),
        question_line(chosen),
        t("results-cross-second"),
        rows=choices(others, address, address.page, to),
        back=First(source=address.source, id=address.id),
    )


async def cross(context: Context, address: Cross) -> Screen:
    """The table, row by row."""
    outcome = await outcome_of(context, address.source, address.id)
    found = await asyncio.to_thread(outcome.cross, address.row, address.column)
    size = max(1, LINES_SHOWN // (len(found.columns) + 2))
    places = page_of(range(len(found.rows)), address.page, size)
    shown_as = CrossPicture(source=address.source, id=address.id, row=address.row, column=address.column)
    return screen(
        t("results-cross-title"),
        sample_mark(address.source),
        question_line(outcome.question(address.row)),
        question_line(outcome.question(address.column)),
        *(line for place in places for line in _row(found, place)),
        *(() if found.rows else (t("blank"), t("results-cross-small"))),
        rows=(
            *column([Button(t("results-picture"), shown_as) if found.rows else None]),
            *pager(address, address.page, len(found.rows), size),
        ),
        back=Second(source=address.source, id=address.id, row=address.row),
    )


async def picture(context: Context, address: CrossPicture) -> Screen:
    """The same as a picture."""
    outcome = await outcome_of(context, address.source, address.id)
    found = await asyncio.to_thread(outcome.cross, address.row, address.column)
    image = None
    if found.rows:
        chart = cross_chart(found, address.source, voice_of(context))
        image = await drawn(context, chart, f"{address.row}-{address.column}")
    return screen(
        t("results-cross-title"),
        sample_mark(address.source),
        question_line(outcome.question(address.row)),
        question_line(outcome.question(address.column)),
        None if found.rows else t("results-cross-small"),
        picture=image,
        back=Cross(**address.model_dump()),
    )


def _row(found: CrossTable, place: int) -> list[Text]:
    bar = found.rows[place]
    lines = [t("blank"), t("results-group", group=label(found.row_question, bar), count=bar.count)]
    for other, count in zip(found.columns, found.cells[place], strict=True):
        part = share(count / bar.count) if bar.count else share(0)
        figures = t("results-bar-figures", count=count, share=part)
        lines.append(t("results-group-bar", label=label(found.column_question, other), figures=figures))
    return lines
