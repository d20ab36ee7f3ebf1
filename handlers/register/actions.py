"""A filled file comes in, is saved or thrown away."""

from bot.access import Permission
from bot.errors import Invalid
from bot.ui import Answer, Incoming, t
from handlers.register.addresses import Drop, Register, Save
from handlers.register.screens import checked, says, start
from handlers.site import Context


async def offer(context: Context, _: Register, incoming: Incoming) -> Answer:
    """A file was sent: show what is understood of it. Nothing is written yet."""
    if incoming.media is None or incoming.media.kind != "document":
        raise Invalid("error-import-needs-file")
    if incoming.size == 0:
        raise Invalid("error-file-empty")
    register = context.services.register
    plan = await register.offer(context.actor, incoming.media.file_id, incoming.size, says(context))
    return Answer(checked(plan))


async def free_input(context: Context, incoming: Incoming) -> Answer | None:
    """A workbook that the admin sends of their own accord is an import."""
    is_workbook = (incoming.document_name or "").lower().endswith(".xlsx")
    if not is_workbook or not context.actor.may(Permission.REGISTER_IMPORT):
        return None
    return await offer(context, Register(), incoming)


async def save(context: Context, address: Save) -> Answer:
    """Write what the check showed."""
    count = await context.services.register.confirm(context.actor, address.plan, says(context))
    return Answer(await start(await context.again(), Register()), toast=t("register-saved", count=count))


async def drop(context: Context, _: Drop) -> Answer:
    """Throw the file away."""
    await context.services.register.drop(context.actor)
    return Answer(await start(context, Register()), toast=t("register-dropped"))
