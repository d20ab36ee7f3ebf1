"""How days, months and counts are named in a sentence, as patterns for small letters without «ё»."""

from typing import Final

WEEKDAYS: Final = (
    *("понедельник[ау]?|пн|monday", "вторник[ау]?|вт|tuesday", "сред[аеуы]|ср|wednesday"),
    *("четверг[ау]?|чт|thursday", "пятниц[аеуы]|пт|friday", "суббот[аеуы]|сб|saturday", "воскресень[еюя]|вс|sunday"),
)
MONTHS: Final = (
    *(
        "янв(?:ар[яьюе])?|jan(?:uary)?",
        "фев(?:рал[яьюе])?|feb(?:ruary)?",
        "мар(?:т[аеу]?)?|march",
        "апр(?:ел[яьюе])?|april",
    ),
    *("ма[йяюе]|may", "июн[яьюе]?|june?", "июл[яьюе]?|july?", "авг(?:уст[аеу]?)?|aug(?:ust)?"),
    *(
        "сен(?:т(?:ябр[яьюе])?)?|sept?(?:ember)?",
        "окт(?:ябр[яьюе])?|oct(?:ober)?",
        "ноя(?:б(?:р[яьюе])?)?|nov(?:ember)?",
    ),
    "дек(?:абр[яьюе])?|dec(?:ember)?",
)
_TWO: Final = dict.fromkeys(("пару", "пары", "две", "два", "двух", "two"), 2)
_THREE: Final = dict.fromkeys(("три", "трех", "three"), 3)
_MORE: Final = {
    "четыре": 4,
    "четырех": 4,
    "four": 4,
    "пять": 5,
    "пяти": 5,
    "five": 5,
    "шесть": 6,
    "семь": 7,
    "десять": 10,
}
COUNTS: Final = dict.fromkeys(("один", "одну", "одной", "a", "one"), 1) | _TWO | _THREE | _MORE
ORDINALS: Final = {"перв": 1, "втор": 2, "треть": 3, "четверт": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}


def named(prefix: str, words: tuple[str, ...]) -> str:
    return "|".join(f"(?P<{prefix}{number}>{one})" for number, one in enumerate(words))


WEEK, MONTH = named("week", WEEKDAYS), named("month", MONTHS)
BEFORE = r"(?<![\w.])(?:(?P<before>не[ ]поз(?:днее|же)|[^\W\d_]+|п\.|№)[ ]+)?"
AFTER = r"(?![\w])"
WHICH = r"(?:(?P<which>эт|ближайш|текущ|следующ|будущ|this|next)(?:[а-я]{1,4})?[ ]+)?"
END_OF = (
    r"(?<!\w)(?:(?P<before>до|ко?|в|by|at|until)[ ]+)?(?:the[ ]+)?(?:конц[ауе]|окончани[яюе]|end of)[ ]+(?:the[ ]+)?"
)
COUNT = rf"(?:(?P<count>\d{{1,3}}|{'|'.join(COUNTS)})(?:-?х)?[ ]+)?"
