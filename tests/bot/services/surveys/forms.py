"""Made-up surveys and what people answer to them: forms that may start, and sheets such as their answers give."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bot.services.surveys.form import END, SKIPPED, Answer, Form, Jump, Kind, Option, Question, Sheet, YesNo
from bot.services.surveys.walking import exits, leads_to
from bot.services.text import fold

LETTERS = "абвгдежзиклмнопрстуфхцчшщыэюяABCxyz0123456789,.?«»- "
words = st.text(LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def questions(draw: st.DrawFn, number: int = 1, kinds: tuple[Kind, ...] = tuple(Kind)) -> Question:
    """A question that is right in itself; without jumps."""
    plain = Question(
        number,
        draw(st.sampled_from(kinds)),
        draw(words),
        help=draw(st.just("") | words),
        required=draw(st.booleans()),
        picture=draw(st.sampled_from(("", "AgACAgIAAxkBAAI"))),
    )
    if plain.kind in {Kind.ONE, Kind.MANY}:
        labels = draw(st.lists(words, min_size=2, max_size=6, unique_by=fold))
        numbers = draw(st.permutations(range(1, len(labels) + 3)))
        options = tuple(Option(number, label) for number, label in zip(numbers, labels, strict=False))
        plain = replace(plain, options=options, own=draw(st.booleans()))
    if plain.kind is Kind.MANY:
        most = draw(st.integers(0, len(plain.options)))
        least = draw(st.integers(0, most or len(plain.options)))
        return replace(plain, least=least, most=most)
    if plain.kind is Kind.SCALE:
        ends = draw(st.just("") | words), draw(st.just("") | words)
        low = draw(st.integers(0, 1))
        most = low + draw(st.integers(1, 9))
        return replace(plain, least=low, most=most, low_label=ends[0], high_label=ends[1])
    if plain.kind is Kind.NUMBER:
        least = draw(st.integers(-10, 100))
        return replace(plain, least=least, most=least + draw(st.integers(1, 200)))
    return plain


@st.composite
def forms(draw: st.DrawFn, most: int = 8) -> Form:
    """A form that may start, with branches: checking.problems finds nothing."""
    numbers = draw(st.lists(st.integers(1, 60), min_size=1, max_size=most, unique=True))
    asked = [draw(questions(number)) for number in numbers]
    for at, one in enumerate(asked):
        targets = st.sampled_from([END, *numbers[at + 1 :]])
        jumps = draw(st.just(()) | _jumps(one, targets))
        asked[at] = replace(one, jumps=jumps, then=draw(st.none() | st.none() | targets))
    return _all_reached(Form(tuple(asked), last=max(numbers) + draw(st.integers(0, 3))))


@st.composite
def answers(draw: st.DrawFn, question: Question) -> Answer:
    """Something that may be said to this question, skipping included where it may be skipped."""
    if not question.required and draw(st.integers(0, 4)) == 0:
        return SKIPPED
    match question.kind:
        case Kind.ONE:
            if question.own and draw(st.integers(0, 3)) == 0:
                return Answer(words=draw(words))
            return Answer(options=(draw(st.sampled_from(question.options)).number,))
        case Kind.MANY:
            return draw(_chosen(question))
        case Kind.SCALE | Kind.NUMBER:
            return Answer(number=draw(st.integers(question.least, question.most)))
        case Kind.YES_NO:
            return Answer(number=draw(st.sampled_from((YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY))))
        case Kind.DATE:
            return Answer(day=draw(days))
        case Kind.SHORT | Kind.LONG:
            return Answer(words=draw(words))


@st.composite
def sheets(draw: st.DrawFn, form: Form) -> Sheet:
    """A complete sheet: the answers of somebody who went through the survey to its end."""
    sheet: dict[int, Answer] = {}
    number = form.questions[0].number
    while number != END:
        question = form.question(number)
        assert question is not None
        sheet[number] = draw(answers(question))
        number = leads_to(form, question, sheet[number])
    return sheet


@st.composite
def forms_with_sheets(draw: st.DrawFn, most: int = 20) -> tuple[Form, tuple[Sheet, ...]]:
    """A form and what came of it: complete sheets, perhaps none."""
    form = draw(forms())
    return form, tuple(draw(st.lists(sheets(form), max_size=most)))


def _chosen(question: Question) -> st.SearchStrategy[Answer]:
    """Options in the order of the form, and perhaps an own answer, as many as are allowed."""
    order = [option.number for option in question.options]
    most = question.most or len(order) + question.own
    own = st.just("") | words if question.own else st.just("")

    def some(said: str) -> st.SearchStrategy[Answer]:
        least, limit = max(question.least, 1) - bool(said), min(most - bool(said), len(order))
        chosen = st.lists(st.sampled_from(order), min_size=least, max_size=limit, unique=True)
        return chosen.map(lambda numbers: Answer(tuple(sorted(numbers, key=order.index)), words=said))

    return own.flatmap(some)


@st.composite
def _jumps(draw: st.DrawFn, question: Question, targets: st.SearchStrategy[int]) -> tuple[Jump, ...]:
    """Jumps apart from each other, in any order."""
    match question.kind:
        case Kind.ONE | Kind.MANY:
            values = [option.number for option in question.options]
            ends = [(one, one) for one in draw(st.lists(st.sampled_from(values), max_size=4, unique=True))]
        case Kind.YES_NO | Kind.SCALE | Kind.NUMBER:
            low, high = (1, 3) if question.kind is Kind.YES_NO else (question.least, question.most)
            edges = sorted(draw(st.lists(st.integers(low, high), max_size=6, unique=True)))
            ends = list(zip(edges[::2], edges[1::2], strict=False)) or [(one, one) for one in edges]
        case _:
            ends = []
    return tuple(Jump(first, last, draw(targets)) for first, last in draw(st.permutations(ends)))


def _all_reached(form: Form) -> Form:
    """The same form, where a question to which nothing leads is preceded by one that leads to it."""
    asked, reached = list(form.questions), {form.questions[0].number}
    for at, one in enumerate(asked):
        if one.number not in reached:
            asked[at - 1] = replace(asked[at - 1], jumps=(), then=None)
            return _all_reached(replace(form, questions=tuple(asked)))
        reached |= exits(form, one)
    return form
