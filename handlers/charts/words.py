"""A picture in words, made of the very thing that is drawn, so that the two can't differ."""

from collections.abc import Iterator
from typing import Final

from bot.reports.status_chart import (
    KindTimes,
    RatesChart,
    RoadmapChart,
    SectionBar,
    StatusChart,
    SuppliesChart,
    TimesChart,
    WeeksChart,
)
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.status_phrases import together

# Eight rows of such labels with their figures are shorter than a caption may be.
LABEL_SHOWN: Final = 30
WORDS_SHOWN: Final = 44
NOTE_SHOWN: Final = 160


def is_empty(chart: StatusChart) -> bool:
    """Whether there is nothing to draw."""
    return next(_rows(chart), None) is None


def words_of(chart: StatusChart) -> list[Text]:
    """Its title, its rows with all their numbers, its note."""
    title = t("charts-title", title=chart.title)
    if is_empty(chart):
        return [title, t("charts-none")]
    note = [t("blank"), t("text", text=shorten(chart.note, NOTE_SHOWN))] if chart.note else []
    return [title, t("blank"), *_head(chart), *_rows(chart), *note]


def _head(chart: StatusChart) -> Iterator[Text]:
    """What the numbers of a row are, where each has several."""
    match chart:
        case WeeksChart():
            yield t("charts-words-weeks", opened=chart.opened, closed=chart.closed)
        case TimesChart():
            yield t("charts-words-times", median=chart.median, slow=chart.slow, promised=chart.promised)


def _rows(chart: StatusChart) -> Iterator[Text]:
    match chart:
        case RoadmapChart():
            yield from (_section(chart, one) for one in chart.sections)
        case WeeksChart() if chart.weeks:
            weeks = (
                t("charts-words-week", start=one.start, opened=str(one.opened), closed=str(one.closed))
                for one in chart.weeks
            )
            yield together(*weeks)
        case TimesChart():
            yield from (_kind(one) for one in chart.kinds)
        case RatesChart():
            yield from (_row(one.label, one.words) for one in chart.groups)
        case SuppliesChart():
            for item in chart.items:
                line = _row(item.label, item.words)
                yield t("charts-words-bad", line=line) if item.stock < item.minimum else line


def _section(chart: RoadmapChart, one: SectionBar) -> Text:
    parts = {chart.done: one.done, chart.going: one.going, chart.overdue: one.overdue, chart.waiting: one.waiting}
    told = [t("charts-words-part", name=name, count=count) for name, count in parts.items() if count]
    line = _row(one.label, together(t("charts-words-all", count=sum(parts.values())), *told))
    return t("charts-words-bad", line=line) if one.overdue else line


def _kind(one: KindTimes) -> Text:
    spans = (one.median, one.slow, one.promised)
    median, slow, promised = (t("charts-words-unknown") if span is None else span.words for span in spans)
    line = _row(one.label, t("charts-words-spans", median=median, slow=slow, promised=promised))
    is_late = one.median is not None and one.promised is not None and one.median.hours > one.promised.hours
    return t("charts-words-bad", line=line) if is_late else line


def _row(label: str, words: Text | str) -> Text:
    return t("charts-words-row", label=shorten(label, LABEL_SHOWN), words=words)
