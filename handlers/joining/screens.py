"""What a stranger sees, step by step; nothing is kept before they agree."""

from bot.ui import Screen, screen, t
from handlers.joining.addresses import Stranger
from handlers.site import Context


async def stranger(context: Context, _: Stranger) -> Screen:
    """How to get an invitation, and that its code may be typed here. Nothing else about the school."""
    return screen(t("joining-stranger"), t("joining-stranger-how"), t("joining-stranger-code"), home=True)
