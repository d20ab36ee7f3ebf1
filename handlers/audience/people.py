"""Single people: found by a typed surname, in or out by a tap."""

from typing import Final

from bot.errors import Invalid
from bot.services.groups import GroupKind
from bot.services.news.audiences import Part
from bot.services.news.titles import person_group
from bot.services.people.roll import PersonLine
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Answer, Button, Incoming, Screen, column, screen, t
from handlers.audience.addresses import PutPerson, Someone, SomeoneSaid
from handlers.audience.common import View, back_of, chosen, done, looked_at, mark, part_of, place_of, title_of
from handlers.group_phrases import audience_lines, group_name
from handlers.site import Context

NAME_SHOWN: Final = 40


async def someone(context: Context, address: Someone | SomeoneSaid) -> Screen:
    """Who was chosen by name; a surname finds others."""
    part = part_of(address.part)
    view = await looked_at(context, address.of)
    groups = view.groups if part is Part.GROUPS else view.exceptions
    named = [one for one in groups if one.group.kind is GroupKind.PERSON]
    buttons = [
        Button(
            mark(group_name(one.group, shorten(one.title, NAME_SHOWN)), is_chosen=True),
            PutPerson(of=address.of, version=view.version, part=part, person=int(one.group.of)),
        )
        for one in named[-PAGE_SIZE:]
    ]
    return screen(
        title_of(part, "someone"),
        *audience_lines(view),
        t("audience-someone-hint"),
        rows=[*column(buttons), *done(view, place_of(context, address.of).home)],
        back=back_of(address.of, part),
        expects=SomeoneSaid(of=address.of, part=part),
    )


async def said(context: Context, address: SomeoneSaid, incoming: Incoming) -> Answer:
    """A surname was typed: those who fit and may be addressed."""
    if not incoming.text:
        raise Invalid("error-words-needed")
    place, part = place_of(context, address.of), part_of(address.part)
    view = await looked_at(context, address.of)
    lines = await place.audiences.people(context.actor, place.number, incoming.text)
    buttons = [found_button(view, address.of, part, line) for line in lines[:PAGE_SIZE]]
    more = len(lines) - PAGE_SIZE
    return Answer(
        screen(
            title_of(part, "someone"),
            t("audience-found-more", count=more) if more > 0 else t("audience-found"),
            rows=column(buttons),
            back=Someone(of=address.of, part=part),
            expects=address,
        )
    )


def found_button(view: View, of: str, part: Part, line: PersonLine) -> Button:
    """Somebody who was found, in or out by a tap."""
    return Button(
        mark(
            shorten(f"{line.name} · {line.note}" if line.note else line.name, NAME_SHOWN),
            is_chosen=person_group(line.id).code in chosen(view, part),
        ),
        PutPerson(of=of, version=view.version, part=part, person=line.id),
    )


async def put(context: Context, address: PutPerson) -> Answer:
    """A person in, or out."""
    place, part = place_of(context, address.of), part_of(address.part)
    code = person_group(address.person).code
    await place.audiences.toggle(context.actor, place.number, address.version, part, [code])
    return Answer(await someone(context, Someone(of=address.of, part=part)))
