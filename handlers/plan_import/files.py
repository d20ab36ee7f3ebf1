"""A document that is sent of one's own accord: a plan, where the sender may take one over."""

from typing import Final

from bot.access import Permission
from bot.errors import Invalid
from bot.ui import Answer, Incoming, t
from handlers.plan_import.addresses import Start
from handlers.site import Context

# Those of before 2007 are told how to be saved anew.
_DOCUMENTS: Final = (".docx", ".xlsx", ".csv", ".doc", ".xls")


async def free_input(context: Context, incoming: Incoming) -> Answer | None:
    """Word, Excel and CSV documents of whoever manages the roadmap; of one that is refused, where to send another."""
    name = (incoming.document_name or "").lower()
    if not name.endswith(_DOCUMENTS) or not context.actor.may(Permission.ROADMAP_MANAGE):
        return None
    try:
        return await context.site.take(context, Start().pack(), incoming)
    except Invalid as error:
        start = await context.site.follow(context, Start().pack())
        return Answer(start.screen, toast=t(error.key, **error.args_for_text), alert=True)
