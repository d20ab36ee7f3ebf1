"""A cell of the plan read into a period: what it says, laid on the school year, and what is doubtful about it."""

from datetime import date
from itertools import pairwise

from bot.services.calendar import school_year
from bot.services.roadmap.periods.cell import Cell, Entry
from bot.services.roadmap.periods.laying import Days, Laying, NoDaysError, moved
from bot.services.roadmap.periods.lexicon import Unit
from bot.services.roadmap.periods.lexing import split
from bot.services.roadmap.periods.meaning import Period, PeriodProblem, PeriodReading
from bot.services.roadmap.periods.parsing import parse
from bot.services.roadmap.periods.placing import BackwardsError, Placed, place
from bot.services.roadmap.periods.rhythms import FINE, Beat, controls, rhythm_of
from bot.services.schoolyear import SchoolYear
from models.roadmap import PeriodKind, Rhythm
from models.school import TermsKind

_FARTHEST = 15  # years from the plan's own; beyond them a year is a slip of the pen
_LONGEST = 300  # characters; no period is said in more
_LONG = 100  # days; a rhythm goes on within a stretch that is longer, in a shorter one it is due once
_WEEKDAY_RHYTHMS = {Rhythm.WEEKLY, Rhythm.FORTNIGHTLY}


def read(words: str, year: SchoolYear, years_later: int = 0) -> PeriodReading:
    """Read a cell whose written years are moved by so many; never raises.

    Whatever is longer than a period can be is not even looked at, and NOT_UNDERSTOOD.

    1. The words are told apart and parsed; what is left over is PARTLY, or NOT_UNDERSTOOD if that is everything.
    2. Its deadlines are laid on the calendar; nonsense ends here, without a period.
    3. The school year that they belong to is found, and what lies outside of it is cut off.
    4. Kind and controls follow.
    """
    words = " ".join(words.split())
    if len(words) > _LONGEST:
        return PeriodReading(None, (PeriodProblem.NOT_UNDERSTOOD,), words[:_LONGEST], year.start)
    told = split(words)
    cell = parse(told)
    rest = told.piece(cell.left)
    laying = Laying(year)
    if cell.is_empty:
        return PeriodReading(None, (PeriodProblem.NOT_UNDERSTOOD,), " ".join(words.split()), year.start)
    if rest:
        laying.problems.add(PeriodProblem.PARTLY)
    if cell.is_unsure:
        laying.problems.add(PeriodProblem.UNSURE)
    period, home = _period(cell, laying, year, years_later)
    order = list(PeriodProblem)
    return PeriodReading(period, tuple(sorted(laying.problems, key=order.index)), rest, home)


def _period(cell: Cell, laying: Laying, year: SchoolYear, years_later: int) -> tuple[Period | None, int]:
    if any(_is_strange(entry, year.start - years_later) for entry in cell.entries):
        laying.problems.add(PeriodProblem.STRANGE_YEAR)
        return None, year.start
    entries = [Entry(moved(one.first, years_later), moved(one.last, years_later), one.bound) for one in cell.entries]
    try:
        placed = place(entries, laying, year.start)
    except BackwardsError:
        laying.problems.add(PeriodProblem.BACKWARDS)
        return None, year.start
    except NoDaysError:
        problem = (
            PeriodProblem.OTHER_TERMS if PeriodProblem.OTHER_TERMS in laying.problems else PeriodProblem.NO_SUCH_DAY
        )
        laying.problems.add(problem)
        return None, year.start
    home = _home(placed, laying, year.start)
    own = laying.school_year(home)
    if PeriodProblem.SEVERAL_YEARS in laying.problems:
        placed = [cut for one in placed if (cut := _cut(one, own))]
    return _Meaning(cell, laying, own, placed).period(), home


def _is_strange(entry: Entry, start: int) -> bool:
    years = [year for one in (entry.first, entry.last) for year in (one.year, one.school_year) if year is not None]
    return any(abs(year - start) > _FARTHEST for year in years)


def _home(placed: list[Placed], laying: Laying, start: int) -> int:
    """The school year that all of it lies in, the August before included, for that is when a year is prepared.

    The plan's own if it can be; otherwise that of the latest deadline.
    """
    if not placed or _holds(start, placed):
        return start
    latest = school_year(max(one.high for one in placed))
    own = (date(start, 9, 1), date(start + 1, 8, 31))
    overlaps = any(one.low <= own[1] and one.high >= own[0] for one in placed)
    if not _holds(latest, placed):
        laying.problems.add(PeriodProblem.SEVERAL_YEARS)
        if overlaps:
            return start
    laying.problems.add(PeriodProblem.OTHER_YEAR)
    return latest


def _holds(start: int, placed: list[Placed]) -> bool:
    return all(date(start, 8, 1) <= one.low and one.high <= date(start + 1, 8, 31) for one in placed)


def _cut(placed: Placed, year: SchoolYear) -> Placed | None:
    """The part of it that lies in the school year, if there is one."""
    if placed.high < year.first or placed.low > year.last:
        return None
    first = placed.first and max(placed.first, year.first)
    return Placed(first, placed.last and min(placed.last, year.last), placed.is_day)


class _Meaning:
    """What the cell comes to in its school year."""

    def __init__(self, cell: Cell, laying: Laying, year: SchoolYear, placed: list[Placed]) -> None:
        self._cell = cell
        self._laying = laying
        self._year = year
        whole = (year.first, year.last)
        self._placed = [one for one in placed if (one.first, one.last) != whole]
        self._is_whole = cell.is_constant or len(self._placed) < len(placed)

    def period(self) -> Period:
        if self._overlap() or self._is_miscounted():
            self._doubt(PeriodProblem.CONTRADICTION)
        if self._cell.is_on_request:
            return self._on_request()
        once_a_year = {(pace.unit, pace.times, pace.every) for pace in self._cell.paces} == {(Unit.YEAR, 1, 1)}
        if self._beats() and not (once_a_year and self._placed):
            return self._recurring(self._beat())
        if self._placed:
            return self._deadlines()
        if self._is_whole:
            return self._constant()
        return self._recurring(Beat(Rhythm.YEARLY))  # «ежегодно» and nothing else

    def _beats(self) -> bool:
        return bool(self._cell.paces or self._cell.weekdays or self._cell.month_day is not None)

    def _doubt(self, problem: PeriodProblem = PeriodProblem.UNSURE) -> None:
        self._laying.problems.add(problem)

    def _overlap(self) -> bool:
        spans = sorted((one.first, one.high) for one in self._placed if one.first)
        return any(after[0] <= before[1] for before, after in pairwise(spans))

    def _is_miscounted(self) -> bool:
        """Whether other than so many deadlines are named: «1 раз в год: сентябрь, май»."""
        count = len(self._placed)
        return count > 1 and any(pace.unit is Unit.YEAR and pace.times != count for pace in self._cell.paces)

    def _made(self, kind: PeriodKind, days: Days, dates: list[date], rhythm: Rhythm | None = None) -> Period:
        return Period(kind, *days, tuple(sorted(set(dates))), rhythm, self._cell.is_every_year)

    def _on_request(self) -> Period:
        """Without dates, unless some stand beside it: then it is not clear what holds."""
        if self._beats():
            self._doubt()
            return self._recurring(self._beat())
        if self._placed:
            self._doubt()
            return self._deadlines()
        return self._made(PeriodKind.ON_REQUEST, (self._year.first, self._year.last), [])

    def _constant(self) -> Period:
        return self._made(PeriodKind.YEAR, (self._year.first, self._year.last), self._pulses(self._year.first))

    def _pulses(self, since: date) -> list[date]:
        return [term.last for term in self._year.terms if term.last >= since]

    def _deadlines(self) -> Period:
        """Each has its last day for a control; what only begins is asked about like what never ends."""
        days = self._bounds()
        dates = [one.last for one in self._placed if one.last]
        opened = [one.low for one in self._placed if not one.last]
        if opened or self._is_whole:
            if not self._is_whole:
                self._doubt()
            elif dates:
                self._doubt(PeriodProblem.CONTRADICTION)
            since = min(opened, default=self._year.first)
            return self._made(PeriodKind.YEAR, (min(since, days[0]), self._year.last), self._pulses(since) + dates)
        kind = PeriodKind.DAY if all(one.is_day for one in self._placed) else PeriodKind.SPAN
        return self._made(kind, days, dates)

    def _bounds(self) -> Days:
        """From the first day to the last one; what is only said until when begins with the school year."""
        starts = [one.first or min(self._year.first, one.low.replace(day=1)) for one in self._placed]
        return min(starts), max(one.last or self._year.last for one in self._placed)

    def _beat(self) -> Beat:
        """The rhythm that is written; several that differ are a contradiction, and the first one counts."""
        cell, laying = self._cell, self._laying
        terms = len(self._year.terms)
        found = [rhythm_of(pace, terms) for pace in cell.paces]
        if cell.weekdays:
            found = found or [(Rhythm.WEEKLY, False)]  # «в пятницу»
        if not found:
            found = [(Rhythm.MONTHLY, False)]  # «до 5 числа»
        rhythm, exact = found[0]
        by_quarter = any(pace.unit is Unit.QUARTER for pace in cell.paces)
        if cell.month_day is not None and by_quarter:
            rhythm, exact = Rhythm.QUARTERLY, cell.is_following
        if len({one for one, _ in found}) > 1 or (cell.weekdays and rhythm not in _WEEKDAY_RHYTHMS):
            self._doubt(PeriodProblem.CONTRADICTION)
        if cell.month_day is not None and rhythm not in {Rhythm.MONTHLY, Rhythm.QUARTERLY}:
            self._doubt(PeriodProblem.CONTRADICTION)
        if not exact:
            self._doubt()
        if cell.month_day is not None and not 1 <= cell.month_day <= 31:
            self._doubt(PeriodProblem.NO_SUCH_DAY)
        said = {pace.unit for pace in cell.paces} & {Unit.TERM, Unit.TRIMESTER}
        if said and said != {Unit.TRIMESTER if laying.kind is TermsKind.TRIMESTERS else Unit.TERM}:
            self._doubt(PeriodProblem.OTHER_TERMS)
        month_day = None if cell.month_day is None else min(max(cell.month_day, 1), 31)
        times = cell.paces[0].times if cell.paces else 1
        return Beat(rhythm, times, tuple(cell.weekdays), month_day, cell.is_following)

    def _recurring(self, beat: Beat) -> Period:
        """In its rhythm through the year; within the stretches beside it, or on their last days."""
        if not self._placed:
            dates = controls(beat, self._year, None)
            return self._made(PeriodKind.RECURRING, (self._year.first, self._year.last), dates, beat.rhythm)
        days = self._bounds()
        ends = [one.high for one in self._placed]
        spans = [(one.first or days[0], one.last or days[1]) for one in self._placed]
        long = any((last - first).days > _LONG for first, last in spans)
        if beat.rhythm in FINE or (len(spans) == 1 and long):
            dates = [day for span in spans for day in controls(beat, self._year, span)]
        else:
            dates = ends
        if not dates or (len(spans) == 1 and len(dates) < 2):
            self._doubt()
        return self._made(PeriodKind.RECURRING, days, dates or ends, beat.rhythm)
