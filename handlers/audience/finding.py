"""Groups and people found by typed words: «5А», «5-е», «5 классы», «учителя», a department, a surname."""

import re
from typing import Final

from bot.errors import Invalid
from bot.i18n import Voice
from bot.services.groups import Group
from bot.services.news.audiences import Choice, ClassLine, Part
from bot.services.news.titles import GroupTitle
from bot.services.people.roll import PersonLine
from bot.services.text import fold, shorten
from bot.ui import PAGE_SIZE, Answer, Button, Incoming, Row, Screen, Text, column, screen, t
from handlers.audience.addresses import Audience, But, Put, PutClass, Said
from handlers.audience.classes import codes_of, is_in, page_with
from handlers.audience.common import View, back_of, chosen, looked_at, mark, part_of, place_of
from handlers.audience.people import found_button
from handlers.audience.screens import TITLE_IN_LINE, audience, but
from handlers.group_phrases import group_name
from handlers.site import Context

# Words around a class or a year, and what stands between the parts of it; endings of a year: «5-е», «5-й».
_AROUND: Final = re.compile(r"\b(?:класс[а-я]*|параллел[а-я]*|years?|class(?:es)?)\b|[\W_]+")
_YEAR: Final = re.compile(r"(\d{1,2})(?:ые|ый|е|й)?")
LETTERS_AT_LEAST: Final = 3


async def asked(context: Context, address: Said) -> Screen:
    """The screen on which the words were to be typed."""
    if part_of(address.part) is Part.GROUPS:
        return await audience(context, Audience(of=address.of))
    return await but(context, But(of=address.of))


async def said(context: Context, address: Said, incoming: Incoming) -> Answer:
    """Classes and years first, then duties and departments, then people; each in or out by a tap."""
    if not incoming.text:
        raise Invalid("error-words-needed")
    view, part = await looked_at(context, address.of), part_of(address.part)
    place = place_of(context, address.of)
    rows = _classes(address, view, await place.audiences.classes(context.actor, place.number), incoming.text)
    duties = await place.audiences.duties(context.actor, place.number)
    rows += column(_duty(address, view, one) for one in _named(context, duties, incoming.text))
    rows += column(found_button(view, address.of, part, one) for one in await _people(context, address, incoming.text))
    if not rows:
        raise Invalid("error-audience-missing")
    more = len(rows) - PAGE_SIZE
    return Answer(
        screen(
            t("audience-title" if part is Part.GROUPS else "audience-but-title"),
            t("audience-found-rest", count=more) if more > 0 else t("audience-found"),
            rows=rows[:PAGE_SIZE],
            back=back_of(address.of, part),
            expects=address,
        )
    )


def _classes(address: Said, view: View, lines: list[ClassLine], words: str) -> list[Row]:
    """A row each: its parents, its students."""
    wanted = [_AROUND.sub("", fold(word)) for word in words.split(",")]
    found = [(f"c{line.id}", line) for line in lines if _AROUND.sub("", fold(line.title)) in wanted]
    years = {int(match[1]) for word in wanted if (match := _YEAR.fullmatch(word))}
    first = {line.year: line for line in reversed(lines) if line.year in years}
    found += [(f"y{year}", first[year]) for year in sorted(first)]
    return [
        tuple(_class(address, view, what, who, line, page_with(lines, line)) for who in ("parents", "students"))
        for what, line in found
    ]


def _class(address: Said, view: View, what: str, who: str, line: ClassLine, page: int) -> Button:
    [code] = codes_of(what, who)
    alone = line if what[0] == "c" else None
    name = group_name(Group.parse(code), alone.title if alone else str(line.year))
    return Button(
        mark(name, is_chosen=is_in(view, part_of(address.part), who, what, alone)),
        PutClass(of=address.of, version=view.version, part=address.part, who=who, what=what, page=page),
    )


def _named(context: Context, choices: list[Choice], words: str) -> list[Choice]:
    """Duties and departments whose names have these words in them."""
    voice, wanted = Voice(context.actor.language, context.school.zone), fold(words)
    if len(wanted) < LETTERS_AT_LEAST:
        return []
    return [one for one in choices if wanted in fold(voice.plain(_name(one.group)))]


def _name(group: GroupTitle) -> Text:
    return group_name(group.group, group.title)


def _duty(address: Said, view: View, choice: Choice) -> Button:
    group = choice.group
    name = group_name(group.group, shorten(group.title, TITLE_IN_LINE))
    label = t("audience-choice", group=name, count=str(choice.count))
    return Button(
        mark(label, is_chosen=group.code in chosen(view, part_of(address.part))),
        Put(of=address.of, version=view.version, part=address.part, code=group.code, page=0),
    )


async def _people(context: Context, address: Said, words: str) -> list[PersonLine]:
    place = place_of(context, address.of)
    try:
        return await place.audiences.people(context.actor, place.number, words)
    except Invalid:
        # Too short, or nobody of that name: it may be a class.
        return []
