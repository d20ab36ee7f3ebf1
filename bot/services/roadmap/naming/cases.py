"""Surnames and names in the cases in which orders write them: «Ежовой М.П.», «Назначить Лукина …»."""

import re

from bot.services.text import fold

# How a name ends → how it ends in the genitive, dative, accusative and instrumental case.
_ENDINGS = (
    (re.compile("(?:ск|цк)ий$|[ыо]й$"), 2, ("ого", "ому", "им", "ым")),
    (re.compile("ая$"), 2, ("ой", "ую", "ою")),
    (re.compile("(?:ов|ев|ин|ын)$"), 0, ("а", "у", "ым")),
    (re.compile("(?:ов|ев|ин|ын)а$"), 1, ("ой", "у", "ою", "ы", "е")),
    (re.compile("ия$"), 1, ("и", "ю", "ей")),
    (re.compile("[гкхжчшщ]а$"), 1, ("и", "е", "у", "ой", "ей")),
    (re.compile("а$"), 1, ("ы", "е", "у", "ой")),
    (re.compile("я$"), 1, ("и", "е", "ю", "ей")),
    (re.compile("[йь]$"), 1, ("я", "ю", "ем", "и")),
    (re.compile("(?:ых|их)$"), 0, ()),
    (re.compile("[бвгджзклмнпрстфхцчшщ]$"), 0, ("а", "у", "ом", "ем")),
)
_SPACES = re.compile(r"\s*[-‐‑–]\s*|\s+")


def plain(name: str) -> str:
    """A name as it compares; the parts of a double one stand with a hyphen."""
    return _SPACES.sub("-", fold(name).replace("’", "'").replace("ʼ", "'"))


def oblique(name: str) -> frozenset[str]:
    """The forms of a plain name in other cases than the nominative; of a double one, both parts in the same."""
    parts = name.split("-")
    declined = [_forms(part) for part in parts]
    whole = {name[: len(name) - len(parts[-1])] + last for last in declined[-1]}
    if len(parts) > 1:
        whole |= {"-".join((first, *parts[1:-1], last)) for first in declined[0] for last in declined[-1]}
    return frozenset(whole - {name})


def _forms(part: str) -> tuple[str, ...]:
    for ending, cut, others in _ENDINGS:
        if ending.search(part):
            return tuple(part[: len(part) - cut] + other for other in others)
    return ()
