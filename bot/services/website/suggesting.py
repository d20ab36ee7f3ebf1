"""Whom a piece of news may concern, by its own words. A suggestion: the editor decides."""

import re

from bot.services.groups import Group, GroupKind
from bot.services.text import fold
from models.people import Role

_READ = 1_500  # characters: a headline and the words of an entry
_LAST_YEAR = 11
_YEARS = range(1, _LAST_YEAR + 1)
_PRIMARY = range(1, 5)

# All patterns are for folded words: small letters, «е» for «ё».
_BY_NAME = ["перво", "второ", "третье", "четверо", "пяти", "шести", "семи", "восьми", "девяти", "десяти", "одиннадцати"]
_ORDINALS = ["перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат"]
_PUPIL = re.compile(rf"(?<!\w)({'|'.join(_BY_NAME)})(?:классни[кцч]|клашк)")
_ORDINAL = re.compile(
    rf"(?<!\w)({'|'.join(_ORDINALS)})(?:ый|ий|ой|ые|ьи|ых|ьих|ого|ьего|ом|ьем|ым|ьим|ьему|ому)\s+класс"
)
# «5», «5-х», «5 «А»», «5А»; and several of them: «9 и 11», «1–4», «с 1 по 4».
_ONE = r"\d{1,2}(?:-?(?:го|ый|ий|ых|ые|ому|ом|му|й|е|х|м))?(?:\s?[«\"-]?[а-я][»\"]?)?"
_TILL = r"\s*(?:[-–—]|по|до)\s*"
_CLASSES = re.compile(rf"(?<![\w.,:№-])(?:{_ONE}(?:{_TILL}|\s*(?:,|и)\s*))*{_ONE}\s*класс")
_STRETCH = re.compile(rf"({_ONE}){_TILL}({_ONE})")
_NUMBER = re.compile(r"\d{1,2}")

_LEAVING = (
    (re.compile(r"(?<!\w)(?:выпускник|егэ(?!\w))"), _LAST_YEAR),
    (re.compile(r"(?<!\w)огэ(?!\w)"), 9),
)
_PRIMARY_SCHOOL = re.compile(r"(?<!\w)начальн\w{1,3}\s+(?:школ|класс)")
_PARENTS = re.compile(r"(?<!\w)родител")
_STAFF = re.compile(r"(?<!\w)(?:педагог|учител|коллег)")


def suggest(words: str) -> list[str]:
    """Codes of the groups (bot/services/groups.py) that this news seems to be for; none: for everybody.

    Parents of the years that are named; all parents only where no year is.
    """
    told = fold(words[:_READ])
    years = _years(told)
    groups = [Group(GroupKind.YEAR_PARENTS, str(year)) for year in sorted(years)]
    if not years and _PARENTS.search(told):
        groups.append(Group(GroupKind.ROLE, Role.PARENT))
    if _STAFF.search(told):
        groups.append(Group(GroupKind.ALL_STAFF))
    return [group.code for group in groups]


def _years(told: str) -> set[int]:
    years = {_BY_NAME.index(found[1]) + 1 for found in _PUPIL.finditer(told)}
    years |= {_ORDINALS.index(found[1]) + 1 for found in _ORDINAL.finditer(told)}
    years |= {year for pattern, year in _LEAVING if pattern.search(told)}
    if _PRIMARY_SCHOOL.search(told):
        years.update(_PRIMARY)
    for found in _CLASSES.finditer(told):
        years.update(int(number) for number in _NUMBER.findall(found[0]))
        for first, last in _STRETCH.findall(found[0]):
            years.update(range(int(_NUMBER.findall(first)[0]), int(_NUMBER.findall(last)[0]) + 1))
    return years & set(_YEARS)
