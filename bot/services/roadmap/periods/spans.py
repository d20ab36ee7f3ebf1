"""The deadlines of a cell: «до 15.09.2021», «до конца мая», «с сентября по май», «1, 3 четверть», «15–20 октября»."""

from dataclasses import replace

from bot.services.roadmap.periods.cell import Bound, Entry, Part, Shape, Stretch
from bot.services.roadmap.periods.lexicon import Edge, Sort, Unit, YearSort
from bot.services.roadmap.periods.lexing import Token

_LIMITS = {Sort.UNTIL: Bound.UNTIL, Sort.TOWARDS: Bound.UNTIL, Sort.NOT_LATER: Bound.NOT_LATER, Sort.FROM: Bound.FROM}
_NUMBERED = {
    Unit.TERM: Shape.TERM,
    Unit.TRIMESTER: Shape.TRIMESTER,
    Unit.QUARTER: Shape.QUARTER,
    Unit.HALF: Shape.HALF,
}
_PARTS = {Unit.WEEK: Part.WEEK, Unit.DECADE: Part.DECADE, Unit.PART: Part.HALF}
_EDGES = {Edge.BEGINNING: Part.BEGINNING, Edge.MIDDLE: Part.MIDDLE, Edge.END: Part.END}
_SCHOOL = 2  # of years: «учебный год» is said

# Each of «15, 20–25 сентября»: from, to.
Pair = tuple[Stretch, Stretch]


class Spans:
    """A place among the pieces; the methods go on from it and say what they met, or stay and say nothing."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.is_unsure = False  # something that was met may be meant otherwise

    def sort(self, ahead: int = 0) -> Sort | None:
        at = self.at + ahead
        return self.tokens[at].sort if 0 <= at < len(self.tokens) else None

    @property
    def number(self) -> int:
        return self.tokens[self.at].number

    def deadlines(self) -> list[Entry]:
        """One deadline, or several that share a month, a unit or a year; none where the pieces are something else."""
        start = self.at
        bound = self._bound()
        pairs = self._pairs(bound)
        if not pairs:
            self.at = start
            return []
        return [Entry(first, last, _bound_of(bound, first, last)) for first, last in pairs]

    def _bound(self) -> Bound:
        """«до», «не позднее», «с», or none of them; «в», «в течение» say nothing here."""
        bound = Bound.WITHIN
        while self.sort() in {*_LIMITS, Sort.IN, Sort.DURING, Sort.PERIOD}:
            sort = self.sort()
            assert sort is not None
            if sort in _LIMITS:
                bound = _LIMITS[sort]
            self.at += 1
            if sort is Sort.TOWARDS and self.sort() is Sort.EDGE and self.number == Edge.BEGINNING:
                bound = Bound.BY_START
        return bound

    def _pairs(self, bound: Bound) -> list[Pair]:
        pairs = self._bare_number_from(bound) or self._items()
        if not pairs:
            return []
        start = self.at
        # «с 1 октября до 20 декабря»: after «с» the other end may be «до» too.
        ends = {Sort.DASH, Sort.TO, *((Sort.UNTIL, Sort.NOT_LATER) if bound is Bound.FROM else ())}
        if self.sort() in ends:
            while self.sort() in {*ends, Sort.IN}:
                self.at += 1
            is_month = self.sort(-1) is Sort.UNTIL and self.sort() is Sort.MONTH
            until = self._items()
            if until:
                self.is_unsure |= is_month  # «с октября до мая»: with May or without it
                return [*pairs[:-1], (pairs[-1][0], until[0][1]), *until[1:]]
        self.at = start
        return pairs

    def _bare_number_from(self, bound: Bound) -> list[Pair]:
        """«с 15 по 20 сентября», «с 1 по 3 четверть»: the first number shares what is behind the second."""
        if bound is not Bound.FROM or self.sort() is not Sort.NUMBER:
            return []
        if self.sort(1) not in {Sort.TO, Sort.UNTIL, Sort.DASH}:
            return []
        start, number = self.at, self.number
        self.at += 2
        others = self._items()
        if others and (first := _with_number(others[0][0], number)):
            return [(first, others[0][1]), *others[1:]]
        self.at = start
        return []

    def _items(self) -> list[Pair]:
        """A stretch, or several numbers with what they are numbers of."""
        start = self.at
        items = self._seasons() or self._numbered() or self._single()
        if not items:
            self.at = start
            return []
        years = None if items[-1][1].shape is Shape.CALENDAR_YEAR else self._years(items[-1][1])
        return [(_dated(first, years), _dated(last, years)) for first, last in items]

    def _single(self) -> list[Pair]:
        part = Part.WHOLE
        if self.sort() in {Sort.EDGE, Sort.SUM_UP}:
            part = _EDGES[Edge(self.number)] if self.sort() is Sort.EDGE else Part.END
            self.at += 1
            if edged := self._numbered() or self._seasons():
                return [(replace(first, part=part), replace(last, part=part)) for first, last in edged]
        if part is Part.WHOLE and (years := self._many_years()):
            return [years]
        stretch = self._calendar() or (self._year_word() if part is not Part.WHOLE else None)
        if stretch is None:
            return []
        stretch = replace(stretch, part=part)
        return [(stretch, stretch)]

    def _calendar(self) -> Stretch | None:
        """What is named in one piece."""
        if self.at >= len(self.tokens):
            return None
        token, made = self.tokens[self.at], None
        match token.sort, token.numbers:
            case Sort.DATE, (day, month, year):
                made = Stretch(Shape.DAY, month, day, year=year)
            case Sort.DAY_MONTH, (day, month):
                made = Stretch(Shape.DAY, month, day)
            case Sort.MONTH_YEAR, (month, year):
                made = Stretch(Shape.MONTH, month, year=year)
            case Sort.MONTH, (month,):
                made = Stretch(Shape.MONTH, month)
            case Sort.YEAR, (year,):
                made = Stretch(Shape.CALENDAR_YEAR, year=year)
            case Sort.SEASON, (season,):
                made = Stretch(Shape.SEASON, season)
            case Sort.YEARS, (_, first, last) if _follows(first, last):
                made = Stretch(Shape.SCHOOL_YEAR, school_year=first)
        self.at += made is not None
        return made

    def _many_years(self) -> Pair | None:
        """«2020–2022 гг.»."""
        if self.sort() is not Sort.YEARS:
            return None
        _, first, last = self.tokens[self.at].numbers
        if last < 100:
            last += first - first % 100
        if last - first < 2:  # a school year, or nonsense
            return None
        self.at += 1
        return Stretch(Shape.CALENDAR_YEAR, year=first), Stretch(Shape.CALENDAR_YEAR, year=last)

    def _year_word(self) -> Stretch | None:
        """«(в конце) учебного года»; behind «года» alone nothing tells which year is meant."""
        if self.sort() is not Sort.UNIT or self.number != Unit.YEAR:
            return None
        sort = YearSort(self.tokens[self.at].numbers[1])
        self.at += 1
        if sort is YearSort.CALENDAR:
            return Stretch(Shape.CALENDAR_YEAR)
        return Stretch(Shape.SCHOOL_YEAR, number=sort)

    def _seasons(self) -> list[Pair]:
        """«осенние, зимние каникулы», «летний период»."""
        start, named = self.at, list[int]()
        while self.sort() is Sort.SEASONAL:
            named.append(self.number)
            self.at += 1
            if self.sort() is Sort.COMMA and self.sort(1) is Sort.SEASONAL:
                self.at += 1
        whole = self.sort() is Sort.PERIOD or (self.sort() is Sort.UNIT and self.number == Unit.MONTH)
        if not named or not (whole or self.sort() is Sort.BREAK):
            self.at = start
            return []
        shape = Shape.SEASON if whole else Shape.BREAK
        self.at += 1
        return [(one, one) for one in (Stretch(shape, season) for season in named)]

    def _numbered(self) -> list[Pair]:
        """«15–20, 25 сентября», «I–II кв.», «1 и 2 неделя октября», «15–20.09.2025»."""
        start = self.at
        if self.sort() not in {Sort.NUMBER, Sort.LAST}:
            return []
        numbers: list[int] = []
        ranges: set[int] = set()  # the places in `numbers` that a dash leads to
        while self.sort() in {Sort.NUMBER, Sort.LAST}:
            numbers.append(self.number if self.sort() is Sort.NUMBER else -1)
            self.at += 1
            behind = self.sort(1)
            if self.sort() not in {Sort.DASH, Sort.COMMA} or behind not in {Sort.NUMBER, Sort.DATE, Sort.DAY_MONTH}:
                break
            if self.sort() is Sort.DASH:
                ranges.add(len(numbers))
            self.at += 1
        head = self._head()
        if head is not None:
            made = [_with_number(head, number) for number in numbers]
            stretches = [one for one in (*made, head if head.day else None) if one]
            if len(stretches) == len(numbers) + bool(head.day):
                return _paired(stretches, ranges)
        self.at = start
        return []

    def _head(self) -> Stretch | None:
        """What the numbers before it are numbers of: as a stretch without a number."""
        if self.sort() in {Sort.DATE, Sort.DAY_MONTH}:
            return self._calendar() if self.sort(-1) in {Sort.DASH, Sort.COMMA} else None
        if self.sort() is Sort.DAY_OF_MONTH and self.sort(1) is Sort.MONTH:
            self.at += 1
        if self.sort() is Sort.MONTH:
            self.at += 1
            return Stretch(Shape.DAY, self.tokens[self.at - 1].number)
        if self.sort() is not Sort.UNIT:
            return None
        unit = Unit(self.number)
        self.at += 1
        if unit in _NUMBERED:
            return Stretch(_NUMBERED[unit])
        if unit is Unit.PART and self.sort() is Sort.UNIT and self.number == Unit.YEAR:
            self.at += 1
            return Stretch(Shape.HALF)
        if unit in _PARTS and self.sort() is Sort.MONTH:
            self.at += 1
            return Stretch(Shape.MONTH, self.tokens[self.at - 1].number, part=_PARTS[unit])
        return None

    def _years(self, stretch: Stretch) -> Token | None:
        """The year behind a stretch, behind a comma or a dash too; «учебного года» adds nothing to it."""
        if self.sort() is Sort.UNIT and self.number == Unit.YEAR:
            self.at += self.tokens[self.at].numbers[1] == YearSort.SCHOOL
        if self.sort() in {Sort.COMMA, Sort.DASH} and self.sort(1) is Sort.YEAR and not stretch.is_dated:
            self.at += 1
        if self.sort() is Sort.YEAR or (self.sort() is Sort.YEARS and _follows(*self.tokens[self.at].numbers[1:])):
            years = self.tokens[self.at]
            self.is_unsure |= years.sort is Sort.YEARS and years.numbers[0] != _SCHOOL  # «сентябрь 2025–2026»
            self.at += 1
            return years
        return None


_LARGEST = {Shape.TERM: 4, Shape.TRIMESTER: 3, Shape.QUARTER: 4, Shape.HALF: 2}
_PARTS_IN_MONTH = {Part.WEEK: 5, Part.DECADE: 3, Part.HALF: 2}


def _with_number(head: Stretch, number: int) -> Stretch | None:
    """The stretch of that number, None if there is no such one; days that no month has are looked at later."""
    if head.shape is Shape.DAY:
        return replace(head, day=number) if number > 0 else None
    if head.shape is Shape.MONTH:
        largest = _PARTS_IN_MONTH.get(head.part, 0)
        return replace(head, count=number) if number == -1 or 1 <= number <= largest else None
    return replace(head, number=number) if 1 <= number <= _LARGEST.get(head.shape, 0) else None


def _paired(stretches: list[Stretch], ranges: set[int]) -> list[Pair]:
    """The stretches by themselves, or with the one before where a dash leads to them."""
    pairs: list[Pair] = []
    for place, stretch in enumerate(stretches):
        if place in ranges:
            pairs[-1] = (pairs[-1][0], stretch)
        else:
            pairs.append((stretch, stretch))
    return pairs


def _follows(first: int, last: int) -> bool:
    """Whether the two years are a school year: 2025/2026, 2025/26."""
    return last == first + 1 or last == (first + 1) % 100


def _dated(stretch: Stretch, years: Token | None) -> Stretch:
    """The stretch in the year that is written behind it."""
    if years is None or stretch.is_dated:
        return stretch
    if years.sort is Sort.YEARS:
        return replace(stretch, school_year=years.numbers[1])
    return replace(stretch, year=years.number)


def _bound_of(bound: Bound, first: Stretch, last: Stretch) -> Bound:
    """«до конца мая», «до 15–20 мая» end with their last day; «с» and «по» together say when, not from when on."""
    if bound is Bound.UNTIL and (first != last or first.part is Part.END):
        return Bound.NOT_LATER
    return Bound.WITHIN if bound is Bound.FROM and first != last else bound
