"""What each indicator counts, as conditions on rows: the definitions of product.md («Indicators»).

Of tickets only faults count among the tickets, shortages among the supplies; work that was planned is neither.
"""

from typing import Any, Final

from sqlalchemy import CTE, ColumnElement, FromClause, and_, case, exists, func, or_, select

from bot.services.status.counted import Conditions, Rows, Spread, Where
from models.base import table
from models.news import NewsPost, NewsTally, PostState, Reaction
from models.people import Guardianship, Identity, Invitation
from models.roadmap import ItemState, RoadmapControl, RoadmapEvent, RoadmapEvidence, RoadmapItem
from models.school import Asset
from models.supplies import Consumable, StockMove
from models.surveys import Survey, SurveyState, SurveyUnit
from models.tickets import Ticket, TicketCategory, TicketState

# From so many faults within a period on, a room or a device is one with repeated faults.
OFTEN: Final = 3

_TICKETS, _TICKET = table(Ticket), table(Ticket).c
_ITEMS, _ITEM = table(RoadmapItem), table(RoadmapItem).c
_CONTROL, _EVENT, _SHOWN = table(RoadmapControl).c, table(RoadmapEvent).c, table(RoadmapEvidence).c
_POSTS, _POST, _TALLY = table(NewsPost), table(NewsPost).c, table(NewsTally).c
_SURVEY, _UNIT = table(Survey).c, table(SurveyUnit).c
_CONSUMABLES, _CONSUMABLE, _MOVE = table(Consumable), table(Consumable).c, table(StockMove).c
_ASSETS, _ASSET = table(Asset), table(Asset).c
_INVITATIONS, _INVITATION = table(Invitation), table(Invitation).c


def met(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows fulfil it; 0 of none."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def total(column: ColumnElement[Any]) -> ColumnElement[int]:
    """The sum, 0 of nothing."""
    return func.coalesce(func.sum(column), 0)


# --- Tickets ---


def _opened(category: TicketCategory) -> Where:
    def where(spans: CTE) -> Conditions:
        return (
            and_(_TICKET.category == category, _TICKET.opened_at >= spans.c.start, _TICKET.opened_at < spans.c.end),
            _TICKET.state != TicketState.UNCONFIRMED,
        )

    return where


def _opened_in(column: ColumnElement[Any]) -> Where:
    def where(spans: CTE) -> Conditions:
        return *_opened(TicketCategory.FAULT)(spans), column.is_not(None)

    return where


def _solved(spans: CTE) -> Conditions:
    within = and_(_TICKET.solved_at >= spans.c.start, _TICKET.solved_at < spans.c.end)
    return (and_(_TICKET.category == TicketCategory.FAULT, within),)


def _solved_measured(spans: CTE) -> Conditions:
    return *_solved(spans), _TICKET.solved_in.is_not(None)


def _judged(spans: CTE) -> Conditions:
    return *_solved(spans), _TICKET.in_time.is_not(None)


def _closed(spans: CTE) -> Conditions:
    within = and_(_TICKET.closed_at >= spans.c.start, _TICKET.closed_at < spans.c.end)
    return and_(_TICKET.category == TicketCategory.FAULT, within), _TICKET.state == TicketState.CLOSED


def _responded(spans: CTE) -> Conditions:
    within = and_(_TICKET.responded_at >= spans.c.start, _TICKET.responded_at < spans.c.end)
    return and_(_TICKET.category == TicketCategory.FAULT, within), _TICKET.reacted_in.is_not(None)


def _open(category: TicketCategory) -> Where:
    """Open by a moment: nobody has solved, closed or cancelled it before."""

    def where(spans: CTE) -> Conditions:
        return (
            _TICKET.category == category,
            or_(_TICKET.closed_at.is_(None), _TICKET.closed_at >= spans.c.at),
            _TICKET.opened_at < spans.c.at,
            or_(_TICKET.solved_at.is_(None), _TICKET.solved_at >= spans.c.at),
            _TICKET.state != TicketState.UNCONFIRMED,
        )

    return where


def _overdue(spans: CTE) -> Conditions:
    return *_open(TicketCategory.FAULT)(spans), _TICKET.solve_by < spans.c.at


def _tickets(where: Where, **more: Any) -> Rows:
    return Rows("ticket", _TICKET.id, _TICKETS, where, **more)


TICKETS_OPENED: Final = _tickets(_opened(TicketCategory.FAULT))
TICKETS_SOLVED: Final = _tickets(_solved)
TICKETS_CLOSED: Final = _tickets(_closed)
TICKETS_OPEN: Final = _tickets(_open(TicketCategory.FAULT))
TICKETS_OVERDUE: Final = _tickets(_overdue)
SOLVED_IN_TIME: Final = _tickets(_judged, part=lambda _: met(_TICKET.in_time.is_(True)))
REOPENED: Final = _tickets(_solved, part=lambda _: met(_TICKET.returns > 0))
REACTION: Final = Spread(_tickets(_responded), _TICKET.reacted_in)
SOLUTION: Final = Spread(_tickets(_solved_measured), _TICKET.solved_in)
REPEATED_ROOMS: Final = Rows("room", _TICKET.room_id, _TICKETS, _opened_in(_TICKET.room_id), at_least=OFTEN)
REPEATED_DEVICES: Final = Rows("asset", _TICKET.asset_id, _TICKETS, _opened_in(_TICKET.asset_id), at_least=OFTEN)

# --- Supplies ---

SHORTAGES_OPENED: Final = _tickets(_opened(TicketCategory.SHORTAGE))
SHORTAGES_OPEN: Final = _tickets(_open(TicketCategory.SHORTAGE))


def _used(spans: CTE) -> Conditions:
    return _MOVE.at >= spans.c.start, _MOVE.at < spans.c.end, _MOVE.amount < 0


def _below_minimum(spans: CTE) -> Conditions:
    """What was in stock by a moment is what is there now without what moved since."""
    since = select(total(_MOVE.amount)).where(_MOVE.consumable_id == _CONSUMABLE.id, _MOVE.at >= spans.c.at)
    then = _CONSUMABLE.stock - since.correlate(_CONSUMABLES, spans).scalar_subquery()
    return _CONSUMABLE.is_retired.is_(False), _CONSUMABLE.minimum.is_not(None), then < _CONSUMABLE.minimum


CONSUMABLES_USED: Final = Rows("consumable", _MOVE.consumable_id, table(StockMove), _used, whole=total(-_MOVE.amount))
BELOW_MINIMUM: Final = Rows("consumable", _CONSUMABLE.id, _CONSUMABLES, _below_minimum)

# --- The roadmap ---


def _of_year(spans: CTE) -> Conditions:
    """Items of the school year of the period's last day that are on control."""
    return _ITEM.year == spans.c.year, _ITEM.state != ItemState.DROPPED


def _still_open(spans: CTE) -> ColumnElement[bool]:
    return or_(_ITEM.closed_at.is_(None), _ITEM.closed_at >= spans.c.at)


def _is_done(spans: CTE) -> ColumnElement[bool]:
    return and_(_ITEM.state == ItemState.DONE, _ITEM.closed_at < spans.c.at)


def _late(spans: CTE) -> Conditions:
    missed = and_(_CONTROL.is_pulse.is_(False), _CONTROL.day < spans.c.day)
    unmet = or_(_CONTROL.closed_at.is_(None), _CONTROL.closed_at >= spans.c.at)
    found = exists().where(_CONTROL.item_id == _ITEM.id, missed, unmet).correlate(_ITEMS, spans)
    return *_of_year(spans), _still_open(spans), found


def _without_news(spans: CTE) -> Conditions:
    """Nobody has said or shown anything for long, of what had begun by then."""
    said = exists().where(
        _EVENT.item_id == _ITEM.id,
        _EVENT.at >= spans.c.quiet,
        _EVENT.at < spans.c.at,
        _EVENT.person_id.is_not(None),
    )
    begun = and_(_ITEM.created_at < spans.c.quiet, _ITEM.starts_on <= spans.c.quiet_day)
    return *_of_year(spans), _still_open(spans), begun, ~said.correlate(_ITEMS, spans)


_IS_SHOWN = exists().where(_SHOWN.item_id == _ITEM.id, _SHOWN.removed_at.is_(None)).correlate(_ITEMS)


def _items(where: Where, **more: Any) -> Rows:
    return Rows("item", _ITEM.id, _ITEMS, where, **more)


ITEMS_OVERDUE: Final = _items(_late)
ITEMS_DONE: Final = _items(_of_year, part=lambda spans: met(_is_done(spans)))
ITEMS_SILENT: Final = _items(_without_news)
ITEMS_SHOWN: Final = _items(lambda spans: (*_of_year(spans), _is_done(spans)), part=lambda _: met(_IS_SHOWN))

# --- News and letters ---

_TALLIED: FromClause = table(NewsTally).join(_POSTS, _TALLY.post_id == _POST.id)


def _sent(spans: CTE) -> Conditions:
    return _POST.sent_at >= spans.c.start, _POST.sent_at < spans.c.end, _POST.state == PostState.SENT


def _due_letters(spans: CTE) -> Conditions:
    """Letters whose last day is over: of others nobody knows yet."""
    within = and_(_POST.react_by >= spans.c.first, _POST.react_by < spans.c.after, _POST.react_by < spans.c.day)
    return within, _POST.reaction != Reaction.NONE, _POST.state == PostState.SENT


POSTS_SENT: Final = Rows("news", _POST.id, _POSTS, _sent)
NEWS_REACHED: Final = Rows(
    "news", _TALLY.post_id, _TALLIED, _sent, whole=total(_TALLY.meant), part=lambda _: total(_TALLY.reached)
)
REACTED_IN_TIME: Final = Rows(
    "news", _TALLY.post_id, _TALLIED, _due_letters, whole=total(_TALLY.units), part=lambda _: total(_TALLY.in_time)
)
LAST_POST: Final = Rows(
    "news",
    _POST.id,
    _POSTS,
    lambda spans: (_POST.sent_at < spans.c.at, _POST.state == PostState.SENT),
    whole=func.max(_POST.sent_at),
)

# --- Surveys ---


def _ran(spans: CTE) -> Conditions:
    running = or_(_SURVEY.ended_at.is_(None), _SURVEY.ended_at >= spans.c.start)
    asked = _SURVEY.state.in_((SurveyState.RUNNING, SurveyState.ENDED))
    return asked, _SURVEY.started_at < spans.c.at, running


SURVEY_ANSWERED: Final = Rows(
    "survey",
    _UNIT.survey_id,
    table(Survey).join(table(SurveyUnit), _UNIT.survey_id == _SURVEY.id),
    _ran,
    part=lambda _: met(_UNIT.answered.is_(True)),
)

# --- The school ---


def _invited(spans: CTE) -> Conditions:
    return (_INVITATION.created_at < spans.c.at,)


_WHOM = func.coalesce(_INVITATION.person_id, _INVITATION.child_id)
_HAS_JOINED = or_(
    exists().where(table(Identity).c.person_id == _INVITATION.person_id).correlate(_INVITATIONS),
    exists().where(table(Guardianship).c.child_id == _INVITATION.child_id).correlate(_INVITATIONS),
)


def _confirmed(spans: CTE) -> ColumnElement[int]:
    """Since the school year began. An earlier day is not kept, so that a past period may show fewer than there were."""
    return met(and_(_ASSET.confirmed_on >= spans.c.autumn, _ASSET.confirmed_on < spans.c.after))


ASSETS_CONFIRMED: Final = Rows("asset", _ASSET.id, _ASSETS, lambda _: (), part=_confirmed)
PEOPLE_JOINED: Final = Rows(
    "person",
    _WHOM,
    _INVITATIONS,
    _invited,
    whole=func.count(_WHOM.distinct()),
    part=lambda _: func.count(case((_HAS_JOINED, _WHOM)).distinct()),
)
