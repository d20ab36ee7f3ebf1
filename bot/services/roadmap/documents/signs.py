"""What a piece of text looks like: a number, a period, people, the heading of a section, the title of a plan.

These only tell columns and lines apart. What a period means and who is meant is understood elsewhere.
"""

import re

from bot.services.text import fold

_MONTHS = r"январ|феврал|март|апрел|ма[йяе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр"
_PERIOD = re.compile(
    rf"\b(?:{_MONTHS})|\b\d{{1,2}}\.\d{{1,2}}(?:\.(?:20)?\d\d)?\b|\b20\d\d\b"
    r"|течени[еи]|постоянно|систематически|регулярно|еже(?:год|месяч|квартал|недел|днев)|\bквартал|полугоди|четверт"
    r"|триместр|\bраз[а]?\s+в\b|по\s+(?:мере|отдельн|график|план|запрос|необходим|согласован)|учебн\w+\s+год|каникул"
    r"|весь\s+период|начал[оеа]\s+год|кон(?:ец|це|ца)\s+год|\bнедел|\bдо\s+\d"
)
_PERIOD_LONGEST = 120
_NUMBER_LONGEST = 40
_NUMBER = re.compile(r"(?:п(?:ункт)?\.?\s*)?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlіх]{1,6}|[а-я])\s*[.)]*")
_LEADING_NUMBER = re.compile(r"((?:п\.\s*)?\d{1,3}(?:\.\d{1,3})*[.)])\s+(?=\S)")
_PEOPLE = re.compile(
    r"\b[а-я-]{3,40}\s+[а-я]\.\s?[а-я]\.|директор|заместител|зам\.|учител|руковод|педагог|ответственн|завхоз|заведующ"
    r"|администра|библиотекар|психолог|логопед|специалист|воспитател|методист|вожат|советник|секретар|рабочая\s+групп"
)
_SECTION = re.compile(
    r"(?P<word>(?:раздел|модуль|блок|этап|часть|глава)\s*)?(?P<number>№?\s*(?:\d{1,2}(?:\.\d{1,2})*|[IVXLІХ]{1,5}))"
    r"(?P<end>[.):]+|\s+[-–—](?=\s)|(?=\s|$))(?P<gap>\s*)(?P<title>\D.*)",
    re.IGNORECASE | re.DOTALL,
)
# «I квартал» is no heading with a number.
_COUNTED = re.compile(r"квартал|четверт|полугоди|триместр|семестр|класс|год")
_SECTION_WORD = re.compile(r"(?:раздел|модуль|блок|этап|часть|глава|направление)\b")
_TITLE = re.compile(
    r"(?:\w+\s+){0,4}план\b|(?:\w+\s+){0,3}дорожн\w+\s+карт|план-?\s?график|циклограмм|перечень\s+мероприят"
)
_SCHOOL_YEAR = re.compile(r"\b(20\d\d)\s*[/\\–—-]\s*(?:20)?(\d\d)\b(?=\s*(?:уч|г\b|гг|$|\W))")


def looks_like_period(text: str) -> bool:
    """Words of a term: a month, a date, a rhythm. Not a whole sentence that happens to name one."""
    return 0 < len(text) <= _PERIOD_LONGEST and _PERIOD.search(fold(text)) is not None


def looks_like_number(text: str) -> bool:
    """«1.», «2.3», «п. 7», «IV», «а)»."""
    return len(text) <= _NUMBER_LONGEST and _NUMBER.fullmatch(fold(text)) is not None


def is_roman(text: str) -> bool:
    """A number that sections have and items do not."""
    return re.fullmatch(r"[IVXLІХ]{1,6}[.)]*", text.strip()) is not None


def looks_like_people(text: str) -> bool:
    """A surname with initials or a post."""
    return _PEOPLE.search(fold(text)) is not None


def split_number(text: str) -> tuple[str, str]:
    """«1.2. Назначить» → («1.2.», «Назначить»); "" where no number leads."""
    match = _LEADING_NUMBER.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def split_section(text: str) -> tuple[str, str]:
    """The number of a section's heading, as written, and its title without it, in one line.

    A bare number counts only if it is Roman, follows «Раздел», or stands in a cell, that is in a line, of its own.
    """
    match = _SECTION.match(text)
    whole = " ".join(text.split())
    if match is None or not match["title"].strip():
        return "", whole
    if not match["end"]:
        alone = match["word"] or "\n" in match["gap"] or is_roman(match["number"])
        if not alone or _COUNTED.match(fold(match["title"])):
            return "", whole
    return (match["number"] + match["end"]).strip(" -–—:"), " ".join(match["title"].split())


def is_section_heading(text: str) -> bool:
    """A short line that is numbered like a section or says that it is one."""
    return len(text) <= 300 and (split_section(text)[0] != "" or names_section(text))


def names_section(text: str) -> bool:
    """«Раздел …», «Направление …»."""
    return _SECTION_WORD.match(fold(text)) is not None


def is_title(text: str) -> bool:
    """«План мероприятий …», «Дорожная карта …»."""
    return _TITLE.match(fold(text).lstrip("(«\"'")) is not None


def school_year(text: str) -> int | None:
    """The first year of «2021/2022 учебный год»; None where none is named."""
    for match in _SCHOOL_YEAR.finditer(text):
        if (int(match[1]) + 1) % 100 == int(match[2]):
            return int(match[1])
    return None
