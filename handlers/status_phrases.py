"""What features of the status share: the period of an address and its button, a figure with its unit, a change."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from bot.errors import Missing
from bot.services.snapshot import Snapshot
from bot.services.status.periods import Period, PeriodKind, month_of, read_code, sensible
from bot.services.status.reading import AreaLight, trend
from bot.services.status.registry import BY_CODE, Indicator
from bot.services.status.shapes import Figure, Light, Reading, Trend, Unit
from bot.ui import Button, Text, t
from handlers.site import Context

_WHOLE_SHARE = 100
_RANKS: Final = {Light.RED: 0, Light.YELLOW: 1, Light.GREEN: 2, Light.UNKNOWN: 3}
_HOUR = 60


def period_name(period: Period, school: Snapshot) -> Text:
    """«ноябрь 2026», «неделя 16.11–22.11.2026», «2-я четверть 2026/2027», «01.10–15.10.2026»."""
    match period.kind:
        case PeriodKind.DAY:
            return t("status-period-day", day=period.first)
        case PeriodKind.WEEK:
            # Two of them stand in a row of buttons, over the new year too.
            return t("status-period-week", first=f"{period.first:%d.%m}", last=period.last)
        case PeriodKind.MONTH:
            return t(f"status-month-{period.first.month}", year=str(period.first.year))
        case PeriodKind.TERM:
            year = school.year_of(period.first)
            return t(f"status-period-{year.kind}", number=str(period.number), year=year.title)
        case PeriodKind.YEAR:
            return t("status-period-year", year=school.year_of(period.first).title)
        case PeriodKind.OWN:
            return days_words(period.first, period.last)


def period_of(context: Context, code: str) -> Period:
    """The period of an address, this month for none; Missing for what is no period, Invalid for a senseless one."""
    today = context.school.today(context.now)
    if not code:
        return month_of(today)
    try:
        return sensible(read_code(code, context.school), today)
    except ValueError as error:
        raise Missing from error


def period_button(context: Context, period: Period, what: str) -> Button:
    """The period that is shown; behind it stand others, which lead back to where it is (LEADS of handlers/status)."""
    name = period_name(period, context.school)
    return Button(t("status-period-button", period=name), f"status.period:{period.code}:{what}")


def days_words(first: date, last: date) -> Text:
    """«01.10–22.10.2026», with both years where they differ."""
    if first.year == last.year:
        return t("status-days", first=f"{first:%d.%m}", last=last)
    return t("status-days-years", first=first, last=last)


def worst_first(lights: Iterable[AreaLight]) -> list[AreaLight]:
    """What is red stands first, then what is yellow; what nobody knows comes last."""
    return sorted(lights, key=lambda one: _RANKS[one.light])


def light_sign(light: Light) -> Text:
    """A sign that is told from the others by its shape too."""
    return t(f"status-light-{light}")


def figure_words(indicator: Indicator, figure: Figure) -> Text:
    """A figure with its unit; that there is nothing to count where it has no value."""
    if figure.value is None:
        return t("status-nothing")
    match indicator.unit:
        case Unit.SHARE:
            return t("status-share", share=str(_percent(figure)), part=figure.part, whole=figure.whole)
        case _:
            return _amount(indicator.unit, figure.value)


def figure_short(indicator: Indicator, figure: Figure) -> Text:
    """The same without of how many a share is."""
    if indicator.unit is Unit.SHARE and figure.value is not None:
        return t("status-percent", share=str(_percent(figure)))
    return figure_words(indicator, figure)


def change_words(indicator: Indicator, reading: Reading) -> Text | None:
    """What became of it since the period before: «▲ 2, хуже», «▼ с 68 %, хуже»; None where that is not known."""
    meaning = trend(indicator, reading)
    now, before = reading.now.value, reading.before.value
    if meaning is None or now is None or before is None:
        return None
    if meaning is Trend.SAME:
        return t("status-change-same")
    if indicator.unit is not Unit.SHARE:
        amount = _amount(indicator.unit, abs(now - before))
    elif _percent(reading.now) == _percent(reading.before):
        return t("status-change-same")
    else:
        # From where it moved: a difference of shares has a name for experts only.
        amount = t("status-moved-from", figure=figure_short(indicator, reading.before))
    moved = t("status-moved-up" if now > before else "status-moved-down", amount=amount)
    return t(f"status-change-{meaning}", moved=moved)


def light_line(one: AreaLight) -> Text:
    """An area with its light, its figure and what became of it."""
    indicator, reading = BY_CODE[one.reading.code], one.reading
    sign, name = light_sign(one.light), t(f"status-area-{one.area}")
    if reading.failed:
        return t("status-light-failed", sign=sign, area=name)
    return t(
        "status-light-line",
        sign=sign,
        area=name,
        name=t(f"indicator-{indicator.code}"),
        figure=together(figure_short(indicator, reading.now), change_words(indicator, reading)),
    )


def together(*parts: Text | None) -> Text:
    """Parts of a line, as far as there are any: «61 % · ▼ с 69 %, хуже»."""
    first, *rest = [part for part in parts if part is not None] or [t("blank")]
    return together(t("status-together", one=first, two=rest[0]), *rest[1:]) if rest else first


def hours_words(minutes: int) -> Text:
    """«3,5 ч», «24 мин»."""
    return _amount(Unit.HOURS, minutes / _HOUR)


def _percent(figure: Figure) -> int:
    """In whole percent: all only where it is all, nothing only where it is nothing."""
    share = round(figure.value or 0)
    if figure.part and share == 0:
        return 1
    return _WHOLE_SHARE - 1 if figure.part < figure.whole and share == _WHOLE_SHARE else share


def _amount(unit: Unit, value: float) -> Text:
    match unit:
        case Unit.HOURS:
            if 0 < value < 1:
                return t("status-minutes", count=round(value * _HOUR))
            tenths = round(value * 10)
            whole, tenth = divmod(tenths, 10)
            return t("status-hours-part", count=whole, tenth=str(tenth)) if tenth else t("status-hours", count=whole)
        case Unit.DAYS:
            return t("status-days-count", count=round(value))
        case _:
            return t("status-count", count=round(value))
