"""What a post or a group says once it is spelled out: «зам.дир по УBP» is «заместитель директора по УВР»."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.services.roadmap.naming.tokens import Sort, Token
from bot.services.roadmap.naming.vocabulary import (
    CAPITALS,
    FILLERS,
    HEADS,
    INITIALISMS,
    SHORTENED,
    TOPICS,
    Head,
    each,
    stem,
)

_PREPOSITIONS = each("по|за|и|с|со|в|во|на|при|для|к|о|об|от|до|из|у")
_DEPUTY = ("заместитель", "директора")
_ALL = "все"
# «Педагог психолог» is one post without a hyphen.
_PAIRED = frozenset({"педагог", "учитель", "инженер"})
_LATIN = re.compile("[a-z]")
# In lists of responsibles these stand for one or for many.
_OPEN = frozenset({"рук", "руковод", "сотр"})
# A word that goes on with a post stands in another case than the nominative, and these endings are of no such case.
_NOT_OBLIQUE = re.compile("(?:[бвгджзклмнпрстфхцчшщ]|ость)$")
_OBLIQUE = re.compile("(?:ов|ев|ам|ям|ами|ях|ах|их|ых|им|ым|ом|ем|ств|ний|ей|ой)$")
_LIKE_SURNAME = re.compile(
    "(?:ов|ев|ин|ын|ова|ева|ина|ына|ский|цкий|ская|цкая|ко|ук|юк|ян|дзе|швили|ович|евич)(?:у|ым|ой)?$"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase as it compares.

    text: spelled out. stems: words without endings and without what says nothing, in order. head: what it begins with.
    is_open: whether one or many are meant is not written («рук. ШМО»). odd: words that may be no part of it at all.
    """

    text: str
    stems: tuple[str, ...]
    head: Head | None
    is_open: bool = False
    odd: tuple[str, ...] = ()

    @property
    def key(self) -> frozenset[str]:
        return frozenset(self.stems)


def head_of(word: str) -> Head | None:
    """Of «учитель-логопед» the first part, of «ит-специалист» the last one."""
    if word in HEADS or "-" not in word:
        return HEADS.get(word)
    parts = word.split("-")
    return HEADS.get(parts[0]) or HEADS.get(parts[-1])


def expanded(tokens: Sequence[Token], at: int) -> list[str]:
    """The words that the one at a place stands for."""
    key = tokens[at].key
    dotted = at + 1 < len(tokens) and tokens[at + 1].sort is Sort.DOT
    before = tokens[at - 1].key if at else ""
    if key in {"дир", "директор"}:
        after = at > 0 and any(one.key.startswith("зам") for one in tokens[max(0, at - 2) : at])
        return ["директора" if after else "директор"]
    if key == "кл" and any(char.isdigit() for char in before):
        return ["классов"]
    whole = (SHORTENED.get(f"{key}.") if dotted else None) or SHORTENED.get(key)
    return whole.split("_") if whole and (dotted or key not in {"кл", "метод"}) else [key]


def word_tokens(tokens: Sequence[Token]) -> list[tuple[Token, list[str]]]:
    """The words of a phrase, each with what it stands for; «и.о.» is one of them."""
    found: list[tuple[Token, list[str]]] = []
    for at, one in enumerate(tokens):
        if one.sort not in {Sort.WORD, Sort.NUMBER}:
            continue
        if one.key == "о" and found and found[-1][0].key == "и":
            found[-1] = (found[-1][0], ["исполняющий", "обязанности"])
        else:
            found.append((one, expanded(tokens, at)))
    if len(found) > 1 and found[0][0].key == "вр" and found[1][1][0] == "исполняющий":
        found = found[1:]
    return found


class Wordings:
    """Reads phrases; knows the words that the school's own posts are made of, and its surnames."""

    def __init__(self, own_words: Sequence[Sequence[Token]], surnames: Container[str]) -> None:
        self._surnames = surnames
        self._own = {stem(word) for tokens in own_words for _, words in word_tokens(tokens) for word in words}

    def is_topic(self, key: str) -> bool:
        """Whether the word goes on with a post rather than names somebody."""
        return key in CAPITALS or stem(key) in self._own or TOPICS.match(key) is not None

    def read(self, tokens: Sequence[Token]) -> Wording:
        """The wording of a phrase."""
        spelled: list[str] = []
        head: Head | None = None
        head_at, is_open = 0, False
        for token, words in word_tokens(tokens):
            for word in words:
                shown = word
                if (head is None or head.lemma == _ALL) and (found := head_of(word)):
                    head = found
                    head_at, is_open = len(spelled), token.key in _OPEN
                    shown = word if "-" in word else head.lemma
                spelled.append(token.text if _LATIN.search(word) else shown)
        odd: tuple[str, ...] = ()
        if head:
            odd = tuple(word for before, word in pairwise(spelled[head_at:]) if self._is_odd(word, before))
        spelled[:head_at] = [_nominative(word) for word in spelled[:head_at]] if head else spelled[:head_at]
        if head and head.lemma == "завуч":
            spelled[head_at : head_at + 1] = _DEPUTY if "по" in spelled else (*_DEPUTY, "по", "увр")
        elif spelled[head_at : head_at + 2] == ["заместитель", "по"]:
            spelled.insert(head_at + 1, "директора")
        text = _with_initialisms(" ".join(spelled))
        shown = " ".join(word.upper() if word in CAPITALS else word for word in text.split())
        return Wording(shown, _stems(text), head, is_open, odd)

    def _is_odd(self, word: str, before: str) -> bool:
        """Whether a word after the head may be somebody else: one more post or group, a surname, a nominative."""
        later = HEADS.get(word)
        if later and word not in CAPITALS:
            return later.is_nominative and (later.is_many or before not in _PAIRED)
        if word in _PREPOSITIONS or word[:1].isdigit() or self.is_topic(word) or FILLERS.fullmatch(word):
            return False
        if word in self._surnames or _LIKE_SURNAME.search(word):
            return True
        return bool(_NOT_OBLIQUE.search(word)) and not _OBLIQUE.search(word)


def _with_initialisms(text: str) -> str:
    for words, letters in INITIALISMS:
        text = words.sub(letters, text)
    return text


def _nominative(word: str) -> str:
    """An adjective before a post: «классного» → «классный»."""
    found = re.fullmatch(r"(.{3,}?)(?:его|ого|ему|ому|им|ым|ие|ые|их|ых|ими|ыми|ая|ой|ую)", word)
    if not found:
        return word
    return found[1] + ("ий" if found[1][-1] in "кгхжчшщ" else "ый")


def _stems(text: str) -> tuple[str, ...]:
    kept: list[str] = []
    after_filler = False
    for word in text.split():
        if FILLERS.fullmatch(word):
            after_filler = True
            continue
        if word in _PREPOSITIONS or (after_filler and word[:1].isdigit()):
            continue
        after_filler = False
        kept += _synonyms(word)
    return tuple(kept)


def _synonyms(word: str) -> list[str]:
    first, _, last = word.partition("-")
    if stem(first) in {"педагог", "учител"} and last in HEADS:
        word = last
    return ["заведующ", "хозяйств"] if word == "завхоз" else [stem(word)]
