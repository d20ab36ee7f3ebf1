"""Cuts a cell into names and phrases, in the order written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.services.roadmap.naming.names import NameFinder, NameSpan
from bot.services.roadmap.naming.tokens import Sort, Token
from bot.services.roadmap.naming.vocabulary import IDLE, LINKING, TOGETHER, Head, each
from bot.services.roadmap.naming.wording import Wordings, expanded, head_of

_ADJECTIVE = re.compile(".{2,}(?:ый|ий|ой|ая|ое|ее|ого|его|ому|ему|ым|им|ые|ие|ых|их|ыми|ими|ую|яя)$")
_CONTINUING = each("по|за|с|со|и|для|в|на")
_AWAITING = each("заместитель|заместители|заместителя|заместителю|помощник|исполняющий|обязанности")
_ACTING = ("директора", "заместителя", "заведующего", "заведующей", "руководителя", "зам", "зав", "дир", "директору")
_AND = frozenset({"и", "или"})
# A post after «и» goes on with the phrase in any case but the nominative.
_MAY_GO_ON = re.compile("(?:[аяыиуюей]|ов|ев|ой|ых|их|ым|им|ом|ем|ам|ям)$")


class Gap(StrEnum):
    """What stood between two items or words."""

    COMMA = ","
    BREAK = ";"
    LINE = "\n"
    BRACKET = "("
    DASH = "-"
    AND = "and"


_GAPS = {
    Sort.COMMA: Gap.COMMA,
    Sort.BREAK: Gap.BREAK,
    Sort.LINE: Gap.LINE,
    Sort.OPEN: Gap.BRACKET,
    Sort.CLOSE: Gap.COMMA,
    Sort.DASH: Gap.DASH,
}


@dataclass(frozen=True, slots=True)
class Item:
    """The tokens from `first` to before `last`, a name or a phrase, and what stood before it."""

    first: int
    last: int
    before: frozenset[Gap]
    name: NameSpan | None = None


class Cutter:
    """Walks over one cell's tokens."""

    def __init__(self, tokens: Sequence[Token], names: NameFinder, wordings: Wordings) -> None:
        self._tokens = tokens
        self._names = names
        self._wordings = wordings
        self._items: list[Item] = []
        self._gap: set[Gap] = set()
        # The phrase that is being gathered: from where to where, and what stood before it.
        self._phrase: tuple[int, int, frozenset[Gap]] | None = None

    def cut(self) -> list[Item]:
        """For each token: 1. a sign is a gap, 2. a name, 3. a word that says nothing, 4. a word of a phrase."""
        place = 0
        while place < len(self._tokens):
            token = self._tokens[place]
            if token.sort is Sort.DOT:
                place += 1
            elif token.sort in _GAPS:
                self._gap.add(_GAPS[token.sort])
                place += 1
            else:
                place = self._take(place)
        self._flush()
        return self._items

    def _take(self, place: int) -> int:
        if acting := self._acting(place):
            return self._gather(place, acting)
        name = self._names.at(place, alone=self._phrase is None or bool(self._gap))
        if name:
            self._flush()
            self._items.append(Item(name.first, name.last, self._take_gap(), name))
            return name.last
        if self._says_nothing(place):
            return place + 1
        return self._gather(place, place + 1)

    def _acting(self, place: int) -> int:
        """The place after «и.о.» before a post in the genitive, else 0."""
        keys = [one.key for one in self._tokens[place : place + 5] if one.sort is not Sort.DOT]
        if keys[:1] in (["ио"], ["врио"]):
            return place + 1
        at = 3 if keys[:1] == ["вр"] else 2
        if keys[:at] not in (["и", "о"], ["вр", "и", "о"]) or len(keys) <= at or keys[at] not in _ACTING:
            return 0
        count, end = 0, place
        while count < at:
            count += self._tokens[end].is_word
            end += 1
        return end

    def _says_nothing(self, place: int) -> bool:
        token = self._tokens[place]
        following = self._tokens[place + 1].sort if place + 1 < len(self._tokens) else None
        if token.key in TOGETHER:
            self._drop_linking()
            self._gap.add(Gap.BREAK)
            return True
        if token.key in _AND and following is not Sort.DOT:
            self._gap.add(Gap.AND)
            return True
        fresh = self._phrase is None or bool(self._gap)
        if token.sort is Sort.NUMBER and fresh and following in {Sort.DOT, Sort.CLOSE}:
            self._gap.add(Gap.BREAK)
            return True
        if fresh and token.key in LINKING and (self._phrase is None or Gap.BREAK in self._gap):
            return True
        idle = token.key in IDLE and fresh
        if idle and self._next_key(place) != "за":
            self._gap.add(Gap.DASH)
            return True
        return False

    def _drop_linking(self) -> None:
        if self._phrase is None:
            return
        first, last, before = self._phrase
        while last > first and self._tokens[last - 1].key in LINKING:
            last -= 1
        self._phrase = (first, last, before) if last > first else None

    def _gather(self, place: int, after: int) -> int:
        if self._phrase is not None and self._gap and self._starts_anew(place):
            self._flush()
        if self._phrase is None:
            self._phrase = (place, after, self._take_gap())
        else:
            self._phrase = (self._phrase[0], after, self._phrase[2])
            self._gap.clear()
        if after < len(self._tokens) and self._tokens[after].sort is Sort.DOT:
            after += 1
            self._phrase = (self._phrase[0], after, self._phrase[2])
        return after

    def _starts_anew(self, place: int) -> bool:
        """Whether the word, after a gap, begins a phrase of its own."""
        token, head = self._tokens[place], self._head_from(place)
        last_word = next(one for one in reversed(self._tokens[: self._phrase_end()]) if one.sort is not Sort.DOT)
        goes_on = token.key in _CONTINUING or self._wordings.is_topic(token.key) or token.sort is Sort.NUMBER
        if Gap.BREAK in self._gap:
            return True
        if self._gap <= {Gap.LINE} and (last_word.key in _CONTINUING or self._awaits(place)):
            return False
        if head:
            only_soft = self._gap <= {Gap.LINE, Gap.AND}
            return head.is_nominative or not only_soft or self._phrase_is_oblique()
        if self._gap <= {Gap.LINE}:
            return token.is_title and not goes_on
        if self._gap <= {Gap.LINE, Gap.AND}:
            return not goes_on and (token.is_title or not _MAY_GO_ON.search(token.key))
        return not goes_on

    def _awaits(self, place: int) -> bool:
        first, last = self._phrase[:2] if self._phrase else (place, place)
        tokens = self._tokens[first:last]
        words = [word for at, one in enumerate(tokens) if one.is_word for word in expanded(tokens, at)]
        is_headless = not any(head_of(word) for word in words)
        return words[-1:] != [] and (words[-1] in _AWAITING or (is_headless and bool(_ADJECTIVE.match(words[-1]))))

    def _phrase_is_oblique(self) -> bool:
        head = self._head_from(self._phrase[0]) if self._phrase else None
        return head is not None and not head.is_nominative

    def _head_from(self, place: int) -> Head | None:
        """The post or group that begins here, after adjectives at most."""
        for at in range(place, min(place + 5, len(self._tokens))):
            token = self._tokens[at]
            if token.sort in {Sort.LINE, Sort.DOT}:
                continue
            if not token.is_word:
                return None
            words = expanded(self._tokens, at)
            found = next((head for word in words if (head := head_of(word))), None)
            if found or not _ADJECTIVE.match(words[0]):
                return found
        return None

    def _next_key(self, place: int) -> str:
        return next((one.key for one in self._tokens[place + 1 :] if one.is_word), "")

    def _phrase_end(self) -> int:
        return self._phrase[1] if self._phrase else 0

    def _take_gap(self) -> frozenset[Gap]:
        taken = frozenset(self._gap)
        self._gap.clear()
        return taken

    def _flush(self) -> None:
        if self._phrase is not None:
            self._items.append(Item(*self._phrase))
        self._phrase = None
