"""Cells of registers in somebody's language: labels become words, beside them the codes for machines."""

from collections.abc import Iterable, Iterator, Sequence

from bot.i18n import Voice
from bot.reports.table_files import Cell as Said
from bot.reports.table_files import Column, Kind
from bot.services.exports import Cell, Heading, Label, Row
from bot.services.roadmap.answering import Answering
from bot.ui import t
from handlers.group_phrases import group_name
from handlers.plan_phrases import answering_words, assignee_words
from handlers.site import Context


class Speech:
    """Says many cells: the words of a label are rendered once."""

    def __init__(self, context: Context) -> None:
        self.voice = Voice(context.actor.language, context.school.zone)
        self._school = context.school
        self._today = context.school.today(context.now)
        self._said: dict[str, str] = {}

    def columns(self, headings: Iterable[Heading]) -> list[Column]:
        """The columns of the file."""
        columns = []
        for heading in headings:
            header = self._say(f"exports-column-{heading.name}")
            columns.append(Column(header, heading.kind))
            if heading.has_codes:
                columns.append(Column(self.voice.plain(t("exports-code", column=header)), Kind.CODE))
        return columns

    def row(self, row: Row, headings: Sequence[Heading]) -> list[Said]:
        """A row of the file."""
        return list(self._cells(row, headings))

    def _cells(self, row: Row, headings: Sequence[Heading]) -> Iterator[Said]:
        for cell, heading in zip(row, headings, strict=True):
            yield self._words(cell)
            if heading.has_codes:
                yield _code(cell)

    def _words(self, cell: Cell) -> Said:
        match cell:
            case Label():
                return cell.words or self._say(cell.key)
            case Answering():
                return self._people(cell)
            case tuple():
                return "; ".join(self._one(one) for one in cell)
            case _:
                return cell

    def _one(self, one: object) -> str:
        if isinstance(one, Label):
            return str(self._words(one))
        return self.voice.plain(group_name(one.group, one.title))  # type: ignore[attr-defined]  # of two kinds

    def _people(self, answering: Answering) -> str:
        """Who took it or got it passed stands before those that the document names, else the main one of these."""
        beside = answering.assignees[0 if answering.owner_id else 1 :]
        named = [
            answering_words(answering, self._school, self._today),
            *(assignee_words(one, self._school, self._today) for one in beside),
        ]
        return "; ".join(dict.fromkeys(self.voice.plain(one) for one in named))

    def _say(self, key: str) -> str:
        if key not in self._said:
            self._said[key] = self.voice.plain(t(key))
        return self._said[key]


def _code(cell: Cell) -> str:
    match cell:
        case Label():
            return cell.code
        case tuple():
            return ",".join(one.code for one in cell)
        case _:
            return ""
