"""Free answers that say much the same, put together and counted. Pure rules.

Two texts are alike when they share most of their words, whatever the order, the endings, the case, «ё» and the signs
between them. What turns the sense round («не», «мало») must stand in both or in neither.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from math import ceil
from operator import itemgetter
from typing import Final, TypeAlias

from bot.services.surveys.shapes import TextGroup
from bot.services.text import fold

# How many of the other texts a group shows.
OTHERS: Final = 3
# Alike: of all the different words of two texts so many stand in both.
ALIKE: Final = 2 / 3
# Of a text its beginning is looked at: what it is about stands there, and a few thousand letters of thousands of signs
# would hold up the conversation.
SIGNS, WORDS = 300, 40
# Only words so long are taken for a misspelling of another: «ученик» is none of «учебник».
LONG, TOO_LONG = 7, 30
SAME_WORD: Final = 85  # percent of likeness
# A misspelt word begins like the right one, and is compared with the most frequent of those only.
BEGINNING: Final = 3
RIVALS: Final = 100
# Whoever writes rarer words than these is taken by the letter: five thousand ordinary answers have about as many.
SPELT: Final = 10_000
# A text is weighed against so many groups at most: five thousand long texts of the same few words take no minutes.
CANDIDATES: Final = 60

_WORDS: Final = re.compile(r"\w+")
_ENDING: Final = re.compile(
    "(?<=....)(?:иями|иях|иям|ием|ами|ями|ого|его|ому|ему|ыми|ими|их|ых|ах|ях|ов|ев|ей|ой|ый|ий|ым|им|ая|яя|ое|ее|ые|ие|ую|юю"
    "|ом|ам|ям|ия|ии|ию)$|(?<=...)[аяоеыиуюьй]$"
)
# «Wi-Fi», «вай-фай»: two short halves are one word.
_HALVES: Final = re.compile(r"\b(\w{2,3})-(\w{2,3})\b")
# A vowel that other forms of a word lose: «кружок», «кружки».
_FLEETING: Final = re.compile("(?<=..)[ое]к$")


def _folded(*words: str) -> frozenset[str]:
    return frozenset(map(fold, words))


_AGAINST: Final = _folded("не", "ни", "нет", "нету", "без", "нельзя", "not", "no")
_LESS: Final = _folded("мало", "меньше", "поменьше", "маловато", "less", "fewer")
# They carry no sense of their own.
_SMALL: Final = _folded(
    *("и", "а", "но", "или", "в", "во", "на", "с", "со", "у", "к", "ко", "о", "об", "от", "до", "за", "из", "по"),
    *(
        "для",
        "при",
        "что",
        "чтобы",
        "как",
        "это",
        "бы",
        "же",
        "ли",
        "то",
        "там",
        "тут",
        "уже",
        "еще",
        "очень",
        "просто",
    ),
    *("слишком", "есть", "был", "была", "было", "были", "я", "мы", "нас", "нам", "наш", "наша", "наше", "наши"),
    *("нужен", "нужна", "нужно", "нужны", "надо", "хочу", "хотим", "хочется", "хотелось", "чтоб", "необходимо"),
    *("the", "a", "an", "is", "are", "of", "in", "to", "and", "very"),
)
_NOT_COMPARED: Final = _SMALL | _AGAINST | _LESS
# A text of such words only says that its writer has nothing to say.
_NOTHING: Final = _folded(
    *("нет", "нету", "не", "ни", "знаю", "ничего", "никаких", "никакие", "никакой", "ничем", "затрудняюсь", "сложно"),
    *(
        "трудно",
        "ответить",
        "сказать",
        "могу",
        "имею",
        "имеется",
        "без",
        "ответа",
        "мнения",
        "предложений",
        "пожеланий",
    ),
    *("вопросов", "комментариев", "замечаний", "пока", "прочерк", "no", "none", "nothing", "na", "n"),
)
# With words of the kind above, and only with them, these say nothing either: «ничего не надо».
_WANTING: Final = _folded("надо", "нужно", "нужны", "хочу")
_EMPTY: Final = _NOTHING | _WANTING
_PRAISE: Final = _folded(
    *(
        "хорошо",
        "отлично",
        "прекрасно",
        "замечательно",
        "нормально",
        "супер",
        "класс",
        "спасибо",
        "благодарю",
        "молодцы",
    ),
    *("устраивает", "нравится", "доволен", "довольна", "довольны", "благодарны", "fine", "good", "great", "thanks"),
)
_ALL: Final = _folded("все", "всё", "всем", "всеми", "вам", "вас", "школа", "школе", "школой", "учителям", "педагогам")

_Words: TypeAlias = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Key:
    """What a text says: its words without endings, and what turns them round. No words: it says nothing."""

    words: _Words
    turned: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it was written, how often, and how many of its words are taken for others."""

    words: str
    count: int
    misspelt: int


@dataclass(slots=True)
class _Group:
    """Texts put together, with the key of the first."""

    key: _Key
    texts: list[_Text] = field(default_factory=list)


def groups(texts: Iterable[str]) -> tuple[TextGroup, ...]:
    """The texts by likeness: the largest group first, then by the alphabet, so that no order of sheets shows.

    Texts that say nothing («нет», «не знаю», «-») are one group among the others, so that the counts add up;
    `says_nothing` tells it. Blank ones are left out. The same texts give the same groups in whatever order they come.

    1. The same text is looked at once, the same words in whatever order and form are one from the start.
    2. A long word that is much like a more frequent one is taken for it.
    3. The most frequent wordings become groups; each further one joins the group most like it, or becomes one.
    """
    counted = Counter(" ".join(text.split()) for text in texts)
    del counted[""]
    wordings = _wordings(counted)
    found = [_text_group(one.texts) for one in _together(wordings)]
    return tuple(sorted(found, key=lambda one: (-one.count, one.words.casefold(), one.words)))


def says_nothing(text: str) -> bool:
    """Whether a text only says that there is nothing to say; a picture sign (👍) says something."""
    return _say_nothing(set(_words(text)), text)


def is_praise(text: str) -> bool:
    """Whether a text only says that all is well: «всё хорошо, спасибо»."""
    words = set(_words(text))
    return words <= _PRAISE | _ALL | _SMALL and not words.isdisjoint(_PRAISE)


def _words(text: str) -> list[str]:
    return _WORDS.findall(_HALVES.sub(r"\1\2", _beginning(text)))[:WORDS]


def _beginning(text: str) -> str:
    """Cut again where one sign stands for many («ﷺ»)."""
    return fold(unicodedata.normalize("NFKC", text[:SIGNS])[:SIGNS])


def _say_nothing(words: Set[str], text: str) -> bool:
    if not words:
        return all(unicodedata.category(one) != "So" for one in text[:SIGNS])
    return words <= _EMPTY and not words <= _WANTING


def _wordings(counted: Mapping[str, int]) -> list[_Group]:
    """The texts by their keys, the most frequent and plainest first."""
    told = {text: _words(text) for text in counted}
    stems = {word: _FLEETING.sub("к", _ENDING.sub("", word)) for word in {*chain.from_iterable(told.values())}}
    said = {text: _key(text, words, stems) for text, words in told.items()}
    spelt = _spellings(said, counted)
    found: dict[_Key, _Group] = {}
    for text, key in said.items():
        misspelt = len(spelt.keys() & key.words)
        right = _Key(frozenset(spelt.get(word, word) for word in key.words), key.turned) if misspelt else key
        found.setdefault(right, _Group(right)).texts.append(_Text(text, counted[text], misspelt))
    ranked = [
        ((-sum(text.count for text in one.texts), len(one.key.words), sorted(one.key.words), one.key.turned), one)
        for one in found.values()
    ]
    return [one for _, one in sorted(ranked, key=itemgetter(0))]


def _key(text: str, words: Sequence[str], stems: Mapping[str, str]) -> _Key:
    if _say_nothing(set(words), text):
        return _Key(frozenset())
    kept = [stems[word] for word in words if word not in _NOT_COMPARED] or words or [_beginning(text)]
    against, less = not _AGAINST.isdisjoint(words), not _LESS.isdisjoint(words)
    return _Key(frozenset(kept), "-" * against + "<" * less)


def _spellings(said: Mapping[str, _Key], counted: Mapping[str, int]) -> dict[str, str]:
    """Long words that are taken for another one, each with that one, which is as frequent or more so."""
    from rapidfuzz import fuzz, process

    used: Counter[str] = Counter()
    for text, key in said.items():
        for word in key.words:
            if LONG <= len(word) < TOO_LONG and word.isalpha():
                used[word] += counted[text]
    known: defaultdict[str, list[str]] = defaultdict(list)
    found = {}
    for word in sorted(used, key=lambda one: (-used[one], one))[:SPELT]:
        rivals = known[word[:BEGINNING]]
        near = process.extractOne(word, rivals, scorer=fuzz.ratio, score_cutoff=SAME_WORD) if rivals else None
        if near is not None:
            found[word] = near[0]
        elif len(rivals) < RIVALS:
            rivals.append(word)
    return found


def _together(wordings: Sequence[_Group]) -> list[_Group]:
    """The wordings with those alike joined to the first of them.

    Sets of which two thirds are the same share one of their rarest third of words: only those are looked up.
    """
    spread = Counter(word for one in wordings for word in one.key.words)
    heads: list[_Group] = []
    index: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for one in wordings:
        words = one.key.words
        looked_up = sorted(words, key=lambda word: (spread[word], word))[: len(words) - ceil(ALIKE * len(words)) + 1]
        places = [(one.key.turned, word) for word in looked_up]
        near = _nearest(words, places, heads, index)
        if near is not None:
            heads[near].texts.extend(one.texts)
            continue
        for place in places:
            index[place].append(len(heads))
        heads.append(one)
    return heads


def _nearest(
    words: _Words,
    places: Sequence[tuple[str, str]],
    heads: Sequence[_Group],
    index: Mapping[tuple[str, str], list[int]],
) -> int | None:
    """The group most like these words; the earlier of two."""
    tried: dict[int, None] = {}
    for place in places:
        tried.update(dict.fromkeys(index.get(place, ())[:CANDIDATES]))
        if len(tried) >= CANDIDATES:
            break
    best, likest = None, 0.0
    for number in sorted(tried):
        others = heads[number].key.words
        shared = len(words & others)
        likeness = shared / (len(words) + len(others) - shared)
        if likeness >= ALIKE and likeness > likest:
            best, likest = number, likeness
    return best


def _text_group(texts: Sequence[_Text]) -> TextGroup:
    """The plainest text is written most often, then well spelt, then short; the others differ in more than signs."""
    if len(texts) == 1:
        return TextGroup(texts[0].words, texts[0].count)
    written: defaultdict[str, list[_Text]] = defaultdict(list)
    for text in texts:
        written[" ".join(_words(text.words))].append(text)
    ranked = sorted(
        (-sum(one.count for one in same), *min((one.misspelt, len(one.words), -one.count, one.words) for one in same))
        for same in written.values()
    )
    plain = [str(words) for *_, words in ranked]
    return TextGroup(plain[0], sum(one.count for one in texts), tuple(plain[1 : OTHERS + 1]))
