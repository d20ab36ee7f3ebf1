"""What all screens of choosing an audience share: what for, the part that is chosen, marks, the ways back and out."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.errors import Missing
from bot.services.news import News
from bot.services.news.addressing import PostOutlook
from bot.services.news.audiences import Audiences, AudienceView, Part
from bot.services.news.purpose import SURVEYS, parse
from bot.services.news.readymade import ReadyMade
from bot.services.surveys import Surveys
from bot.services.surveys.addressing import Sheets
from bot.ui import Address, Button, Row, Text, t
from handlers.audience.addresses import Audience, But
from handlers.site import Context

View: TypeAlias = AudienceView[PostOutlook | Sheets]


@dataclass(frozen=True, slots=True)
class Place:
    """What an audience is chosen for, by its number, with the use cases of choosing for things of its sort."""

    number: int
    audiences: Audiences[PostOutlook | Sheets]
    readymade: ReadyMade

    @property
    def home(self) -> str:
        """Where it is worked on, and where the choosing leads back to."""
        return self.audiences.home(self.number)


def place_of(context: Context, of: str) -> Place:
    """What an address names by "12" or "s12"."""
    mark, number = parse(of)
    sort: News | Surveys = context.services.surveys if mark == SURVEYS else context.services.news
    return Place(number, sort.audiences, sort.readymade)


def part_of(word: str) -> Part:
    """The part of this word; Missing where it is none."""
    if word not in set(Part):
        raise Missing
    return Part(word)


async def looked_at(context: Context, of: str) -> View:
    """The audience of a draft that the actor may write on; Outdated where it is a draft no more."""
    place = place_of(context, of)
    return await place.audiences.choosing(context.actor, place.number)


def chosen(view: View, part: Part) -> frozenset[str]:
    """The codes of what is in a part."""
    return frozenset(one.code for one in (view.groups if part is Part.GROUPS else view.exceptions))


def mark(label: Text | str, *, is_chosen: bool) -> Text | str:
    """A label with a sign where it is chosen."""
    return t("audience-chosen", label=label) if is_chosen else label


def title_of(part: Part, way: str) -> Text:
    """Where one is: «Кому: классы», «Кроме: классы»."""
    return t(f"audience-{part}-{way}")


def back_of(of: str, part: Part) -> Address:
    """The screen from which groups of a part are chosen."""
    return Audience(of=of) if part is Part.GROUPS else But(of=of)


def done(view: View, home: str) -> list[Row]:
    """The way back to the draft, where anybody is chosen."""
    return [(Button(t("audience-done"), home),)] if view.groups else []
