"""The way out."""

from bot.ui import Answer, t
from handlers.home.addresses import Cancel, Menu
from handlers.home.screens import menu
from handlers.site import Context


async def cancel(context: Context, _: Cancel) -> Answer:
    """Throw away what is being filled in, and show the menu."""
    dropped = await context.services.tickets.reporting.drop(context.actor)
    return Answer(await menu(context, Menu()), toast=t("home-cancelled" if dropped else "home-nothing-to-cancel"))
