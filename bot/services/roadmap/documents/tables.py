"""The lines of one table become items: sections, merged cells, repeated headers and broken lines are seen through."""

import operator
from dataclasses import dataclass, field

from bot.errors import Invalid
from bot.services.roadmap.documents import signs
from bot.services.roadmap.documents.grids import MARK, Cell, Grid, Line, one_line
from bot.services.roadmap.documents.headers import Layout, Role, fold_title, role_of
from bot.services.roadmap.documents.plan import CELL_LIMIT, ROW_LIMIT, WORDS_LIMIT, PlanRow, Reason, Remark
from bot.services.text import shorten

NUMBER_LONGEST = 20
QUOTE = 80
BELOW = 20  # lines that are looked at for what follows a heading


@dataclass(slots=True)
class Section:
    """The heading that rows stand under; `used` once one does."""

    title: str | None = None
    number: str = ""
    used: bool = True


@dataclass(slots=True)
class Draft:
    """A row while lines may still be added to it."""

    place: int
    number: str
    section: Section
    text: str
    period: str
    people: str
    result: str

    def freeze(self) -> PlanRow:
        """The row as it is handed on."""
        return PlanRow(
            self.number,
            self.section.title,
            self.section.number,
            self.text,
            self.period,
            self.people,
            self.result,
            self.place,
        )


@dataclass(slots=True)
class Collected:
    """What was read so far of a document; the section lasts from one table to the next."""

    titles: list[str] = field(default_factory=list)
    section: Section = field(default_factory=Section)
    drafts: list[Draft] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    length: int = 0  # characters of the drafts

    def remark(self, reason: Reason, place: int, words: str) -> None:
        """Something the person has to know."""
        self.remarks.append(Remark(reason, place, shorten(one_line(words), QUOTE)))

    def open_section(self, heading: str) -> None:
        """The rows from here on stand in this section; one without rows is told of."""
        self.close_section()
        number, title = signs.split_section(heading)
        self.section = Section(shorten(title, 500), number, used=False)

    def close_section(self) -> None:
        """A heading under which no row stood was perhaps none."""
        if not self.section.used and self.section.title:
            self.left_out.append(shorten(self.section.title, QUOTE))
        self.section.used = True

    def add(self, draft: Draft) -> None:
        """One more row. Raises Invalid for more than can be kept."""
        if len(self.drafts) >= ROW_LIMIT:
            raise Invalid("error-document-too-many-rows", limit=ROW_LIMIT)
        draft.section.used = True
        self.drafts.append(draft)
        self._put(draft, text=draft.text, period=draft.period, people=draft.people, result=draft.result)

    def extend(self, **parts: str) -> None:
        """Add words to the parts of the last row."""
        draft = self.drafts[-1]
        for name, words in parts.items():
            own: str = getattr(draft, name)
            if words and len(own) < CELL_LIMIT:
                self._put(
                    draft, **{name: (", " if name == "period" else "\n").join(part for part in (own, words) if part)}
                )

    def _put(self, draft: Draft, **parts: str) -> None:
        """The parts of a row, cut where they are too long. Raises Invalid where all rows together are."""
        for name, words in parts.items():
            setattr(draft, name, shorten(words, CELL_LIMIT))
            self.length += min(len(words), CELL_LIMIT)
            if len(words) > CELL_LIMIT:
                self.remark("cut", draft.place, words)
        if self.length > WORDS_LIMIT:
            raise Invalid("error-document-too-complex")


def read_grid(grid: Grid, layout: Layout, collected: Collected) -> None:
    """The rows of a table whose columns are known are added to what was collected. Raises Invalid for too many."""
    if not layout.span:
        place = grid.lines[0].place if grid.lines else 0
        if not layout.titles[0]:
            collected.remark("no-header", place, grid.quote())
    for title, role in dict(zip(layout.titles, layout.roles, strict=True)).items():
        if role in {Role.OTHER, Role.UNKNOWN} and title and layout.span:
            collected.remark("column", grid.lines[layout.first].place, title)
    reader = _Reader(grid, layout, collected)
    for at in range(layout.first + layout.span, len(grid.lines)):
        reader.read(at)
    collected.remarks.extend(grid.remarks)


class _Reader:
    """Reads one grid, line by line."""

    def __init__(self, grid: Grid, layout: Layout, collected: Collected) -> None:
        self._lines = grid.lines
        self._layout = layout
        self._collected = collected
        self._before = len(collected.drafts)  # rows of other tables

    def read(self, at: int) -> None:
        """One line: nothing, a header again, a heading, a continuation, or a row."""
        line = self._lines[at]
        said = line.distinct()
        if not said or self._is_header(line) or _is_count(line):
            return
        if at and _is_same(line, self._lines[at - 1]):
            return
        if len(said) == 1 and one_line(said[0].text) in self._collected.titles:
            return  # a title that every sheet repeats
        if self._is_heading(line, at):
            self._collected.open_section("\n".join(cell.text for cell in said))
        elif not self._text(line, Role.TEXT):
            self._go_on(line)
        elif self._adds_text(line):
            self._collected.extend(text=self._text(line, Role.TEXT))
        else:
            self._add(line)

    def _cells(self, line: Line, role: Role) -> list[Cell]:
        places = self._layout.places(role)
        return list(dict.fromkeys(line.cells[at] for at in places if at < len(line.cells)))

    def _text(self, line: Line, role: Role) -> str:
        return "\n".join(cell.text for cell in self._cells(line, role) if cell.text)

    def _period(self, line: Line) -> str:
        """The period in one line; two columns are its start and end, or say two things of it."""
        texts = [one_line(cell.text) for cell in self._cells(line, Role.PERIOD) if cell.text]
        titles = " ".join(self._layout.titles[at] for at in self._layout.places(Role.PERIOD))
        period = (" – " if "оконч" in titles or "конец" in titles else ", ").join(texts)
        section = self._collected.section.title
        if not self._layout.places(Role.PERIOD) and section and signs.looks_like_period(section):
            return section  # a month's section in a plan that has no column for periods
        return period

    def _is_header(self, line: Line) -> bool:
        titles = [fold_title(cell.text) for cell in line.cells]
        if tuple(titles) == self._layout.titles:
            return True
        roles = {role_of(title) for title in titles if title}
        needed = {Role.NUMBER, Role.TEXT, Role.PERIOD} if self._layout.places(Role.NUMBER) else {Role.TEXT, Role.PERIOD}
        if not needed | {Role.PEOPLE} <= roles or Role.UNKNOWN in roles:
            return False
        columns = tuple(role_of(title) for title in titles)
        self._layout = Layout(columns, tuple(titles))
        return True

    def _is_heading(self, line: Line, at: int) -> bool:
        said = line.distinct()
        texts = self._cells(line, Role.TEXT)
        others = [*self._cells(line, Role.PERIOD), *self._cells(line, Role.PEOPLE)]
        if len(said) <= 2 and any(cell.text and cell in others for cell in texts):
            return True  # merged over columns that have nothing in common
        if len(said) == 1 and said[0] is line.cells[0] and len(line.cells) < len(self._layout.roles):
            return not (self._is_broken(said[0].text) or signs.looks_like_number(said[0].text))
        if any(cell.text for cell in (*others, *self._cells(line, Role.RESULT))):
            return False
        number, text = self._text(line, Role.NUMBER), self._text(line, Role.TEXT)
        if not text:
            return bool(number) and not signs.looks_like_number(number)
        if not number:
            return not self._is_broken(text)
        return signs.is_roman(number) or signs.names_section(text) or self._starts_below(number, at)

    def _is_broken(self, text: str) -> bool:
        """The rest of the line above, not a heading."""
        has_row = len(self._collected.drafts) > self._before
        return has_row and (text.startswith(MARK) or text[0].islower())

    def _starts_below(self, number: str, at: int) -> bool:
        """The next line's number begins anew or is one level deeper."""
        below = next((line for line in self._lines[at + 1 : at + 1 + BELOW] if line.distinct()), None)
        following = self._text(below, Role.NUMBER).rstrip(".) ") if below else ""
        own = number.rstrip(".) ")
        return following == "1" or following.startswith(own + ".")

    def _adds_text(self, line: Line) -> bool:
        rest = [self._text(line, role) for role in (Role.NUMBER, Role.PERIOD, Role.PEOPLE, Role.RESULT)]
        return not any(rest) and self._is_broken(self._text(line, Role.TEXT))

    def _go_on(self, line: Line) -> None:
        """A line without a text belongs to the row above it, if it has no number of its own."""
        number, period = self._text(line, Role.NUMBER), self._period(line)
        people, result = self._text(line, Role.PEOPLE), self._text(line, Role.RESULT)
        if not (period or people or result):
            return
        words = " · ".join(part for part in (number, period, people, result) if part)
        if number or len(self._collected.drafts) == self._before:
            self._collected.remark("no-text", line.place, words)
            return
        self._collected.extend(period=period, people=people, result=result)
        self._collected.remark("continued", line.place, words)

    def _add(self, line: Line) -> None:
        number, text = one_line(self._text(line, Role.NUMBER)), self._text(line, Role.TEXT)
        if not number:
            number, text = signs.split_number(text)
        elif len(number) > NUMBER_LONGEST:
            number, text = "", f"{number}\n{text}"
        beyond = [cell.text for cell in line.cells[len(self._layout.roles) :] if cell.text]
        if beyond:
            self._collected.remark("column", line.place, " · ".join(beyond))
        heading = self._text(line, Role.SECTION)
        if heading and heading != self._section_heading():
            self._collected.open_section(heading)
        self._collected.add(
            Draft(
                line.place,
                number,
                self._collected.section,
                text,
                self._period(line),
                self._text(line, Role.PEOPLE),
                self._text(line, Role.RESULT),
            )
        )

    def _section_heading(self) -> str:
        section = self._collected.section
        return f"{section.number} {section.title}".strip() if section.title else ""


def _is_same(line: Line, above: Line) -> bool:
    """Merged down as a whole."""
    return len(line.cells) == len(above.cells) and all(map(operator.is_, line.cells, above.cells))


def _is_count(line: Line) -> bool:
    """A line that only counts the columns: 1 2 3 4."""
    texts = [cell.text.strip(". ") for cell in line.distinct()]
    return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]
