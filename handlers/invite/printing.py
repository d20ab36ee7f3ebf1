"""A class's slips as a PDF: the texts are Russian, since they go home on paper."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import DEFAULT_LANGUAGE, Voice
from bot.reports.slips import PrintedSlip, SlipSheet, slips_pdf
from bot.services.invitations.codes import show_code
from bot.services.invitations.issuing import PARENTS_A_CHILD, Slip
from bot.ui import File, Text, t
from handlers.site import Context


@dataclass(frozen=True, slots=True)
class Wording:
    """Which messages name the file, the child, the child with a number, the last day, and what is kept."""

    file: str
    child: str
    numbered: str
    until: str
    data: str


PARENTS = Wording("slip-file", "slip-child", "slip-child-numbered", "slip-until", "slip-data")
PUPILS = Wording("slip-pupil-file", "slip-pupil", "slip-pupil-numbered", "slip-pupil-until", "slip-pupil-data")


async def printed(context: Context, class_title: str, slips: Sequence[Slip], wording: Wording) -> File:
    """The slips of a class, six on a page. Typesetting runs beside the conversation."""
    sheet = _sheet(context, class_title, slips, wording)
    content = await asyncio.to_thread(slips_pdf, sheet)
    voice = Voice(DEFAULT_LANGUAGE, context.school.zone)
    return File(voice.plain(t(wording.file, title=class_title)), content)


def _sheet(context: Context, class_title: str, slips: Sequence[Slip], wording: Wording) -> SlipSheet:
    voice = Voice(DEFAULT_LANGUAGE, context.school.zone)
    invitations = context.services.invitations
    return SlipSheet(
        language=DEFAULT_LANGUAGE,
        school=context.school.name or "",
        title=voice.plain(t("slip-title")),
        steps=[voice.plain(t(f"slip-step-{number}")) for number in (1, 2, 3)],
        code_label=voice.plain(t("slip-code", bot=invitations.bot_name)),
        data_line=voice.plain(t(wording.data)),
        slips=[
            PrintedSlip(
                child=voice.plain(_whose(slip, class_title, wording)),
                link=invitations.join_link(slip.issued.token),
                code=show_code(slip.issued.code),
                until=voice.plain(
                    t(wording.until, at=context.school.today(slip.issued.expires_at), limit=PARENTS_A_CHILD)
                ),
            )
            for slip in slips
        ],
    )


def _whose(slip: Slip, class_title: str, wording: Wording) -> Text:
    if slip.register_number is None:
        return t(wording.child, child=slip.initials, title=class_title)
    return t(wording.numbered, child=slip.initials, title=class_title, number=str(slip.register_number))
