"""Reads what a person tapped or typed as an answer to a question; what can't be one is told why and what to do."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from bot.errors import Invalid, Missing
from bot.services.dayfinding import plain
from bot.services.daynames import MONTH
from bot.services.surveys.form import LONG_LIMIT, OWN_LIMIT, SHORT_LIMIT, SKIPPED, Answer, Kind, Question, YesNo
from bot.services.text import clean_line, clean_text, fold

# A number or a day takes no more signs; what is longer is no number, however many signs a text may have.
BRIEF: Final = 40
FIRST_YEAR, LAST_YEAR = 1900, 2100


def _folded(words: str) -> list[str]:
    """Words with a bar between them; those of a phrase are joined by «_»."""
    return [fold(one.replace("_", " ")) for one in words.split("|")]


_YES: Final = "да|ага|конечно|да_конечно|yes|y|yeah|yep|sure|of_course"
_NO: Final = "нет|не|неа|нет_конечно|no|n|nope"
_HARD: Final = (
    "не_знаю|не_знаем|затрудняюсь|затрудняюсь_ответить|затрудняемся|затрудняемся_ответить|трудно_сказать|сложно_сказать"
    "|не_уверен|не_уверена|не_уверены|трудно_ответить|сложно_ответить"
    "|hard_to_say|don't_know|dont_know|i_don't_know|i_dont_know|not_sure|i'm_not_sure"
)
_SAID: Final = (
    dict.fromkeys(_folded(_YES), YesNo.YES)
    | dict.fromkeys(_folded(_NO), YesNo.NO)
    | dict.fromkeys(_folded(_HARD), YesNo.HARD_TO_SAY)
)
_COUNTS_RU: Final = (
    "ноль|один|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|тринадцать|четырнадцать"
    "|пятнадцать|шестнадцать|семнадцать|восемнадцать|девятнадцать|двадцать"
)
_COUNTS_EN: Final = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty"
)
_TENS: Final = (
    "двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто",
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
)
_HUNDREDS: Final = "сто|двести|триста|четыреста|пятьсот|шестьсот|семьсот|восемьсот|девятьсот|тысяча"
_COUNTS: Final = (
    {word: count for words in (_COUNTS_RU, _COUNTS_EN) for count, word in enumerate(_folded(words))}
    | {word: 10 * count for words in _TENS for count, word in enumerate(_folded(words), start=2)}
    | {word: 100 * count for count, word in enumerate(_folded(_HUNDREDS), start=1)}
)

# Digits of any script are read: \d and int() know them all.
_WHOLE: Final = re.compile(r"(?:(?P<minus>[-−–—])|\+)? ?(?P<digits>\d+|\d{1,3}(?: \d{3})+)")
# What is counted, behind the number.
_MEASURE: Final = re.compile(
    r"(?:(?<=\d) ?|(?<=\w) )(?:₽|р|руб|рубл[а-яё]+|час[а-яё]*|ч|мин|минут[а-яё]*|раза?|лет|год[а-яё]*|человека?|чел"
    r"|штук[а-яё]*|шт|день|дн[а-яё]+|урок[а-яё]*|км|hours?|minutes?|times|years?|days?|people|lessons?)$",
    re.IGNORECASE,
)
_FRACTION: Final = re.compile(r"[-−–—+]?\d*[.,/]\d+")
_POSITION: Final = re.compile(r"(?:№ ?)?(?P<position>\d{1,2})[.)]?")
_BETWEEN: Final = re.compile(r"[\n,;]")
_END_OF_DAY: Final = r"(?: ?(?:г\.?|год[ау]?))?"
_DAYS: Final = (
    re.compile(r"(?P<day>\d{1,2})[./ -](?P<month>\d{1,2})[./ -](?P<year>\d{4})" + _END_OF_DAY),
    re.compile(r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})"),
    re.compile(rf"(?P<day>\d{{1,2}}) (?:of )?(?:{MONTH})\.?,? (?P<year>\d{{4}}){_END_OF_DAY}"),
    re.compile(rf"(?:{MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"),
)


def read_words(question: Question, typed: str, chosen: Answer = SKIPPED) -> Answer:
    """The answer that these words are. chosen: what is ticked already of a MANY question; the words are added to it.

    The label of an option, its place in the list or, of a YES_NO, yes and no in words choose it; where no own answer
    is taken the first words of a label do, if no other begins so. Invalid tells what is expected instead, within
    which limits.
    """
    match question.kind:
        case Kind.ONE:
            option = _option(question, _line(typed, OWN_LIMIT))
            return _own(question, typed) if option is None else Answer(options=(option,))
        case Kind.MANY:
            return _many(question, typed, chosen)
        case Kind.YES_NO:
            return Answer(number=_yes_no(typed))
        case Kind.SCALE | Kind.NUMBER:
            return Answer(number=_number(question, typed))
        case Kind.DATE:
            return Answer(day=_day(typed))
        case Kind.LONG:
            return Answer(words=clean_text(typed, LONG_LIMIT))
        case Kind.SHORT:
            return Answer(words=clean_line(typed, SHORT_LIMIT))


def pick(question: Question, value: int) -> Answer:
    """The answer of a tapped button: an option of ONE, a step of a SCALE, one of YesNo.

    Missing for what is not on offer: the button is of an older version, or made by hand.
    """
    if question.kind is Kind.ONE and any(option.number == value for option in question.options):
        return Answer(options=(value,))
    if question.kind is Kind.SCALE and question.least <= value <= question.most:
        return Answer(number=value)
    if question.kind is Kind.YES_NO and value in {YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY}:
        return Answer(number=value)
    raise Missing("error-survey-option")


def toggle(question: Question, answer: Answer, option: int) -> Answer:
    """The answer to a MANY question with this option ticked, or no longer ticked; in the order of the form.

    Invalid where no more may be ticked, Missing for what is not on offer.
    """
    if question.kind is not Kind.MANY or all(one.number != option for one in question.options):
        raise Missing("error-survey-option")
    return _not_too_many(question, replace(answer, options=_in_order(question, {*answer.options} ^ {option})))


def check_finished(question: Question, answer: Answer) -> None:
    """Invalid where this can't stay the answer: nothing said to what is required, too few options ticked, too many.

    Missing for what is not on offer, whoever made that answer.
    """
    if answer.is_skipped:
        if question.required:
            raise Invalid("error-survey-required")
        return
    check_fits(question, answer)
    if question.kind is Kind.MANY and answer.count < question.least:
        raise Invalid("error-survey-least", least=question.least)


def check_fits(question: Question, answer: Answer) -> None:
    """The same of an answer that is not finished yet: too few options may be ticked, even none."""
    if answer.is_skipped:
        return
    if not _belongs(question, answer):
        raise Missing("error-survey-option")
    _not_too_many(question, answer)


def _belongs(question: Question, answer: Answer) -> bool:
    """Whether something like this may be said to this question at all."""
    match question.kind:
        case Kind.ONE | Kind.MANY:
            is_whole = answer.options == _in_order(question, {*answer.options}) and (question.own or not answer.words)
            is_one = question.kind is Kind.MANY or answer.count == 1
            return is_whole and is_one and answer == Answer(answer.options, words=answer.words)
        case Kind.YES_NO:
            return answer.number in {YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY} and answer == Answer(number=answer.number)
        case Kind.SCALE | Kind.NUMBER:
            is_near = answer.number is not None and question.least <= answer.number <= question.most
            return is_near and answer == Answer(number=answer.number)
        case Kind.DATE:
            return answer == Answer(day=answer.day)
        case Kind.SHORT | Kind.LONG:
            return answer == Answer(words=answer.words)


def _many(question: Question, typed: str, chosen: Answer) -> Answer:
    """All options that are named, with commas between or on lines of their own; what names none is an own answer."""
    whole = _option(question, _line(typed, OWN_LIMIT))
    parts = [part for part in _BETWEEN.split(typed) if part.strip()] if whole is None else []
    named = [whole] if whole is not None else [_option(question, _line(part, OWN_LIMIT)) for part in parts]
    found = {option for option in named if option is not None}
    if not found or None in named:
        said = replace(chosen, words=_own(question, typed).words)
    else:
        said = replace(chosen, options=_in_order(question, {*chosen.options} | found))
    return _not_too_many(question, said)


def _own(question: Question, typed: str) -> Answer:
    if not question.own:
        raise Invalid("error-survey-choose")
    return Answer(words=clean_line(typed, OWN_LIMIT))


def _option(question: Question, line: str) -> int | None:
    """The option of that label or at that place; places are not read where labels have digits: «5» is «5 класс»."""
    said = _bare(line)
    by_label = {_bare(option.label): option.number for option in reversed(question.options)}
    if said and said in by_label:
        return by_label[said]
    if not question.own and any(char.isalpha() for char in said):
        begun = [number for label, number in by_label.items() if _begins(label, said)]
        if len(begun) == 1:
            return begun[0]
    place = _POSITION.fullmatch(line)
    if place is None or any(char.isdecimal() for option in question.options for char in option.label):
        return None
    at = int(place["position"])
    return question.options[at - 1].number if 1 <= at <= len(question.options) else None


def _begins(label: str, said: str) -> bool:
    """Whether these are the first words of a label, whole."""
    return label.startswith(said) and not label[len(said) :][:1].isalnum()


def _yes_no(typed: str) -> int:
    line = _line(typed, BRIEF)
    said = _SAID.get(_bare(line.replace("’", "'").replace(",", "")))
    place = _POSITION.fullmatch(line)
    at = int(place["position"]) if place else 0
    if said is None and YesNo.YES <= at <= YesNo.HARD_TO_SAY:
        return at
    if said is None:
        raise Invalid("error-survey-yes-no")
    return said


def _number(question: Question, typed: str) -> int:
    """A whole number of the range that is asked for; the error names the range."""
    line, ends = _line(typed, BRIEF).rstrip(" ."), {"least": str(question.least), "most": str(question.most)}
    if _FRACTION.fullmatch(line):
        raise Invalid("error-survey-whole", **ends)
    line = _MEASURE.sub("", line)
    found = _WHOLE.fullmatch(line)
    number = _counted(line)
    if found is not None:
        size = int(found["digits"].replace(" ", ""))
        number = -size if found["minus"] else size
    if number is None:
        raise Invalid("error-survey-number", **ends)
    if not question.least <= number <= question.most:
        raise Invalid("error-survey-range", **ends)
    return number


def _counted(line: str) -> int | None:
    """A number in words: «сто двадцать пять», each word less than the one before has room for."""
    number, room = 0, 1_001
    for word in fold(line).replace("-", " ").split():
        count = _COUNTS.get(word)
        if count is None or count >= room:
            return None
        number += count
        room = next((size for size in (1_000, 100, 10) if count > 10 and count % size == 0), 0)
    return number if line else None


def _day(typed: str) -> date:
    """A day with its year: a birthday is past, a meeting ahead, so none is guessed."""
    line = plain(_line(typed, BRIEF)).rstrip(" .")
    found = next((match for match in (pattern.fullmatch(line) for pattern in _DAYS) if match), None)
    if found is None:
        raise Invalid("error-survey-day")
    said = found.groupdict()
    month = said.get("month") or next(number + 1 for number in range(12) if said.get(f"month{number}"))
    try:
        day = date(int(said["year"]), int(month), int(said["day"]))
    except ValueError:
        raise Invalid("error-survey-no-day") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Invalid("error-survey-year", first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return day


def _line(typed: str, limit: int) -> str:
    """The words in one line, or nothing of those that are too long for an option, a number or a day."""
    line = clean_line(typed, 4 * len(typed))  # composed, a text can take a little more room than typed
    return line if len(line) <= limit else ""


def _bare(words: str) -> str:
    return fold(words).strip(" .,!?;:«»\"'()")


def _in_order(question: Question, chosen: set[int]) -> tuple[int, ...]:
    return tuple(option.number for option in question.options if option.number in chosen)


def _not_too_many(question: Question, answer: Answer) -> Answer:
    if question.kind is Kind.MANY and question.most and answer.count > question.most:
        raise Invalid("error-survey-most", most=question.most)
    return answer
