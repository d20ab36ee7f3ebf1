"""What all screens of choosing an audience share: the part that is chosen, marks, the ways back and out."""

from bot.errors import Missing
from bot.services.news.audiences import AudienceView, Part
from bot.ui import Address, Button, Row, Text, t
from handlers.audience.addresses import Audience, But
from handlers.site import Context


def part_of(word: str) -> Part:
    """The part of this word; Missing where it is none."""
    if word not in set(Part):
        raise Missing
    return Part(word)


async def looked_at(context: Context, post_id: int) -> AudienceView:
    """The audience of a draft that the actor may write on; Outdated where it is a draft no more."""
    return await context.services.news.audiences.choosing(context.actor, post_id)


def chosen(view: AudienceView, part: Part) -> frozenset[str]:
    """The codes of what is in a part."""
    return frozenset(one.code for one in (view.groups if part is Part.GROUPS else view.exceptions))


def mark(label: Text | str, *, is_chosen: bool) -> Text | str:
    """A label with a sign where it is chosen."""
    return t("audience-chosen", label=label) if is_chosen else label


def title_of(part: Part, way: str) -> Text:
    """Where one is: «Кому: классы», «Кроме: классы»."""
    return t(f"audience-{part}-{way}")


def back_of(post_id: int, part: Part) -> Address:
    """The screen from which groups of a part are chosen."""
    return Audience(id=post_id) if part is Part.GROUPS else But(id=post_id)


def done(view: AudienceView, post_id: int) -> list[Row]:
    """The way back to the draft, where anybody is chosen."""
    return [(Button(t("audience-done"), f"newsroom.post:{post_id}"),)] if view.groups else []
