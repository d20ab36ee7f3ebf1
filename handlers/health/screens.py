"""How the program is, on one screen, and what failed on another."""

from collections.abc import Sequence

from bot import __version__
from bot.services.health import Failure, Overview
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.health.addresses import Failures, Health
from handlers.site import Context

FAILURES_SHOWN = 8
MEGABYTE = 2**20
GIGABYTE = 2**30
# What is larger is told in gigabytes, without fractions.
MEGABYTES_UP_TO = 10 * GIGABYTE
# A copy that is older than this should be made anew.
OLD_COPY_DAYS = 7


async def health(context: Context, _: Health) -> Screen:
    """What failed, what waits, sizes, the last copy, the version."""
    now = await context.services.health.overview(context.actor)
    failed = None if now.is_well else Button(t("health-failures"), Failures())
    return screen(
        t("health-title"),
        t("health-well" if now.is_well else "health-ill"),
        t("health-put-aside", count=now.counts.put_aside) if now.counts.put_aside else None,
        t("health-unsent", count=now.counts.unsent) if now.counts.unsent else None,
        t("health-waiting", count=now.counts.waiting),
        t("health-size", size=size_of(now.database_bytes)),
        t("health-free", size=size_of(now.free_bytes)) if now.free_bytes is not None else None,
        _copy(context, now),
        t("health-version", version=__version__, at=context.now),
        rows=column([failed, Button(t("health-again"), Health())]),
    )


async def failures(context: Context, _: Failures) -> Screen:
    """The newest updates put aside and notices not sent: what kind, why, when."""
    updates, unsent = await context.services.health.failures(context.actor, FAILURES_SHOWN)
    return screen(
        t("health-failures-title"),
        *_list(t("health-updates"), updates),
        *_list(t("health-notices"), unsent),
        None if updates or unsent else t("health-no-failures"),
        back=Health(),
    )


def size_of(size: int) -> Text:
    """A size in bytes, as people read it."""
    if size < MEGABYTES_UP_TO:
        return t("health-megabytes", size=max(1, size // MEGABYTE))
    return t("health-gigabytes", size=size // GIGABYTE)


def _copy(context: Context, now: Overview) -> Text:
    if now.free_bytes is None:
        return t("health-copy-postgres")
    if now.last_backup is None:
        return t("health-no-copy")
    is_old = (context.now - now.last_backup).days >= OLD_COPY_DAYS
    return t("health-copy-old" if is_old else "health-copy", at=now.last_backup)


def _list(title: Text, found: Sequence[Failure]) -> list[Text]:
    lines = [t("health-failure", at=one.at, kind=one.kind, why=one.error) for one in found]
    return [t("blank"), title, *lines] if lines else []
