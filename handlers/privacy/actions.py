"""Taking one's data away, withdrawing, exporting the journal."""

from bot.ui import Answer, screen, t
from handlers.privacy import files, screens
from handlers.privacy.addresses import Confirm, ConfirmSurveys, Journal, Privacy, TakeAway
from handlers.site import Context


async def take_away(context: Context, _: TakeAway) -> Answer:
    """My data as a file."""
    data = await context.services.privacy.take_away(context.actor)
    file = files.own_data(context, data)
    return Answer(screen(t("privacy-file-title"), t("privacy-file-hint"), file=file, back=Privacy()))


async def confirm(context: Context, _: Confirm) -> Answer:
    """Withdraw my consent; the act is the last that I get."""
    act = await context.services.privacy.withdraw(context.actor)
    return Answer(screen(t("privacy-withdrawn"), t("privacy-withdrawn-act"), file=files.act(context, act), home=True))


async def confirm_surveys(context: Context, _: ConfirmSurveys) -> Answer:
    """Withdraw my consent to answer surveys under my name; everything else goes on."""
    await context.services.privacy.withdraw_surveys(context.actor)
    return Answer(await screens.privacy(context, Privacy()), toast=t("privacy-surveys-done"))


async def journal(context: Context, _: Journal) -> Answer:
    """The journal as a file."""
    lines = await context.services.audit.export(context.actor)
    file = files.journal(context, lines)
    return Answer(screen(t("journal-title"), t("journal-hint", count=len(lines)), file=file, back=Privacy()))
