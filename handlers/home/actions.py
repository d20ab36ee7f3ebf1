"""The way out, and a kind word."""

from dataclasses import replace

from bot.access import Permission
from bot.services.smalltalk import is_thanks
from bot.ui import Answer, Incoming, t
from handlers.home.addresses import Cancel, Menu
from handlers.home.screens import menu
from handlers.site import Context


async def cancel(context: Context, _: Cancel) -> Answer:
    """Throw away what is being filled in, and show the menu."""
    person_id = context.actor.require_person()
    waiting = await context.services.expectations.of(person_id)
    asked = waiting is not None
    if context.actor.may(Permission.TASK_PLAN):
        # The update is counted once, by what follows; throwing away twice does no harm.
        asked = await context.services.tasks.drafting.drop(replace(context.actor, update_id=None)) or asked
    dropped = await context.services.tickets.reporting.drop(context.actor) or asked
    # What was answered of a survey is not thrown away.
    is_kept = waiting is not None and waiting.startswith("survey.fill:")
    done = "home-survey-kept" if is_kept else "home-cancelled"
    return Answer(await menu(context, Menu()), toast=t(done if dropped else "home-nothing-to-cancel"))


async def thanked(context: Context, incoming: Incoming) -> Answer | None:
    """«Thank you» is answered, and the menu is there."""
    if context.actor.is_stranger or incoming.media is not None or not is_thanks(incoming.text):
        return None
    shown = await menu(context, Menu())
    return Answer(replace(shown, lines=(t("home-welcome"), *shown.lines)))
