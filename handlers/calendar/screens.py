"""One's own calendar as screens: the link, the file."""

from bot.i18n import Voice
from bot.reports.calendar import calendar_ics
from bot.ui import Answer, Button, File, Screen, column, screen, t
from handlers.calendar.addresses import Calendar, CalendarFile, CalendarLink, RevokeLink
from handlers.site import Context


async def calendar(context: Context, _: Calendar) -> Screen:
    """The link where the program can be reached by calendars; the file anyway."""
    calendars = context.services.calendars
    entries = await calendars.entries(context.actor)
    made_at = await calendars.made_at(context.actor)
    has_web = calendars.public_url is not None
    return screen(
        t("calendar-own-title"),
        t("calendar-own-count", count=len(entries)),
        t("calendar-own-hint") if has_web else t("calendar-own-file-only"),
        t("calendar-own-made", at=made_at) if has_web and made_at else None,
        rows=column(
            [
                Button(t("calendar-own-renew" if made_at else "calendar-own-link"), CalendarLink())
                if has_web
                else None,
                Button(t("calendar-own-file"), CalendarFile()) if entries else None,
                Button(t("calendar-own-revoke"), RevokeLink()) if made_at else None,
            ]
        ),
        back="settings",
    )


async def as_file(context: Context, _: CalendarFile) -> Screen:
    """All of them as one file, for calendars that take no links."""
    entries = await context.services.calendars.entries(context.actor)
    voice = Voice(context.actor.language, context.school.zone)
    content = calendar_ics(entries, context.now, voice)
    return screen(
        t("calendar-own-file-title"),
        t("calendar-own-file-hint"),
        back=Calendar(),
        file=File(voice.plain(t("calendar-own-file-name")), content),
    )


async def make_link(context: Context, _: CalendarLink) -> Answer:
    """A new link is made, shown once: only its hash is kept."""
    calendars = context.services.calendars
    token = await calendars.make_link(context.actor)
    return Answer(
        screen(
            t("calendar-own-link-title"),
            t("calendar-own-link-words", link=f"{calendars.public_url or ''}/calendar/{token}.ics"),
            t("calendar-own-link-hint"),
            back=Calendar(),
        )
    )


async def revoke(context: Context, _: RevokeLink) -> Answer:
    """The link opens nothing any more."""
    await context.services.calendars.revoke(context.actor)
    return Answer(await calendar(context, Calendar()), toast=t("calendar-own-revoked"))
