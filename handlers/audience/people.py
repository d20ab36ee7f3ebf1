"""Single people: found by a typed surname, in or out by a tap."""

from typing import Final

from bot.errors import Invalid
from bot.services.groups import GroupKind
from bot.services.news.audiences import AudienceView, Part
from bot.services.news.titles import person_group
from bot.services.people.roll import PersonLine
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Answer, Button, Incoming, Screen, column, screen, t
from handlers.audience.addresses import PutPerson, Someone, SomeoneSaid
from handlers.audience.common import back_of, chosen, done, looked_at, mark, part_of, title_of
from handlers.group_phrases import audience_lines, group_name
from handlers.site import Context

NAME_SHOWN: Final = 40


async def someone(context: Context, address: Someone | SomeoneSaid) -> Screen:
    """Who was chosen by name; a surname finds others."""
    part = part_of(address.part)
    view = await looked_at(context, address.id)
    groups = view.groups if part is Part.GROUPS else view.exceptions
    named = [one for one in groups if one.group.kind is GroupKind.PERSON]
    buttons = [
        Button(
            mark(group_name(one.group, shorten(one.title, NAME_SHOWN)), is_chosen=True),
            PutPerson(id=address.id, version=view.version, part=part, person=int(one.group.of)),
        )
        for one in named[-PAGE_SIZE:]
    ]
    return screen(
        title_of(part, "someone"),
        *audience_lines(view),
        t("audience-someone-hint"),
        rows=[*column(buttons), *done(view, address.id)],
        back=back_of(address.id, part),
        expects=SomeoneSaid(id=address.id, part=part),
    )


async def said(context: Context, address: SomeoneSaid, incoming: Incoming) -> Answer:
    """A surname was typed: those who fit and whom the post may go to."""
    if not incoming.text:
        raise Invalid("error-words-needed")
    part = part_of(address.part)
    view = await looked_at(context, address.id)
    lines = await context.services.news.audiences.people(context.actor, address.id, incoming.text)
    buttons = [found_button(view, address.id, part, line) for line in lines[:PAGE_SIZE]]
    more = len(lines) - PAGE_SIZE
    return Answer(
        screen(
            title_of(part, "someone"),
            t("audience-found-more", count=more) if more > 0 else t("audience-found"),
            rows=column(buttons),
            back=Someone(id=address.id, part=part),
            expects=address,
        )
    )


def found_button(view: AudienceView, post_id: int, part: Part, line: PersonLine) -> Button:
    """Somebody who was found, in or out by a tap."""
    return Button(
        mark(
            shorten(f"{line.name} · {line.note}" if line.note else line.name, NAME_SHOWN),
            is_chosen=person_group(line.id).code in chosen(view, part),
        ),
        PutPerson(id=post_id, version=view.version, part=part, person=line.id),
    )


async def put(context: Context, address: PutPerson) -> Answer:
    """A person in, or out."""
    part, code = part_of(address.part), person_group(address.person).code
    await context.services.news.audiences.toggle(context.actor, address.id, address.version, part, [code])
    return Answer(await someone(context, Someone(id=address.id, part=part)))
