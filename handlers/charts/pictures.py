"""What is read becomes what is drawn, in the reader's language; of long lists what matters most."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.i18n import Voice
from bot.reports.status_chart import (
    ROWS,
    GroupRate,
    RatesChart,
    RoadmapChart,
    SectionBar,
    Span,
    StatusChart,
    Stock,
    SuppliesChart,
    TimesChart,
    Week,
    WeeksChart,
)
from bot.reports.status_chart import KindTimes as KindBar
from bot.services.snapshot import Snapshot
from bot.services.status.breakdowns.plan import Section
from bot.services.status.breakdowns.shapes import KindTimes, Step
from bot.services.status.charting import StockLevel, trend_of
from bot.services.status.periods import Period
from bot.services.status.registry import BY_CODE
from bot.services.status.shapes import Figure
from bot.services.surveys.shapes import Rate
from bot.ui import Text, t
from handlers.charts.addresses import Chart
from handlers.phrases import kind_name
from handlers.site import Context
from handlers.status_phrases import figure_words, hours_words, period_name
from handlers.survey_phrases import group_title

_HOUR: Final = 60
_WEEK_DAYS: Final = 7
# Of what is longer the last ones are drawn.
MOST_WEEKS: Final = 26


class Pictures:
    """Makes the pictures of one period for one reader. by: until which day things are told as they stand."""

    def __init__(self, period: Period, school: Snapshot, by: date, voice: Voice) -> None:
        self._period = period
        self._name = period_name(period, school)
        self._by = by
        self._voice = voice

    def roadmap(self, found: Sequence[Section]) -> RoadmapChart:
        """Sections in their order; of more than fit those with the most that is overdue."""
        shown = sorted(found, key=lambda one: (-one.overdue, -one.going))[:ROWS]
        bars = [
            SectionBar(self._section(one), one.done, one.going, one.overdue, one.waiting)
            for one in found
            if one in shown
        ]
        return RoadmapChart(
            self._title("roadmap"),
            bars,
            done=self._say("charts-roadmap-done"),
            going=self._say("charts-roadmap-going"),
            overdue=self._say("charts-roadmap-overdue"),
            waiting=self._say("charts-roadmap-waiting"),
            note=self._note(t("charts-by", day=self._by), len(found) - len(bars)),
        )

    def weeks(self, found: Sequence[Step]) -> WeeksChart:
        """The last weeks or months; none where nothing came and nothing was solved."""
        are_months = any((one.last - one.first).days >= _WEEK_DAYS for one in found)
        pattern, by = ("%m.%Y", "months") if are_months else ("%d.%m", "weeks")
        weeks = [Week(one.first.strftime(pattern), one.opened, one.solved) for one in found[-MOST_WEEKS:]]
        shown = weeks if any(one.opened or one.closed for one in weeks) else []
        is_wider = bool(found) and found[0].first < self._period.first
        return WeeksChart(
            self._title(by),
            shown,
            opened=self._say("charts-weeks-opened"),
            closed=self._say("charts-weeks-solved"),
            note=self._note(t("charts-weeks-wider" if is_wider else f"charts-{by}-note"), len(found) - len(weeks)),
        )

    def times(self, found: Sequence[KindTimes]) -> TimesChart:
        """What took longest beside its promise."""
        kinds = [
            KindBar(
                self._voice.plain(kind_name(one.kind)),
                self._span(one.promised),
                self._span(one.times.median),
                self._span(one.times.slow),
            )
            for one in found[:ROWS]
        ]
        return TimesChart(
            self._title("times"),
            kinds,
            promised=self._say("charts-times-promised"),
            median=self._say("charts-times-median"),
            slow=self._say("charts-times-slow"),
            late=self._say("charts-times-late"),
            note=self._note(t("charts-times-note"), len(found) - len(kinds)),
        )

    def rates(self, found: Sequence[Rate]) -> RatesChart:
        """All together, then groups in their order; of more than fit those of which the fewest answered."""
        asked = [one for one in found if one.asked]
        if not asked:
            return RatesChart(self._title("rates"), [])
        lowest = sorted(asked, key=lambda one: one.answered / one.asked)[: ROWS - 1]
        shown = [one for one in asked if one in lowest]
        whole = Rate("", sum(one.answered for one in asked), sum(one.asked for one in asked))
        rows = [self._rate(whole, t("charts-rates-all"))]
        rows += [self._rate(one, group_title(one.group)) for one in shown if len(asked) > 1]
        left_out = len(asked) - len(shown)
        note = self._note(t("charts-rates-lowest" if left_out else "charts-rates-note"), left_out)
        return RatesChart(self._title("rates"), rows, note)

    def supplies(self, found: Sequence[StockLevel]) -> SuppliesChart:
        """What is shortest first."""
        items = [
            Stock(f"{one.name}, {one.unit}", one.stock, one.minimum, self._voice.plain(_stock_words(one)))
            for one in found[:ROWS]
        ]
        return SuppliesChart(
            self._title("supplies"),
            items,
            enough=self._say("charts-supplies-enough"),
            short=self._say("charts-supplies-short"),
            minimum=self._say("charts-supplies-minimum"),
            note=self._note(t("charts-by", day=self._by), len(found) - len(items)),
        )

    def _section(self, one: Section) -> str:
        if not one.title:
            return self._say("charts-roadmap-none")
        return f"{one.number.rstrip('.')}. {one.title}" if one.number else one.title

    def _rate(self, one: Rate, label: Text) -> GroupRate:
        figure = Figure(one.answered * 100 / one.asked, one.answered, one.asked)
        words = self._voice.plain(figure_words(BY_CODE["survey_answered"], figure))
        return GroupRate(self._voice.plain(label), one.answered / one.asked, words)

    def _span(self, minutes: int | None) -> Span | None:
        return None if minutes is None else Span(minutes / _HOUR, self._voice.plain(hours_words(minutes)))

    def _title(self, name: str) -> str:
        return self._voice.plain(t(f"charts-title-{name}", period=self._name))

    def _note(self, words: Text, left_out: int) -> str:
        """What is to be known, and how many rows found no room."""
        said = self._voice.plain(words)
        return f"{said} {self._voice.plain(t('charts-more', count=left_out))}" if left_out else said

    def _say(self, key: str) -> str:
        return self._voice.plain(t(key))


async def read_chart(context: Context, chart: Chart, period: Period) -> StatusChart:
    """A picture of the period as it is to be drawn; without rows where there is nothing to draw."""
    by = min(period.last, context.school.today(context.now))
    made = Pictures(period, context.school, by, Voice(context.actor.language, context.school.zone))
    read, actor = context.services.breakdowns, context.actor
    match chart:
        case Chart.ROADMAP:
            return made.roadmap(await read.plan.sections(actor, period))
        case Chart.TICKETS:
            weeks = trend_of(period, context.school.today(context.now))
            return made.weeks(await read.weeks.read(actor, weeks))
        case Chart.TIMES:
            return made.times(await read.tickets.promised(actor, period))
        case Chart.RATES:
            return made.rates(await context.services.status.charting.rates(actor, period))
        case Chart.SUPPLIES:
            status = await context.services.status.read.status(actor, period, ["below_minimum"])
            levels = await context.services.status.charting.supplies(actor, period)
            return made.supplies([] if status.is_before_records else levels)


def _stock_words(one: StockLevel) -> Text:
    key = "charts-stock" if one.minimum else "charts-stock-only"
    return t(key, stock=one.stock, minimum=one.minimum)
