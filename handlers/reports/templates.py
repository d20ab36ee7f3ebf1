"""The templates of reports: downloaded, replaced by the school's own, given up again."""

from bot.errors import Invalid
from bot.i18n import Voice
from bot.reports.school_package import Problem
from bot.reports.school_report import Kind
from bot.services.status.templates import SentFile, kind_of, manages
from bot.ui import Answer, Button, File, Incoming, Screen, Text, column, screen, t
from handlers.reports.addresses import Download, Reports, Reset, Template, Templates
from handlers.site import Context


async def templates(context: Context, _: Templates) -> Screen:
    """Which document's?"""
    await context.services.status.templates.own(context.actor)
    return screen(
        t("reports-templates-title"),
        t("reports-templates-how"),
        rows=column(Button(t(f"reports-kind-{kind}"), Template(kind=kind)) for kind in Kind),
        back=Reports(),
    )


async def template(context: Context, address: Template) -> Screen:
    """What is used now; another one is sent here."""
    kind = kind_of(address.kind)
    own = (await context.services.status.templates.own(context.actor)).get(kind)
    changes = manages(context.actor)
    used = (
        t("reports-template-own", name=own.name, day=context.school.today(own.set_at))
        if own
        else t("reports-template-usual")
    )
    return screen(
        _title(kind),
        used,
        t("reports-template-how" if changes else "reports-template-see"),
        rows=column(
            [
                Button(t("reports-template-get"), Download(kind=kind)),
                Button(t("reports-template-reset"), Reset(kind=kind)) if own and changes else None,
            ]
        ),
        back=Templates(),
        expects=address if changes else None,
    )


async def download(context: Context, address: Download) -> Answer:
    """The template as a file, to be changed in Word."""
    kind = kind_of(address.kind)
    content = await context.services.status.templates.content(context.actor, kind)
    name = Voice(context.actor.language, context.school.zone).plain(t(f"reports-template-file-{kind}"))
    shown = screen(_title(kind), t("reports-template-here"), file=File(name, content), back=Template(kind=kind))
    return Answer(shown)


async def take(context: Context, address: Template, incoming: Incoming) -> Answer:
    """A document was sent: it is the template now, or it is told what keeps it from being one."""
    kind = kind_of(address.kind)
    if incoming.media is None or incoming.media.kind != "document":
        raise Invalid("error-template-document")
    file = SentFile(incoming.media.file_id, incoming.document_name or "", incoming.size or 0)
    problems = await context.services.status.templates.set(context.actor, kind, file)
    if problems:
        return Answer(_refused(kind, problems))
    return Answer(await template(context, address), toast=t("reports-template-taken"))


async def reset(context: Context, address: Reset) -> Answer:
    """The program's template again."""
    kind = kind_of(address.kind)
    await context.services.status.templates.reset(context.actor, kind)
    return Answer(await template(context, Template(kind=kind)), toast=t("reports-template-back"))


def _refused(kind: Kind, problems: list[Problem]) -> Screen:
    return screen(
        t("reports-template-refused", kind=t(f"reports-template-name-{kind}")),
        *(_problem(one) for one in problems),
        t("reports-template-kept"),
        rows=((Button(t("reports-template-get"), Download(kind=kind)),),),
        back=Template(kind=kind),
        expects=Template(kind=kind),
    )


def _problem(problem: Problem) -> Text:
    return t(f"reports-flaw-{problem.flaw}", words=problem.words)


def _title(kind: Kind) -> Text:
    return t("reports-template-title", kind=t(f"reports-template-name-{kind}"))
