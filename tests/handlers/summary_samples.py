"""What the notices of the status carry, and a school's own template of its reports."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.reports.school_report import Kind, default_template
from handlers.site import NoticeArgs
from tests import factories

NOTICES = {
    "status.summary": NoticeArgs(None, {"period": "w20261116", "kind": "week"}),
    "status.red": NoticeArgs(None, {"things": ["ticket:1", "item:1"]}),
}


async def fill_templates(session: AsyncSession) -> None:
    """The one that comes with the program, sent back."""
    for kind in Kind:
        await factories.document_template(session, kind=kind.value, name="Бланк.docx", content=default_template(kind))
