"""The files of this feature: one's own data, the act of a withdrawal, the journal."""

from collections.abc import Sequence

from bot.i18n import Voice, format_moment
from bot.reports.personal import personal_json
from bot.reports.tables import csv_table
from bot.services.audit import AuditLine
from bot.services.privacy import Act, PersonalData
from bot.ui import File, t
from handlers.privacy.screens import purpose_words
from handlers.site import Context

JOURNAL_COLUMNS = ("at", "actor", "action", "subject")


def own_data(context: Context, data: PersonalData) -> File:
    """Everything that is kept, as JSON."""
    return File(_voice(context).plain(t("privacy-file-name")), personal_json(data, context.school.zone))


def act(context: Context, act: Act) -> File:
    """The act of a withdrawal as plain text, with a mark so that every editor sees the encoding."""
    voice = _voice(context)
    ended = [
        t(
            "act-refused" if given.is_refused else "act-consent",
            purpose=purpose_words(given),
            version=given.version,
            given=given.given_at,
            ended=given.withdrawn_at,
        )
        for given in act.consents
    ]
    lines = [
        t("act-title", number=str(act.number)),
        t("act-school", school=context.school.name) if context.school.name else t("blank"),
        t("act-at", at=act.at),
        t(f"act-{act.remains}"),
        t("act-consents"),
        *ended,
        t("act-journal"),
        *(t("text", text="  ".join(_cells(context, line))) for line in act.journal),
    ]
    text = "\r\n".join(voice.plain(line).replace("\n", "\r\n") for line in lines)
    return File(voice.plain(t("act-file-name")), text.encode("utf-8-sig"))


def journal(context: Context, lines: Sequence[AuditLine]) -> File:
    """The whole journal as CSV."""
    voice = _voice(context)
    header = [voice.plain(t(f"journal-{column}")) for column in JOURNAL_COLUMNS]
    return File(voice.plain(t("journal-file-name")), csv_table(header, [_cells(context, line) for line in lines]))


def _cells(context: Context, line: AuditLine) -> Sequence[str]:
    actor = f"person:{line.actor_id}" if line.actor_id else ""
    return (format_moment(line.at, context.school.zone), actor, line.action, line.subject or "")


def _voice(context: Context) -> Voice:
    return Voice(context.actor.language, context.school.zone)
