"""What each indicator counts, as conditions on rows: the definitions of product.md («Indicators»).

Of tickets only faults count among the tickets, shortages among the supplies; work that was planned is neither.
"""

from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, case, exists, func, or_, select, union_all

from bot.services.roadmap.lines import IS_SHOWN
from bot.services.roadmap.states import NEWS
from bot.services.status.counted import Conditions, Rows, Spread, Where
from bot.services.status.spans import Bounds
from bot.services.tickets.conditions import HAS_COME, is_held
from bot.services.tickets.repeats import NO_BREAKDOWN
from models.base import table
from models.news import NewsPost, NewsTally, PostState, Reaction
from models.people import Guardianship, Identity, Invitation, Person
from models.roadmap import ItemState, RoadmapControl, RoadmapEvent, RoadmapEvidence, RoadmapItem
from models.school import Asset, Room
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
_INVITATIONS, _INVITATION, _PERSON = table(Invitation), table(Invitation).c, table(Person).c


def met(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows fulfil it; 0 of none."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def total(column: ColumnElement[Any]) -> ColumnElement[int]:
    """The sum, 0 of nothing."""
    return func.coalesce(func.sum(column), 0)


# --- Tickets ---


def _opened(category: TicketCategory) -> Where:
    def where(period: Bounds) -> Conditions:
        within = and_(_TICKET.opened_at >= period.start, _TICKET.opened_at < period.end)
        return _TICKET.category == category, within, HAS_COME

    return where


_OPENED_FAULTS: Final = _opened(TicketCategory.FAULT)


def _solved(period: Bounds) -> Conditions:
    return _TICKET.category == TicketCategory.FAULT, _TICKET.solved_at >= period.start, _TICKET.solved_at < period.end


def _closed(period: Bounds) -> Conditions:
    within = and_(_TICKET.closed_at >= period.start, _TICKET.closed_at < period.end)
    return _TICKET.category == TicketCategory.FAULT, within, _TICKET.state == TicketState.CLOSED


def _responded(period: Bounds) -> Conditions:
    within = and_(_TICKET.responded_at >= period.start, _TICKET.responded_at < period.end)
    return _TICKET.category == TicketCategory.FAULT, within, _TICKET.reacted_in.is_not(None)


def _open(category: TicketCategory) -> Where:
    """Open by a moment: nobody has solved, closed or cancelled it before.

    Two ranges of one index, not one condition with OR, for which SQLite reads all tickets that there have ever been.
    """

    def where(period: Bounds) -> Conditions:
        before = and_(
            _TICKET.category == category,
            _TICKET.opened_at < period.at,
            or_(_TICKET.solved_at.is_(None), _TICKET.solved_at >= period.at),
            HAS_COME,
        )
        still = select(_TICKET.id).where(before, _TICKET.closed_at.is_(None))
        then = select(_TICKET.id).where(before, _TICKET.closed_at >= period.at)
        return (_TICKET.id.in_(union_all(still, then)),)

    return where


_OPEN_FAULTS: Final = _open(TicketCategory.FAULT)


def _is_late(period: Bounds) -> ColumnElement[bool]:
    """Past its term, and not put off to a day that was not over then."""
    return and_(_TICKET.solve_by < period.at, ~is_held(period.ended))


def _tickets(where: Where, **more: Any) -> Rows:
    return Rows("ticket", _TICKET.id, _TICKETS, where, **more)


TICKETS_OPENED: Final = _tickets(_OPENED_FAULTS)
TICKETS_SOLVED: Final = _tickets(_solved)
TICKETS_CLOSED: Final = _tickets(_closed)
TICKETS_OPEN: Final = _tickets(_OPEN_FAULTS)
TICKETS_OVERDUE: Final = _tickets(_OPEN_FAULTS, whole=lambda period: met(_is_late(period)))
SOLVED_IN_TIME: Final = _tickets(
    _solved, whole=lambda _: func.count(_TICKET.in_time), part=lambda _: met(_TICKET.in_time.is_(True))
)
REOPENED: Final = _tickets(_solved, part=lambda _: met(_TICKET.returns > 0))
REACTION: Final = Spread(_tickets(_responded), _TICKET.reacted_in)
SOLUTION: Final = Spread(_tickets(lambda period: (*_solved(period), _TICKET.solved_in.is_not(None))), _TICKET.solved_in)


def breakdowns(period: Bounds) -> Conditions:
    """Faults that came in the period; not what several people reported of the same one, or somebody withdrew."""
    category, within, _ = _OPENED_FAULTS(period)
    return category, within, _TICKET.state.not_in(NO_BREAKDOWN)


def _often(thing: str, place: Table, of_ticket: ColumnElement[Any]) -> Rows:
    """Rooms or devices with many faults: each is asked by its own index, however many tickets there are."""

    def faults(period: Bounds) -> Select[Any]:
        return select(func.count()).where(of_ticket == place.c.id, *breakdowns(period)).correlate(place)

    def where(period: Bounds) -> Conditions:
        found = faults(period).with_only_columns(of_ticket).limit(1).offset(OFTEN - 1)
        return (found.exists(),)

    return Rows(thing, place.c.id, place, where, times=lambda period: faults(period).scalar_subquery())


REPEATED_ROOMS: Final = _often("room", table(Room), _TICKET.room_id)
REPEATED_DEVICES: Final = _often("asset", table(Asset), _TICKET.asset_id)

# --- Supplies ---

SHORTAGES_OPENED: Final = _tickets(_opened(TicketCategory.SHORTAGE))
SHORTAGES_OPEN: Final = _tickets(_open(TicketCategory.SHORTAGE))


def _used(period: Bounds) -> Conditions:
    return _MOVE.at >= period.start, _MOVE.at < period.end, _MOVE.amount < 0


def _below_minimum(period: Bounds) -> Conditions:
    """What was in stock by a moment is what is there now without what moved since."""
    since = select(total(_MOVE.amount)).where(_MOVE.consumable_id == _CONSUMABLE.id, _MOVE.at >= period.at)
    then = _CONSUMABLE.stock - since.correlate(_CONSUMABLES).scalar_subquery()
    return _CONSUMABLE.is_retired.is_(False), _CONSUMABLE.minimum.is_not(None), then < _CONSUMABLE.minimum


CONSUMABLES_USED: Final = Rows(
    "consumable", _MOVE.consumable_id, table(StockMove), _used, whole=lambda _: total(-_MOVE.amount)
)
BELOW_MINIMUM: Final = Rows("consumable", _CONSUMABLE.id, _CONSUMABLES, _below_minimum)

# --- The roadmap ---


def _on_control(period: Bounds) -> Conditions:
    """Items that were in the plan by then and not taken off control."""
    return _ITEM.created_at <= period.at, or_(_ITEM.state != ItemState.DROPPED, _ITEM.closed_at >= period.at)


def _of_year(period: Bounds) -> Conditions:
    """Items of the school year of the period's last day that are on control."""
    return _ITEM.year == period.year, *_on_control(period)


def _on_hand(period: Bounds) -> Conditions:
    """Items that somebody had to see to by then, of earlier years too until their plan is turned over."""
    is_kept, is_open = (or_(moment.is_(None), moment >= period.at) for moment in (_ITEM.rolled_at, _ITEM.closed_at))
    return _ITEM.year <= period.year, is_kept, is_open, *_on_control(period)


def _is_done(period: Bounds) -> ColumnElement[bool]:
    return and_(_ITEM.state == ItemState.DONE, _ITEM.closed_at < period.at)


def _late(period: Bounds) -> Conditions:
    """A deadline was missed, also where it waits to be accepted."""
    missed = and_(_CONTROL.is_pulse.is_(False), _CONTROL.day < period.day)
    unmet = or_(_CONTROL.closed_at.is_(None), _CONTROL.closed_at >= period.at)
    found = exists().where(_CONTROL.item_id == _ITEM.id, missed, unmet).correlate(_ITEMS)
    return *_on_hand(period), found


def _without_news(period: Bounds) -> Conditions:
    """Nobody has said how it goes or shown anything for long, of what had begun by then."""
    said = exists().where(
        _EVENT.item_id == _ITEM.id,
        _EVENT.at >= period.quiet,
        _EVENT.at < period.at,
        _EVENT.person_id.is_not(None),
        _EVENT.action.in_(sorted(NEWS)),
    )
    begun = and_(_ITEM.created_at < period.quiet, _ITEM.starts_on <= period.quiet_day)
    return *_on_hand(period), begun, ~said.correlate(_ITEMS)


_IS_SHOWN = exists().where(_SHOWN.item_id == _ITEM.id, IS_SHOWN).correlate(_ITEMS)


def _items(where: Where, **more: Any) -> Rows:
    return Rows("item", _ITEM.id, _ITEMS, where, **more)


ITEMS_OVERDUE: Final = _items(_late)
ITEMS_DONE: Final = _items(_of_year, part=lambda period: met(_is_done(period)))
ITEMS_SILENT: Final = _items(_without_news)
ITEMS_SHOWN: Final = _items(lambda period: (*_of_year(period), _is_done(period)), part=lambda _: met(_IS_SHOWN))

# --- News and letters ---

_TALLIED: FromClause = table(NewsTally).join(_POSTS, _TALLY.post_id == _POST.id)


def _sent(period: Bounds) -> Conditions:
    return _POST.sent_at >= period.start, _POST.sent_at < period.end, _POST.state == PostState.SENT


def _due_letters(period: Bounds) -> Conditions:
    """Letters whose last day is over: of others nobody knows yet."""
    within = and_(_POST.react_by >= period.first, _POST.react_by < period.after, _POST.react_by < period.day)
    return within, _POST.reaction != Reaction.NONE, _POST.state == PostState.SENT


POSTS_SENT: Final = Rows("news", _POST.id, _POSTS, _sent)
NEWS_REACHED: Final = Rows(
    "news", _TALLY.post_id, _TALLIED, _sent, whole=lambda _: total(_TALLY.meant), part=lambda _: total(_TALLY.reached)
)
REACTED_IN_TIME: Final = Rows(
    "news",
    _TALLY.post_id,
    _TALLIED,
    _due_letters,
    whole=lambda _: total(_TALLY.units),
    part=lambda _: total(_TALLY.in_time),
)
LAST_POST: Final = Rows(
    "news",
    _POST.id,
    _POSTS,
    lambda period: (_POST.sent_at < period.at, _POST.state == PostState.SENT),
    whole=lambda _: func.max(_POST.sent_at),
)

# --- Surveys ---


def _told(period: Bounds) -> Conditions:
    """Surveys that ended in the period or were to end in a few days: of others it is too early to say."""
    has_ended = and_(_SURVEY.ended_at >= period.start, _SURVEY.ended_at < period.at)
    still_ran = or_(_SURVEY.ended_at.is_(None), _SURVEY.ended_at >= period.at)
    asked = _SURVEY.state.in_((SurveyState.RUNNING, SurveyState.ENDED))
    return asked, _SURVEY.started_at < period.at, or_(has_ended, and_(still_ran, _SURVEY.ends_on <= period.soon))


SURVEY_ANSWERED: Final = Rows(
    "survey",
    _UNIT.survey_id,
    table(Survey).join(table(SurveyUnit), _UNIT.survey_id == _SURVEY.id),
    _told,
    part=lambda _: met(_UNIT.answered.is_(True)),
)

# --- The school ---


def _invited(period: Bounds) -> Conditions:
    """Whoever has left, or whose child has, is no more among them: with them goes what shows that they had joined."""
    return _INVITATION.created_at < period.at, _PERSON.left_on.is_(None)


_WHOM = func.coalesce(_INVITATION.person_id, _INVITATION.child_id)
_HAS_JOINED = exists().where(table(Identity).c.person_id == _INVITATION.person_id).correlate(_INVITATIONS)
_FAMILY_HAS = exists().where(table(Guardianship).c.child_id == _INVITATION.child_id).correlate(_INVITATIONS)


def _different(person: ColumnElement[Any], child: ColumnElement[Any]) -> ColumnElement[int]:
    """How many people and families: a pupil's own invitation is another one than that of the family."""
    return func.count(person.distinct()) + func.count(child.distinct())


def _confirmed(period: Bounds) -> ColumnElement[int]:
    """Since the school year began. An earlier day is not kept, so that a past period may show fewer than there were."""
    return met(and_(_ASSET.confirmed_on >= period.autumn, _ASSET.confirmed_on < period.after))


ASSETS_CONFIRMED: Final = Rows("asset", _ASSET.id, _ASSETS, lambda _: (), part=_confirmed)
PEOPLE_JOINED: Final = Rows(
    "person",
    _WHOM,
    _INVITATIONS.join(table(Person), _PERSON.id == _WHOM),
    _invited,
    whole=lambda _: _different(_INVITATION.person_id, _INVITATION.child_id),
    part=lambda _: _different(case((_HAS_JOINED, _INVITATION.person_id)), case((_FAMILY_HAS, _INVITATION.child_id))),
)
