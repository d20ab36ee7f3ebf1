"""The way out."""

from bot.ui import Answer, t
from handlers.home.addresses import Cancel, Menu
from handlers.home.screens import menu
from handlers.site import Context


async def cancel(context: Context, _: Cancel) -> Answer:
    """Throw away what is being filled in, and show the menu."""
    person_id = context.actor.require_person()
    asked = await context.services.expectations.of(person_id) is not None
    dropped = await context.services.tickets.reporting.drop(context.actor) or asked
    return Answer(await menu(context, Menu()), toast=t("home-cancelled" if dropped else "home-nothing-to-cancel"))
