"""A draft becomes the rows of a file, in the words of one language. Questions are counted as the chat counts them."""

from collections.abc import Iterator
from dataclasses import replace

from bot.reports.tables import neutral
from bot.services.surveys.files.draft import Column, Draft, Field, Row
from bot.services.surveys.files.jumps import write_way
from bot.services.surveys.files.words import Say, Vocabulary, Word, written
from bot.services.surveys.form import END, WITH_OPTIONS, Form, Jump, Kind, Question


def about(draft: Draft, say: Say) -> dict[Field, str]:
    """What is said of the survey as a whole."""
    return {
        Field.TITLE: draft.title,
        Field.INTRO: draft.intro,
        Field.MODE: written(say, "mode", draft.mode),
        Field.UNIT: written(say, "unit", draft.unit),
    }


def rows(draft: Draft, say: Say, words: Vocabulary) -> list[Row]:
    """A row each question, with the cells that are filled."""
    return [
        Row(place, {column: text for column, text in _cells(question, say, words).items() if text})
        for place, question in enumerate(as_read(draft.form).questions, start=1)
    ]


def as_read(form: Form) -> Form:
    """The form as a file has it: questions numbered by their places, what leads to one led there.

    What leads to a question that there is not leads to one that there is not in the file either.
    """
    places = {END: END} | {question.number: place for place, question in enumerate(form.questions, start=1)}
    gone = len(form.questions)

    def placed(question: Question) -> Question:
        jumps = tuple(replace(jump, to=places.get(jump.to, gone + jump.to)) for jump in question.jumps)
        then = None if question.then is None else places.get(question.then, gone + question.then)
        return _in_order(replace(question, number=places[question.number], jumps=jumps, then=then))

    return Form(tuple(map(placed, form.questions)), gone)


def _in_order(question: Question) -> Question:
    """The question as a file keeps it: options numbered in their order, jumps led by these numbers, no picture."""
    if question.kind not in WITH_OPTIONS:
        return replace(question, picture="")
    places = {option.number: place for place, option in enumerate(question.options, start=1)}
    jumps = [
        Jump(first, last, jump.to)
        for jump in question.jumps
        for first, last in _stretches([place for number, place in places.items() if jump.first <= number <= jump.last])
    ]
    options = tuple(replace(option, number=places[option.number]) for option in question.options)
    return replace(question, options=options, jumps=tuple(jumps), picture="")


def _stretches(places: list[int]) -> Iterator[tuple[int, int]]:
    """The ends of what follows each other without a gap."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1]
            start = at


def _cells(question: Question, say: Say, words: Vocabulary) -> dict[Column, str]:
    yes = written(say, "word", Word.YES)
    has_ends = question.kind in {Kind.SCALE, Kind.NUMBER}
    return {
        Column.NUMBER: str(question.number),
        Column.TEXT: question.text,
        Column.KIND: written(say, "kind", question.kind),
        Column.OPTIONS: "\n".join(one.label for one in question.options),
        Column.OWN: yes if question.own else "",
        Column.REQUIRED: yes if question.required else "",
        Column.LEAST: str(question.least) if has_ends or question.least else "",
        Column.MOST: str(question.most) if has_ends or question.most else "",
        Column.LOW: question.low_label,
        Column.HIGH: question.high_label,
        Column.HELP: question.help,
        Column.JUMPS: write_way(question, say, words),
    }


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet would see a formula; `unguarded` takes it off."""
    return f"'{cell}" if _is_formula(cell.lstrip("'")) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell.lstrip("'")) else cell


def _is_formula(cell: str) -> bool:
    return neutral(cell) != cell
