"""Finds persons by what stands of their names; close ones are offered, never taken."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.services.roadmap.naming.cases import oblique, plain
from bot.services.roadmap.naming.model import NamingDoubt, Staffer

# A shorter surname with one letter changed is too often another real one.
_TYPO_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Written:
    """A name as written, folded: the given name and the patronymic may be initials or missing."""

    surname: str
    given_name: str = ""
    patronymic: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The one that fits, or who may be meant and why nobody was chosen."""

    person_id: int | None
    candidates: tuple[int, ...] = ()
    doubt: NamingDoubt | None = None


class PeopleIndex:
    """All staff by surnames, their cases and their misspellings; made once for all cells of a plan."""

    def __init__(self, staff: Sequence[Staffer]) -> None:
        self._staff = {staffer.id: staffer for staffer in staff}
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._formed: dict[str, set[int]] = defaultdict(set)
        self._near: dict[str, set[int]] = defaultdict(set)
        self._part: dict[str, set[int]] = defaultdict(set)
        self._given: dict[str, set[int]] = defaultdict(set)
        self._forms: dict[str, frozenset[str]] = {}
        for staffer in staff:
            self._add(staffer)

    def _add(self, staffer: Staffer) -> None:
        surname = plain(staffer.surname)
        if surname:
            self._exact[surname].add(staffer.id)
            for form in self._oblique(surname):
                self._formed[form].add(staffer.id)
            for slip in _slips(surname):
                self._near[slip].add(staffer.id)
            for part in surname.split("-"):
                self._part[part].add(staffer.id)
        given = plain(staffer.given_name)
        for form in (given, *self._oblique(given)):
            self._given[form].add(staffer.id)

    def knows_surname(self, key: str) -> bool:
        return key in self._exact or key in self._formed

    def knows_exactly(self, key: str) -> bool:
        return key in self._exact

    def knows_given_name(self, key: str) -> bool:
        return key in self._given

    def find(self, written: Written) -> Found:
        """1. Whoever has the surname, in any case, and all that is written of the name: the only one is meant.

        2. A male surname's genitive is a woman's nominative («Лукина»): without a full name that is a doubt.
        3. Nobody: those with the surname or one letter off it are offered.
        """
        exact = self._fitting(self._exact.get(written.surname, ()), written)
        formed = self._fitting(self._formed.get(written.surname, ()), written) - exact
        fitting = exact | formed
        if len(fitting) > 1:
            return Found(None, self._best_first(fitting, written), NamingDoubt.SEVERAL)
        is_full = len(written.given_name) > 2
        if fitting and (exact or is_full or not written.surname.endswith("а")):
            return self._taken(fitting.pop())
        return Found(None, self._best_first(fitting | self._close(written), written), NamingDoubt.NOT_FOUND)

    def _taken(self, person_id: int) -> Found:
        if self._staff[person_id].has_left:
            return Found(None, (person_id,), NamingDoubt.HAS_LEFT)
        return Found(person_id)

    def _close(self, written: Written) -> set[int]:
        key = written.surname
        if not key:
            named = self._given.get(written.given_name, set())
            return {one for one in named if self._fits(written.patronymic, self._staff[one].patronymic)}
        same = self._exact.get(key, set()) | self._formed.get(key, set()) | self._part.get(key, set())
        return same | self._fitting(self._misspelled(key), written)

    def _misspelled(self, key: str) -> set[int]:
        if len(key) < _TYPO_LENGTH:
            return set()
        return set[int]().union(*(self._near.get(slip, set()) for slip in _slips(key)))

    def _fitting(self, people: Iterable[int], written: Written) -> set[int]:
        return {
            one
            for one in people
            if self._fits(written.given_name, self._staff[one].given_name)
            and self._fits(written.patronymic, self._staff[one].patronymic)
        }

    def _fits(self, written: str, name: str) -> bool:
        actual = plain(name)
        if len(written) <= 2:
            return actual.startswith(written)
        return written == actual or written in self._oblique(actual)

    def _oblique(self, name: str) -> frozenset[str]:
        if name not in self._forms:
            self._forms[name] = oblique(name)
        return self._forms[name]

    def _best_first(self, people: Iterable[int], written: Written) -> tuple[int, ...]:
        def rank(one: int) -> tuple[bool, int, int]:
            staffer = self._staff[one]
            missed = int(not self._fits(written.given_name, staffer.given_name))
            missed += int(not self._fits(written.patronymic, staffer.patronymic))
            missed += int(plain(staffer.surname) != written.surname)
            return staffer.has_left, missed, one

        return tuple(sorted(people, key=rank))


def _slips(key: str) -> set[str]:
    """The word and what is left of it without any one letter: two words a slip apart have one of these in common."""
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}
