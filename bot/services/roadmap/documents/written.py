"""Plans and orders written as text: numbered lines, and clauses of an order with a deadline in them.

«1. Назначить ответственного – сентябрь 2021 – Ивлева О.Л.» is an item. Of an order, each sentence with a deadline
is one: its period is the deadline as it is written, its people are those whom the clause addresses.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.services.roadmap.documents import signs
from bot.services.roadmap.documents.grids import MARK, Paragraph, one_line
from bot.services.roadmap.documents.tables import QUOTE, Collected, Draft
from bot.services.text import fold, shorten

SHORT_PERIOD = 60
HEADING_LONGEST = 150

_SEPARATOR = re.compile(r"\s+[–—-]+\s+|\s*;\s+|\s+\|\s+|\t")
_QUOTED = re.compile(r"«[^»]{0,500}»|\([^)]{0,500}\)|\"[^\"]{0,500}\"")
_LABEL = re.compile(
    r"(?:^|(?<=[.;\n,])\s*)(?:– )?(?P<what>сроки?(?:\s+исполнения|\s+выполнения)?|отв(?:етственн\w*)?\.?|исполнител\w*)"
    r"(?:\s+за\s+\w+)?\s*[:–—-]\s*",
    re.IGNORECASE,
)
_DAY = (
    r"(?:\d{1,2}\.\d{1,2}(?:\.\d{2,4})?|«?\d{1,2}»?\s+(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр"
    r"|ноябр|декабр)[а-я]*(?:\s+\d{4})?)(?:\s*(?:года|год|г\.|г\b))?"
)
_DEADLINE = re.compile(rf"\b(?:в\s+срок\s+до|не\s+позднее|не\s+позже|до|к)\s+{_DAY}", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.;])\s+(?=[^\W\d_])|\n")
_ADDRESSED = re.compile(r"(?P<who>[^\n]{3,160}?[^\W\d_]\.\s?[^\W\d_]\.)[,:]?\s+(?=[^\W\d_]+(?:ть|ти|чь|ться|тись)\b)")
_LISTED = re.compile(r":\s+[-–—]\s+(?=[^\W\d])")  # a list that goes on in its first line
_CLAUSES = re.compile(
    r"(?:(?<=[^\W_]{3}[.;])|(?<=\d г\.)|(?<=\dг\.))\s+(?=\d{1,2}[.)]\s+[^\W\d_])"
)  # clauses that follow in one line
_ENACTS = re.compile(r"приказываю|п\s+р\s+и\s+к\s+а\s+з\s+ы\s+в\s+а\s+ю|\bобязываю")
_ANNEX = re.compile(r"приложение\s*(?:no|nо|№)?\s*\d*\s*(?:$|к\b|\.)")


def split_order(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """An order's clauses, from «ПРИКАЗЫВАЮ» to the first annex, and what follows them; no clauses: it is no order."""
    starts = [at for at, part in enumerate(paragraphs) if _ENACTS.search(fold(one_line(part.text)))]
    if not starts:
        return [], list(paragraphs)
    first = starts[0] + 1
    ends = (at for at in range(first, len(paragraphs)) if _ANNEX.match(fold(one_line(paragraphs[at].text))))
    end = next(ends, len(paragraphs))
    return list(paragraphs[first:end]), list(paragraphs[end:])


@dataclass(slots=True)
class _Clause:
    """What holds for the lines below a clause's first: its number, whom it addresses, the term it sets for them all."""

    number: str = ""
    people: str = ""
    deadline: str = ""


def read_clauses(paragraphs: Sequence[Paragraph], collected: Collected) -> None:
    """Each sentence of an order's clauses that sets a deadline becomes a row; the others set no term."""
    clause = _Clause()
    for place, line in _lines(paragraphs):
        own, text = signs.split_number(line)
        if own:
            clause = _Clause(own)
        if text.endswith(":"):
            clause = _addressed(clause.number, text)
        else:
            _read_sentences(place, clause, text, collected)


def _addressed(number: str, text: str) -> _Clause:
    """«Руководителю группы Ивлевой О.Л. до 1 мая:»."""
    deadline = _deadline(text)
    people = text.rstrip(": ").removesuffix(deadline).strip(" ,")
    return _Clause(number, "" if fold(people) in {"", "в срок"} else people, deadline)


def _deadline(text: str) -> str:
    """The deadlines that a sentence names, as they are written, "" where it names none."""
    return ", ".join(match[0] for match in _DEADLINE.finditer(text))


def _read_sentences(place: int, clause: _Clause, text: str, collected: Collected) -> bool:
    """Whether a sentence of the text sets a deadline, or stands under one."""
    found = False
    for sentence in _SENTENCE.split(text.removeprefix(MARK)):
        deadline = _deadline(sentence) or (clause.deadline if text.startswith(MARK) else "")
        if not deadline:
            continue
        found = True
        words, people = sentence.strip(" ;"), clause.people
        match = _ADDRESSED.match(words)
        if match is not None and not people:
            people, words = match["who"], words[match.end() :]
        _add(collected, place, clause.number, words, deadline, people)
    return found


def read_lines(paragraphs: Sequence[Paragraph], collected: Collected) -> None:
    """Lines of a plan: items, headings of sections, clauses with a deadline. Any other line is left out and told of."""
    lines = list(_with_labels(_lines(paragraphs)))
    clause = _Clause()
    for at, (place, line) in enumerate(lines):
        own, text = signs.split_number(line)
        if own or not line.startswith(MARK):
            clause = _Clause(own)
        below = lines[at + 1][1] if at + 1 < len(lines) else ""
        if signs.is_title(line) or _ANNEX.match(fold(line)):
            continue
        if line.endswith(":") and below.startswith(MARK):
            clause = _addressed(own, text)
        elif (
            _read_labelled(place, own, text, collected)
            or _read_item(place, own, text, collected)
            or _read_sentences(place, clause, text, collected)
        ):
            continue
        elif below and signs.is_section_heading(line) and len(line) <= HEADING_LONGEST and line[-1] not in ".;":
            collected.open_section(line.rstrip(": "))
        else:
            collected.left_out.append(shorten(line, QUOTE))


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    for paragraph in paragraphs:
        for line in _CLAUSES.sub("\n", _LISTED.sub(f":\n{MARK}", paragraph.text)).split("\n"):
            yield paragraph.place, line


def _with_labels(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """«Срок: …» and «Ответственный: …» on lines of their own belong to the line above them."""
    held: tuple[int, str] | None = None
    for place, line in lines:
        if held is not None and _LABEL.match(line):
            held = held[0], f"{held[1]}\n{line}"
            continue
        if held is not None:
            yield held
        held = place, line
    if held is not None:
        yield held


def _read_labelled(place: int, number: str, text: str, collected: Collected) -> bool:
    """«Подготовить отчёт. Срок: до 1 мая. Ответственный: Ивлева О.Л.»"""
    found = list(_LABEL.finditer(text))
    if not found:
        return False
    ends = [match.start() for match in found[1:]] + [len(text)]
    said = {
        "period" if fold(match["what"]).startswith("срок") else "people": text[match.end() : end].strip(" ;,\n")
        for match, end in zip(found, ends, strict=True)
    }
    if not said.get("period"):
        return False
    words = text[: found[0].start()].strip(" ;,\n")
    if words:
        _add(collected, place, number, words, said["period"].rstrip("."), said.get("people", ""))
    return bool(words)


def _read_item(place: int, number: str, text: str, collected: Collected) -> bool:
    """«Назначить ответственного – сентябрь 2021 – Ивлева О.Л.»: words, a short period, people."""
    parts = _parts(text.removeprefix(MARK))
    found = [at for at, part in enumerate(parts) if at and _is_short_period(part)]
    if not found:
        return False
    first, last = found[0], found[0]
    while last + 1 in found:
        last += 1  # «сентябрь – май» was cut in two
    before, after = parts[:first], parts[last + 1 :]
    if not after and len(before) > 1 and signs.looks_like_people(before[-1]):
        after = [before.pop()]
    period = " – ".join(parts[first : last + 1]).rstrip(" ;")
    _add(collected, place, number, " – ".join(before), period, ", ".join(after).rstrip(";"))
    return True


def _parts(text: str) -> list[str]:
    """The text between dashes; those in quotes and brackets separate nothing."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    parts, start = [], 0
    for match in _SEPARATOR.finditer(text):
        if not any(left < match.start() < right for left, right in quoted):
            parts.append(text[start : match.start()])
            start = match.end()
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]


def _is_short_period(part: str) -> bool:
    return len(part) <= SHORT_PERIOD and signs.looks_like_period(part) and not signs.looks_like_people(part)


def _add(collected: Collected, place: int, number: str, text: str, period: str, people: str) -> None:
    collected.add(Draft(place, number, collected.section, text, period, people, ""))
