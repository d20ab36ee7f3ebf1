"""Which group of people a plan's words mean: «классные руководители», «руководители ШМО», «все работники»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.services.groups import Group, GroupKind
from bot.services.roadmap.naming.model import NamedDepartment
from bot.services.roadmap.naming.tokens import cleaned, tokenise
from bot.services.roadmap.naming.vocabulary import each
from bot.services.roadmap.naming.wording import Wording, Wordings
from models.people import Role


@dataclass(frozen=True, slots=True)
class Meant:
    """A group's code, and whether the words say exactly that group; a proposal otherwise."""

    code: str | None
    is_exact: bool


def _role(role: Role) -> str:
    return Group(GroupKind.ROLE, role.value).code


_DEPUTIES = r"заместител(?:_директор)?(?:_(?:увр|вр|ур|умр|нмр|мр|ахч|ахр|бж|безопасност|икт|направлени))*"
_TEACHERS = r"(?:учител|педагог|преподавател|педагогическ_работник|педагогическ_коллектив|педагогическ_состав)"
# Words without endings, joined by «_» → whom they mean; the whole phrase has to fit.
_GROUPS = tuple(
    (re.compile(words), code)
    for words, code in (
        (_DEPUTIES, _role(Role.DEPUTY)),
        (r"классн_руководител|классник", Group(GroupKind.CLASS_TEACHERS).code),
        (
            r"руководител_(?:шмо|мо|рмо|кафедр|отдел|объединен)(?:_(?:педагог|учител))?",
            Group(GroupKind.DEPARTMENT_HEADS).code,
        ),
        (r"руководител_рабоч_групп", _role(Role.COORDINATOR)),
        (rf"{_TEACHERS}|(?:учител[-_])?предметник", _role(Role.STAFF)),
        (
            r"работник|сотрудник|коллектив|трудов_коллектив|педагогическ_работник|все",
            _role(Role.STAFF),
        ),
        (r"(?:родител|законн_представител)(?:_законн_представител)?(?:_обучающ|_учащ)?", _role(Role.PARENT)),
        (r"обучающ|учащ|ученик|школьник", _role(Role.STUDENT)),
        (r"администратор_сайт", _role(Role.EDITOR)),
        (r"заведующ_хозяйств|служб_ахч", _role(Role.STOREKEEPER)),
        (r"техническ_(?:служб|специалист)|служб_техническ_поддержк|системн_администратор", _role(Role.TECHNICIAN)),
        (r"(?:заведующ|ответственн)_кабинет", Group(GroupKind.KEEPERS).code),
    )
)
# What only begins or mentions such words: offered, with a doubt.
_PROPOSED = tuple(
    (re.compile(words), code)
    for words, code in (
        (r"заместител|администрац", _role(Role.DEPUTY)),
        (r"классн_руководител", Group(GroupKind.CLASS_TEACHERS).code),
        (r"руководител_(?:шмо|мо|структурн|кафедр)|шмо|мо$", Group(GroupKind.DEPARTMENT_HEADS).code),
        (r"(?:член_|участник_)?рабоч_групп", _role(Role.COORDINATOR)),
        (rf"{_TEACHERS}|работник|сотрудник|педсовет|педагогическ_совет|методсовет|методическ_совет", _role(Role.STAFF)),
        (r"родител", _role(Role.PARENT)),
        (r"(?:заведующ|ответственн)_кабинет", Group(GroupKind.KEEPERS).code),
    )
)
_ALL = each("все|всех|всем|вес|всег|кажд|кажды")
# Beside these the rest of a title tells which department it is.
_GENERIC = each("шмо|мо|рмо|методическ|объединен|кафедр|отдел|учител|преподавател|педагог|школьн|цикл|член|участник")


class Departments:
    """Departments by the words of their titles."""

    def __init__(self, departments: Sequence[NamedDepartment], wordings: Wordings) -> None:
        self._own = [
            (Group(GroupKind.DEPARTMENT, str(one.id)).code, _telling(wordings.read(tokenise(cleaned(one.title)))))
            for one in departments
        ]

    def find(self, wording: Wording) -> Meant | None:
        """The only department of this title; one that shares words with it is a proposal."""
        asked = _telling(wording)
        if not asked:
            return None
        same = [code for code, words in self._own if words == asked]
        if len(same) == 1:
            return Meant(same[0], is_exact=True)
        near = [code for code, words in self._own if asked < words or (words and words < asked)]
        return Meant(near[0] if len(near) == 1 else None, is_exact=False)

    def is_title(self, wording: Wording) -> bool:
        """Whether the phrase is a department's title, whatever it begins with."""
        return bool(_telling(wording)) and [words for _, words in self._own].count(_telling(wording)) == 1


def _telling(wording: Wording) -> frozenset[str]:
    return wording.key - _GENERIC


def read_group(wording: Wording, departments: Departments) -> Meant:
    """Whom many people's words mean; never exact where a word of the phrase was not understood."""
    stems = [one for one in wording.stems if one not in _ALL] or ["все"]
    words = "_".join(stems)
    for pattern, code in _GROUPS:
        if pattern.fullmatch(words):
            return Meant(code, is_exact=not wording.is_open)
    if stems[0] in _GENERIC or "шмо" in stems:
        found = departments.find(wording)
        if found and found.code and (found.is_exact or "руководител" not in stems) and stems[0] != "руководител":
            return found
    for pattern, code in _PROPOSED:
        if pattern.match(words):
            return Meant(code, is_exact=False)
    return Meant(None, is_exact=False)
