"""The indicators of the school: the one list of what is counted, how it is judged and who may see it.

What each is called and how it is defined in words stands in locales/*/indicators.ftl (`indicator-<code>`,
`indicator-<code>-about`). Source of the list: product.md, «Indicators».
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.access import Permission
from bot.services.status import sources
from bot.services.status.counted import Rows, Spread
from bot.services.status.shapes import Area, Better, Figure, Light, Unit


@dataclass(frozen=True, slots=True)
class Limits:
    """From which value on a light is yellow, and from which red, in the direction that is worse."""

    yellow: float
    red: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure. source: how it is counted; percent: which percentile, of a spread.

    serves: words of the plan's item that it tells about, by which it is found («a+b»: both); none: it tells of the
    whole plan, or of the school. is_moment: how things stand at the end of the period, not what happened in it.
    limits: of those that decide a light.
    """

    code: str
    area: Area
    unit: Unit
    better: Better
    source: Rows | Spread
    serves: Sequence[str]
    percent: int = 0
    is_moment: bool = False
    limits: Limits | None = None
    permission: Permission = Permission.STATUS_SEE

    @property
    def rows(self) -> Rows:
        """The rows behind it."""
        return self.source.rows if isinstance(self.source, Spread) else self.source

    def light(self, figure: Figure) -> Light:
        """How good a figure is; UNKNOWN where there is none, or nothing to judge it by."""
        if figure.value is None or self.limits is None:
            return Light.UNKNOWN
        worse = -1 if self.better is Better.MORE else 1
        if figure.value * worse >= self.limits.red * worse:
            return Light.RED
        return Light.YELLOW if figure.value * worse >= self.limits.yellow * worse else Light.GREEN


# Of the order's plan (appendix 1): 2.4 upkeep, 2.1 inspection, 2.10 the website, 5.1 and 5.2 the families. Schools
# number their plans as they like, so that words find the item.
ANY: Final[Sequence[str]] = ()
UPKEEP: Final = ("обслуж", "ремонт")
INSPECTION: Final = ("осмотр", "мониторинг+компьютер", "инвентар")
WEBSITE: Final = ("наполня+сайт", "наполн+сайт")
INFORMING: Final = ("рассказ+родител", "информ+родител")
NEEDS: Final = ("опрос+родител", "потребност+родител")

_LESS, _MORE, _NEITHER = Better.LESS, Better.MORE, Better.NEITHER
_ROADMAP, _TICKETS, _SUPPLIES = Area.ROADMAP, Area.TICKETS, Area.SUPPLIES

# The first of an area that has limits decides its light.

INDICATORS: Final = (
    Indicator(
        "items_overdue",
        _ROADMAP,
        Unit.COUNT,
        _LESS,
        sources.ITEMS_OVERDUE,
        ANY,
        is_moment=True,
        limits=Limits(1, 3),
    ),
    Indicator("items_done", _ROADMAP, Unit.SHARE, _MORE, sources.ITEMS_DONE, ANY, is_moment=True),
    Indicator("items_silent", _ROADMAP, Unit.COUNT, _LESS, sources.ITEMS_SILENT, ANY, is_moment=True),
    Indicator("items_shown", _ROADMAP, Unit.SHARE, _MORE, sources.ITEMS_SHOWN, ANY, is_moment=True),
    Indicator(
        "tickets_overdue",
        _TICKETS,
        Unit.COUNT,
        _LESS,
        sources.TICKETS_OVERDUE,
        UPKEEP,
        is_moment=True,
        limits=Limits(1, 5),
    ),
    Indicator("tickets_open", _TICKETS, Unit.COUNT, _LESS, sources.TICKETS_OPEN, UPKEEP, is_moment=True),
    Indicator("tickets_opened", _TICKETS, Unit.COUNT, _NEITHER, sources.TICKETS_OPENED, UPKEEP),
    Indicator("tickets_solved", _TICKETS, Unit.COUNT, _NEITHER, sources.TICKETS_SOLVED, UPKEEP),
    Indicator("tickets_closed", _TICKETS, Unit.COUNT, _NEITHER, sources.TICKETS_CLOSED, UPKEEP),
    Indicator("solved_in_time", _TICKETS, Unit.SHARE, _MORE, sources.SOLVED_IN_TIME, UPKEEP),
    Indicator("reopened", _TICKETS, Unit.SHARE, _LESS, sources.REOPENED, UPKEEP),
    Indicator("reaction_median", _TICKETS, Unit.HOURS, _LESS, sources.REACTION, UPKEEP, percent=50),
    Indicator("reaction_p90", _TICKETS, Unit.HOURS, _LESS, sources.REACTION, UPKEEP, percent=90),
    Indicator("solution_median", _TICKETS, Unit.HOURS, _LESS, sources.SOLUTION, UPKEEP, percent=50),
    Indicator("solution_p90", _TICKETS, Unit.HOURS, _LESS, sources.SOLUTION, UPKEEP, percent=90),
    Indicator("repeated_rooms", _TICKETS, Unit.COUNT, _LESS, sources.REPEATED_ROOMS, UPKEEP),
    Indicator("repeated_devices", _TICKETS, Unit.COUNT, _LESS, sources.REPEATED_DEVICES, UPKEEP),
    Indicator(
        "below_minimum",
        _SUPPLIES,
        Unit.COUNT,
        _LESS,
        sources.BELOW_MINIMUM,
        UPKEEP,
        is_moment=True,
        limits=Limits(1, 3),
    ),
    Indicator("shortages_open", _SUPPLIES, Unit.COUNT, _LESS, sources.SHORTAGES_OPEN, UPKEEP, is_moment=True),
    Indicator("shortages_opened", _SUPPLIES, Unit.COUNT, _NEITHER, sources.SHORTAGES_OPENED, UPKEEP),
    Indicator("consumables_used", _SUPPLIES, Unit.COUNT, _NEITHER, sources.CONSUMABLES_USED, UPKEEP),
    Indicator(
        "reacted_in_time",
        Area.NEWS,
        Unit.SHARE,
        _MORE,
        sources.REACTED_IN_TIME,
        INFORMING,
        limits=Limits(89.5, 69.5),
    ),
    Indicator("news_reached", Area.NEWS, Unit.SHARE, _MORE, sources.NEWS_REACHED, INFORMING),
    Indicator("posts_sent", Area.NEWS, Unit.COUNT, _NEITHER, sources.POSTS_SENT, INFORMING),
    Indicator("days_since_post", Area.NEWS, Unit.DAYS, _LESS, sources.LAST_POST, WEBSITE, is_moment=True),
    Indicator(
        "survey_answered",
        Area.SURVEYS,
        Unit.SHARE,
        _MORE,
        sources.SURVEY_ANSWERED,
        NEEDS,
        limits=Limits(59.5, 39.5),
    ),
    Indicator("assets_confirmed", Area.SCHOOL, Unit.SHARE, _MORE, sources.ASSETS_CONFIRMED, INSPECTION, is_moment=True),
    Indicator("people_joined", Area.SCHOOL, Unit.SHARE, _MORE, sources.PEOPLE_JOINED, ANY, is_moment=True),
)

BY_CODE: Final[Mapping[str, Indicator]] = {one.code: one for one in INDICATORS}
# Which indicator stands for an area in the status.
LEADING: Final[Mapping[Area, Indicator]] = {
    area: next(one for one in INDICATORS if one.area is area and one.limits is not None)
    for area in Area
    if area is not Area.SCHOOL
}
