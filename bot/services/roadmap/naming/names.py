"""Finds where a person's name stands: «Ежова М.П.», «М. П. Ежова», «Ежова Мария Петровна», «Ежова»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.services.roadmap.naming.people import PeopleIndex, Written
from bot.services.roadmap.naming.tokens import Sort, Token
from bot.services.roadmap.naming.vocabulary import CAPITALS, IDLE, SHORTENED, TOGETHER
from bot.services.roadmap.naming.wording import Wordings, head_of

_PATRONYMIC = re.compile(
    "(?:..(?:ович|евич|ьич)|..мич|..тич|..кич)(?:а|у|ем|е)?$|..(?:овн|евн|ичн)(?:а|ы|е|у|ой)$|^(?:оглы|кызы)$"
)
_AND = frozenset({"и", "или"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name at the tokens from `first` to before `last`."""

    first: int
    last: int
    written: Written


class NameFinder:
    """Looks at one cell's tokens."""

    def __init__(self, tokens: Sequence[Token], people: PeopleIndex, wordings: Wordings) -> None:
        self._tokens = tokens
        self._people = people
        self._wordings = wordings

    def at(self, place: int, *, alone: bool) -> NameSpan | None:
        """The name that begins at a token; `alone`: nothing stands before it that it may belong to."""
        return (
            self._initials_first(place)
            or self._with_initials(place)
            or self._in_full(place)
            or self._given_first(place)
            or self._surname_alone(place, is_first=alone)
        )

    def _initials_first(self, place: int) -> NameSpan | None:
        initials, after = self._initials(place)
        if not initials:
            return None
        after = self._over_line(after)
        surname, last = self._surname(after)
        if not surname or not self._may_be_name(after):
            return None
        return NameSpan(place, last, Written(surname, *initials))

    def _with_initials(self, place: int) -> NameSpan | None:
        surname, after = self._surname(place)
        if not surname or not self._may_be_name(place, beside_initials=True):
            return None
        initials, last = self._initials(self._over_line(after))
        if not initials and self._sort(after) is Sort.COMMA and self._people.knows_surname(surname):
            # «Ежова, М.П.», but not «Ежова, М.П. Лунин».
            initials, last = self._initials(after + 1)
            initials = [] if self._word(self._over_line(last)) else initials
        if not initials:
            return None
        if not self._people.knows_surname(surname):
            # «учитель физики М.П. Ежова»: the initials are of the next word.
            following, beyond = self._surname(last)
            is_own = following and not self._initials(self._over_line(beyond))[0]
            if is_own and (self._people.knows_surname(following) or not self._tokens[place].is_capital):
                return None
            if not self._tokens[place].is_capital and self._wordings.is_topic(surname):
                return None
        return NameSpan(place, last, Written(surname, *initials))

    def _in_full(self, place: int) -> NameSpan | None:
        """Surname, given name and perhaps patronymic in full, or its initial."""
        surname, after = self._surname(place)
        given = self._word(after if self._adjoins(after) else self._over_line(after))
        if not surname or not given or not self._may_be_name(place) or not self._may_be_name(given[1] - 1):
            return None
        word, next_place = given
        middle = self._word(next_place)
        has_patronymic = bool(middle and _PATRONYMIC.search(middle[0]))
        known = self._people.knows_surname(surname)
        if _PATRONYMIC.search(word) and not (has_patronymic or self._people.knows_given_name(word)):
            return None
        fits = has_patronymic or (self._people.knows_given_name(word) and not self._people.knows_exactly(word))
        if not fits and not (known and self._adjoins(after) and not self._people.knows_surname(word)):
            return None
        if has_patronymic and middle:
            return NameSpan(place, middle[1], Written(surname, word, middle[0]))
        initials, last = self._initials(next_place)
        if len(initials) == 1 and not self._word(last):
            return NameSpan(place, last, Written(surname, word, initials[0]))
        return NameSpan(place, next_place, Written(surname, word))

    def _given_first(self, place: int) -> NameSpan | None:
        """«Мария Петровна Ежова», «Мария Ежова», «Мария Петровна»."""
        given = self._word(place)
        if not given or not self._may_be_name(place):
            return None
        second = self._word(given[1])
        if not second or not self._may_be_name(given[1]):
            return None
        if not _PATRONYMIC.search(second[0]):
            surname, last = self._surname(given[1])
            if self._people.knows_given_name(given[0]) and self._people.knows_surname(surname):
                return NameSpan(place, last, Written(surname, given[0]))
            return None
        surname, last = self._surname(second[1])
        if surname and self._tokens[second[1]].is_capital and self._may_be_name(second[1]):
            return NameSpan(place, last, Written(surname, given[0], second[0]))
        return NameSpan(place, second[1], Written("", given[0], second[0]))

    def _surname_alone(self, place: int, *, is_first: bool) -> NameSpan | None:
        surname, last = self._surname(place)
        if not surname or not self._people.knows_surname(surname) or not self._may_be_name(place):
            return None
        token = self._tokens[place]
        ends = last >= len(self._tokens) or not self._tokens[last].is_word or self._tokens[last].key in _AND
        if is_first and (token.is_capital or ends):
            return NameSpan(place, last, Written(surname))
        if token.is_capital and self._people.knows_exactly(surname):
            return NameSpan(place, last, Written(surname))
        return None

    def _surname(self, place: int) -> tuple[str, int]:
        """The surname at a token and the place after it; a known double one over a space or a dash too."""
        word = self._word(place)
        if not word or len(word[0]) < 2:
            return "", place
        key, after = word
        over = after + 1 if after < len(self._tokens) and self._tokens[after].sort is Sort.DASH else after
        second = self._word(over)
        if second and self._people.knows_surname(f"{key}-{second[0]}"):
            return f"{key}-{second[0]}", second[1]
        return key, after

    def _initials(self, place: int) -> tuple[list[str], int]:
        """One or two initials at a token, «М.П.», «М П», «Дж.», and the place after them."""
        found: list[str] = []
        while len(found) < 2 and self._is_initial(place, found):
            found.append(self._tokens[place].key)
            place += 1
            if self._sort(place) is Sort.DOT:
                place += 1
        return found, place

    def _is_initial(self, place: int, before: Sequence[str]) -> bool:
        if place >= len(self._tokens) or not self._tokens[place].is_word:
            return False
        token = self._tokens[place]
        dotted = self._sort(place + 1) is Sort.DOT
        if len(token.key) == 2:
            return dotted and token.is_title and token.key not in SHORTENED and token.key not in CAPITALS
        if len(token.key) != 1:
            return False
        glued = bool(before) and self._tokens[place - 1].end == token.start
        if token.key in _AND or not token.is_capital:
            return (
                dotted
                or glued
                or self._trails(place, before)
                or (token.is_capital and (bool(before) or self._is_initial(place + 1, [token.key])))
            )
        return True

    def _trails(self, place: int, before: Sequence[str]) -> bool:
        """Whether a small letter without a dot ends a name: «ежова м п»."""
        first = place - 1 - len(before)
        following = self._word(place + 1)
        if first < 0 or (following and (len(following[0]) > 1 or (before and following[0] in _AND))):
            return False
        is_own = all(one.is_word for one in self._tokens[first:place])
        may_be = bool(before) or self._tokens[place].key not in _AND
        return is_own and may_be and self._people.knows_exactly(self._tokens[first].key)

    def _may_be_name(self, place: int, *, beside_initials: bool = False) -> bool:
        token = self._tokens[place]
        key = token.key
        if key in _AND or key in TOGETHER or key in IDLE or len(key) < 2:
            return False
        if head_of(key) or key in CAPITALS or (key in SHORTENED and not token.is_title):
            return beside_initials and self._people.knows_exactly(key)
        if key in SHORTENED and self._sort(place + 1) is Sort.DOT:
            return False
        return (
            beside_initials or token.is_capital or self._people.knows_surname(key) or self._people.knows_given_name(key)
        )

    def _word(self, place: int) -> tuple[str, int] | None:
        if place < len(self._tokens) and self._tokens[place].is_word:
            return self._tokens[place].key, place + 1
        return None

    def _adjoins(self, place: int) -> bool:
        return place < len(self._tokens) and self._tokens[place].is_word

    def _over_line(self, place: int) -> int:
        return place + 1 if self._sort(place) is Sort.LINE else place

    def _sort(self, place: int) -> Sort | None:
        return self._tokens[place].sort if place < len(self._tokens) else None
