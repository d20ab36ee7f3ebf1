"""From the pieces of the words to what the cell says: rhythms, «в течение года», «по запросу», deadlines.

Each rule looks at the pieces from where the reader stands, and either takes some of them or leaves the reader there.
"""

from bot.services.roadmap.periods.cell import Cell, Entry, Pace, Part, Shape, Stretch
from bot.services.roadmap.periods.lexicon import Edge, Sort, Unit, YearSort
from bot.services.roadmap.periods.lexing import Token, Words
from bot.services.roadmap.periods.spans import Spans

_QUIET = {Sort.COMMA, Sort.DASH, Sort.IN, Sort.PERIOD, Sort.DURING}


def parse(words: Words) -> Cell:
    """Read the pieces in order; what no rule takes is left."""
    reader = _Reader(words.tokens)
    reader.read()
    return reader.cell


class _Reader(Spans):
    """The rules of a cell; those of its deadlines are in `Spans`."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        super().__init__([token for token in tokens if token.sort is not Sort.NOISE])
        self.cell = Cell()

    def read(self) -> None:
        rules = (
            *(self._pace, self._each, self._sums_up, self._of_every_year, self._whole, self._no_date),
            *(self._weekday, self._month_day, self._last_day, self._deadline, self._bare_month_day, self._remark),
        )
        while self.at < len(self.tokens):
            if any(self._took(rule()) for rule in rules):
                continue
            if self.sort() not in _QUIET:
                self.cell.left.append(self.tokens[self.at])
            elif self.sort() is Sort.DASH and self.cell.entries:
                self.cell.is_unsure = True  # «сентябрь –»: the rest was forgotten; «май – июнь – июль»: list or range
            self.at += 1

    def _took(self, taken: int) -> bool:
        """Go on by the pieces that a rule has used."""
        self.at += taken
        return taken > 0

    def _pace(self) -> int:
        """«ежемесячно», «1 раз в четверть», «2 раза в год», «раз в 2 недели»."""
        if self.sort() is Sort.RHYTHM:
            self.cell.paces.append(Pace(Unit(self.number)))
            return 1
        used, times = (1, self.number) if self.sort() is Sort.NUMBER else (0, 1)
        if self.sort(used) is not Sort.TIMES:
            return 0
        times = self.tokens[self.at + used].numbers[0] if self.tokens[self.at + used].numbers else times
        used += 1
        before = used
        while self.sort(used) in {Sort.IN, Sort.DURING, Sort.SLASH, Sort.EVERY}:
            used += 1
        every, used = (self.tokens[self.at + used].number, used + 1) if self.sort(used) is Sort.NUMBER else (1, used)
        if self.sort(used) is not Sort.UNIT or used == before:
            return 0
        self.cell.paces.append(Pace(Unit(self.tokens[self.at + used].number), times, every))
        return used + 1

    def _each(self) -> int:
        """«каждую четверть», «каждые две недели»."""
        if self.sort() is not Sort.EVERY:
            return 0
        if self.sort(1) is Sort.WEEKDAY:
            self.cell.paces.append(Pace(Unit.WEEK))
            return 1
        if (self.sort(1), self.sort(2)) == (Sort.NUMBER, Sort.DAY_OF_MONTH):
            self.cell.paces.append(Pace(Unit.MONTH))
            return 1
        counted = self.sort(1) is Sort.NUMBER
        if self.sort(1 + counted) is not Sort.UNIT:
            return 0
        every = self.tokens[self.at + 1].number if counted else 1
        self.cell.paces.append(Pace(Unit(self.tokens[self.at + 1 + counted].number), every=every))
        return 2 + counted

    def _sums_up(self) -> int:
        """«по итогам четверти», «в конце каждого полугодия»: its rhythm, where no number is given."""
        used = 0
        while self.sort(used) in {Sort.IN, Sort.UNTIL, Sort.NOT_LATER, Sort.TOWARDS}:
            used += 1
        summed, ended = self.sort(used) is Sort.SUM_UP, self.sort(used) is Sort.EDGE
        if not summed and not (ended and self.tokens[self.at + used].number == Edge.END):
            return 0
        each = self.sort(used + 1) is Sort.EVERY
        used += 1 + each
        if self.sort(used) is not Sort.UNIT or self.tokens[self.at + used].number == Unit.YEAR:
            return 0
        self.cell.paces.append(Pace(Unit(self.tokens[self.at + used].number)))
        self.cell.is_unsure |= not (summed or each)
        return used + 1

    def _of_every_year(self) -> int:
        self.cell.is_every_year |= self.sort() is Sort.EVERY_YEAR
        return int(self.sort() is Sort.EVERY_YEAR)

    def _whole(self) -> int:
        """«постоянно», «в течение года», «весь период», «учебный год»."""
        used = 0
        while self.sort(used) in {Sort.DURING, Sort.IN}:
            used += 1
        during = any(self.sort(one) is Sort.DURING for one in range(used))
        if self.sort(used) is Sort.CONSTANTLY:
            self.cell.is_constant = True
            return used + 1
        year = self.sort(used) is Sort.UNIT and self.tokens[self.at + used].number == Unit.YEAR
        school = year and self.tokens[self.at + used].numbers[1] == YearSort.SCHOOL
        named = self.sort(used + 1) is Sort.YEARS
        if school and named:
            return used + 1  # «учебный год 2025/2026»: the years tell
        if school or (during and (year or (self.sort(used) is Sort.PERIOD and not self._is_dated(used + 1)))):
            self.cell.is_constant = True
            return used + 1
        return 0

    def _is_dated(self, used: int) -> bool:
        """Whether the period that is spoken of is named: «весь период с 1 по 20 октября»."""
        return self.sort(used) in {
            Sort.FROM,
            Sort.DATE,
            Sort.DAY_MONTH,
            Sort.MONTH,
            Sort.NUMBER,
            Sort.SEASONAL,
            Sort.BREAK,
        }

    def _no_date(self) -> int:
        self.cell.is_on_request |= self.sort() is Sort.ON_REQUEST
        return int(self.sort() is Sort.ON_REQUEST)

    def _weekday(self) -> int:
        """«(каждую) пятницу», «по пятницам»: the latter says by itself that it is every week."""
        if self.sort() is not Sort.WEEKDAY:
            return 0
        weekday, each = self.tokens[self.at].numbers
        self.cell.weekdays.append(weekday)
        self.cell.paces += [Pace(Unit.WEEK)] * each
        return 1

    def _month_day(self) -> int:
        """«до 5 числа», «с 1 по 5 число месяца», «каждое 10 число»."""
        used = 0
        while self.sort(used) in {Sort.UNTIL, Sort.NOT_LATER, Sort.TOWARDS, Sort.IN, Sort.FROM}:
            used += 1
        if self.sort(used) is Sort.NUMBER and self.sort(used + 1) in {Sort.TO, Sort.UNTIL, Sort.DASH}:
            used += 2
        if (self.sort(used), self.sort(used + 1)) != (Sort.NUMBER, Sort.DAY_OF_MONTH):
            return 0
        if self.sort(used + 2) is Sort.MONTH or self.cell.month_day is not None:
            return 0
        self.cell.month_day = self.tokens[self.at + used].number
        return used + 2 + self._is_unit(used + 2, Unit.MONTH)

    def _bare_month_day(self) -> int:
        """«ежемесячно до 5-го»."""
        if self.sort() not in {Sort.UNTIL, Sort.NOT_LATER, Sort.TOWARDS} or self.sort(1) is not Sort.NUMBER:
            return 0
        if self.cell.month_day is not None or not any(pace.unit is Unit.MONTH for pace in self.cell.paces):
            return 0
        self.cell.month_day = self.tokens[self.at + 1].number
        return 2

    def _last_day(self) -> int:
        """«последний день месяца»."""
        used = int(self.sort() is Sort.IN)
        if self.sort(used) is not Sort.LAST or self.cell.month_day is not None:
            return 0
        if self.sort(used + 1) is not Sort.DAY_OF_MONTH and not self._is_unit(used + 1, Unit.DAY):
            return 0
        each = self.sort(used + 2) is Sort.EVERY
        if not self._is_unit(used + 2 + each, Unit.MONTH):
            return 0
        self.cell.month_day = 31
        self.cell.paces.append(Pace(Unit.MONTH))
        return used + 3 + each

    def _is_unit(self, used: int, unit: Unit) -> bool:
        return self.sort(used) is Sort.UNIT and self.tokens[self.at + used].number == unit

    def _deadline(self) -> int:
        """«до 15.09.2021», «с сентября по май», «15, 20 сентября», «1–2 четверть»."""
        start = self.at
        entries = self.deadlines()
        self.at, used = start, self.at - start
        if not entries:
            return 0
        before = self.cell.entries[-1].last if self.cell.entries else None
        if before and before.part is not Part.WHOLE and entries[0].first.part is Part.WHOLE:
            self.is_unsure |= entries[0].first.shape is Shape.MONTH  # «в начале сентября, января»
        self.cell.is_unsure |= self.is_unsure
        self.cell.entries += entries
        return used

    def _remark(self) -> int:
        """What changes how the rest is meant."""
        if self.sort() is Sort.FOLLOWING:
            self.cell.is_following = True
        elif self.sort() in {Sort.THIS_YEAR, Sort.SLASH}:
            self.cell.is_unsure = True  # of the calendar year or of the school year; «сентябрь/октябрь»: both or either
        elif self.sort() is Sort.BREAK:
            self.cell.is_unsure = True  # which of them is not said: all within the year
            self.cell.entries += [Entry(one, one) for one in (Stretch(Shape.BREAK, season) for season in range(3))]
        else:
            return 0
        return 1
