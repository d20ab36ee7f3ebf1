"""One's own saved audiences: keep what is chosen under a name, drop what is not needed."""

from bot.errors import Invalid
from bot.services.text import shorten
from bot.ui import Answer, Button, Incoming, Screen, column, page_of, pager, screen, t
from handlers.audience.addresses import Audience, Forget, Saved, SavedSaid
from handlers.audience.common import looked_at, place_of
from handlers.audience.screens import TITLE_IN_LINE
from handlers.group_phrases import audience_lines
from handlers.site import Context


async def saved(context: Context, address: Saved | SavedSaid) -> Screen:
    """What is kept; where anybody is chosen, a typed name keeps it."""
    view = await looked_at(context, address.of)
    page = address.page if isinstance(address, Saved) else 0
    kept = await place_of(context, address.of).readymade.saved(context.actor)
    buttons = [
        Button(
            t("audience-saved-drop", title=shorten(one.title, TITLE_IN_LINE)),
            Forget(of=address.of, saved=one.id),
        )
        for one in page_of(kept, page)
    ]
    return screen(
        t("audience-saved-title"),
        *audience_lines(view),
        t("audience-saved-hint" if view.groups else "audience-saved-hint-none"),
        t("audience-saved-drop-hint") if kept else None,
        rows=[*column(buttons), *pager(Saved(of=address.of, page=page), page, len(kept))],
        back=Audience(of=address.of),
        expects=SavedSaid(of=address.of) if view.groups else None,
    )


async def save(context: Context, address: SavedSaid, incoming: Incoming) -> Answer:
    """A name was typed for what is chosen."""
    if not incoming.text:
        raise Invalid("error-words-needed")
    place = place_of(context, address.of)
    await place.readymade.save(context.actor, place.number, incoming.text)
    return Answer(await saved(context, Saved(of=address.of, page=0)), toast=t("audience-saved"))


async def forget(context: Context, address: Forget) -> Answer:
    """A saved audience is not needed any more."""
    place = place_of(context, address.of)
    await place.readymade.forget(context.actor, address.saved, place.number)
    return Answer(await saved(context, Saved(of=address.of, page=0)), toast=t("audience-dropped"))
