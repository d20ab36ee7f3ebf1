"""What an answer to choose says: that something is lacking, that something is wished for, or neither. Pure rules.

A form does not tell needs from habits («На чём дети делают задания?») and from «всё хорошо»; the words do, mostly. What
they leave open is no need: whoever reads the results finds it by its question.
"""

import re
from enum import IntEnum
from typing import Final

from bot.services.surveys.form import Kind, Option, Question, YesNo
from bot.services.surveys.likeness import is_praise, says_nothing


class Need(IntEnum):
    """What somebody who chose it needs."""

    NOTHING = 0
    WISH = 1
    LACK = 2
    # There is none at all, where others wait for their turn.
    NONE = 3


def _any_of(*words: str) -> re.Pattern[str]:
    """Beginnings of words, or of several in a row."""
    return re.compile(r"\b(?:" + "|".join(words) + ")")


# A question that asks for something.
_ASKS: Final = _any_of(
    *("нуж", "хоч", "хот", "чего не", "каких не", "не хвата", "нехват", "мешает", "мешал", "помеша", "помог", "помощ"),
    *("останавлива", "изменить", "улучш", "добав", "купить", "исправ", "открыть", "не устраива", "не нрав", "беспоко"),
    *("волнует", "трудн", "сложн", "проблем", "прос[ия]т", "пожела", "предл", "поддерж", "интересн", "удобно ли"),
    *("need", "want", "would like", "lack", "missing", "miss", "help", "hinder", "prevent", "change", "improve"),
    *("problem", "difficult", "wish", "short of"),
)
# Of these one that asks what is lacking or in the way.
_ASKS_WHAT_LACKS: Final = _any_of(
    *("чего не", "каких не", "не хвата", "нехват", "меша", "помеша", "останавлива", "проблем", "трудн", "беспоко"),
    *("волнует", "не устраива", "не нрав", "lack", "missing", "hinder", "prevent", "problem", "difficult", "short of"),
)
# A question about habits and ways, whatever else it speaks of.
_HABIT: Final = re.compile(
    r"(?:как часто|когда|сколько|на чем|где|кто|кем|как (?:вам|тебе|вы|ты) |как[^?]* изменил"
    r"|что (?:вы|ты|ваши дети|дети) (?:делае|используе)"
    r"|how (?:often|do you|many|much|would you)|when|where|who|what do you)\b"
)
# All is well: «Вам хватает учебников?» – here it is «нет» that says something.
_WELL: Final = re.compile(
    r"(?:вам|тебе|детям|дома|у вас|у тебя|у ребенка)? ?(?:всего |все |всем )?(?:хвата|достаточно|есть|имеется|знае|"
    r"умее|довол|удоб|вкус|понят|нрав|устраив|получа|успева|работает|чисто|безопас|помога|легко|тепло|интересно ли|"
    r"do you have|do you know|is there|are there|are you (?:happy|satisfied)|enough|does [^?]* work)"
)
_TROUBLE: Final = _any_of("проблем", "трудност", "сложност", "жалоб", "problem", "difficult", "trouble")
# An answer that names no need.
_FINE: Final = re.compile(
    r"^(?:ничего|ничем|ничто|nothing|none)\b|(?<!не )\b(?:хвата(?:ет|ют)|достаточно)\b"
    r"|\b(?:не|not) (?:нуж|требу|надо|need)"
    r"|\bне (?:мешает|помешало|беспокоит|волнует|измени|быва)"
    r"|\bнет (?:такой |таких |никаких )?(?:проблем|трудност|сложност|жалоб|претензий|замечаний|пожеланий)"
    r"|\b(?:их|такого|таких)\b[^,]* нет$|^(?:трудно|сложно|затрудня\w+) (?:сказать|ответить)|затрудня|^не знаю"
    r"|^не уверен|^hard to say|don.t know|\b(?:no|without) (?:help|need|problem|difficult)|^(?:all|everything|enough)\b"
    r"|^(?:все |вполне |очень |полностью |скорее |мне |нам |меня |нас )*"
    r"(?:хорош|удобн|понятн|отличн|нормальн|легк|устраива|нрав|довол|есть$|всегда$|стала? меньше)"
)
# An answer that says by itself that something is lacking or goes badly.
_LACKS: Final = re.compile(
    r"\b(?:не хвата|нехват|недостат|нет\b|не на чем|не на что|не с кем|некому|негде|некогда|ждать|приходится|подводит"
    r"|подводят|плохо|слишком|непонятн|трудн|тяжел|неудобн|далеко|дорог|мало\b|поздно|шумно|устарел|слома|не работа"
    r"|медлен|скучно|грязно|холодно|страшно|обижа|стал[аио]? (?:больше|хуже|труднее)"
    r"|lack|missing|not enough|no\b|too\b|slow|broken|bad|badly|have to wait)"
)
# There is none of it.
_NONE: Final = re.compile(r"\bнет$|\b(?:не на чем|не на что|некому|негде|совсем нет)\b|\b(?:no|none|nothing to)\b")


def need_of(question: Question, option: Option) -> Need:
    """What somebody needs who has chosen this answer. Of YES_NO: YES or NO, whichever is the worse one.

    1. «Ничего», «помощь не нужна», «хватает», «трудно сказать», praise: nothing, in any question.
    2. «Нет», «да» alone mean what their question makes of them: «Есть ли дома компьютер?» – «Нет»: none, «Нужна ли
       помощь?» – «Да» wishes; a question that is neither tells nothing.
    3. Where the question asks what is lacking or in the way, every other answer is a lack; where it asks what would
       help or is wished for, a wish.
    4. Where it asks about habits, or is unclear, «не хватает…», «приходится ждать», «подводит» lack, «не на чем»
       is none; the rest is nothing.
    """
    if question.kind is Kind.YES_NO:
        return _of_yes_no(question, option.number)
    label = _plain(option.label).rstrip(" .!")
    if label in _SHORT:
        return _of_yes_no(question, _SHORT[label])
    if names_nothing(option.label):
        return Need.NOTHING
    text = _plain(question.text)
    if asks_for_something(question):
        return Need.LACK if _ASKS_WHAT_LACKS.search(text) else Need.WISH
    if _NONE.search(label):
        return Need.NONE
    return Need.LACK if _LACKS.search(label) else Need.NOTHING


def names_nothing(words: str) -> bool:
    """Whether somebody says that nothing is needed, or nothing at all."""
    return says_nothing(words) or is_praise(words) or _FINE.search(_plain(words)) is not None


_SHORT: Final = {"да": YesNo.YES, "yes": YesNo.YES, "нет": YesNo.NO, "no": YesNo.NO}


def asks_for_something(question: Question) -> bool:
    """Whether its answers name what is wished for or lacking."""
    text = _plain(question.text)
    return not _HABIT.match(text) and _ASKS.search(text) is not None


def _of_yes_no(question: Question, answer: int) -> Need:
    text = _plain(question.text)
    if _WELL.match(text) and not _TROUBLE.search(text):
        return Need.NONE if answer == YesNo.NO else Need.NOTHING
    return Need.WISH if answer == YesNo.YES and asks_for_something(question) else Need.NOTHING


def _plain(text: str) -> str:
    """As the patterns above are written; Latin letters stay what they are, for English words."""
    return " ".join(text.casefold().replace("ё", "е").split())
