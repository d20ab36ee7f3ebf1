"""Who has not answered: letters and surveys that still wait, each with its own screen of who is silent."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from bot.access import Permission
from bot.services.status.awaiting import Awaited
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, clamp_page, column, page_of, pager, screen, t
from handlers.site import Context
from handlers.status.addresses import Silent, Status

ON_BUTTON: Final = 34
IN_LINE: Final = 60


async def silent(context: Context, address: Silent) -> Screen:
    """As far as the actor may open them; who of a letter's addressees is silent stands behind its button."""
    actor, read = context.actor, context.services.status.awaiting
    actor.require(Permission.STATUS_SEE)
    letters = await read.letters(actor) if actor.may(Permission.NEWS_APPROVE) else []
    surveys = await read.surveys(actor) if actor.may(Permission.SURVEY_MANAGE) else []
    today = context.school.today(context.now)
    found = _in_order([*letters, *surveys], today)
    shown = page_of(found, address.page)
    return screen(
        t("status-silent-title"),
        t("status-silent-hint") if found else _nothing(context),
        t("blank"),
        *_lines(shown, today),
        rows=[
            *column(Button(_label(one), one.link) for one in shown),
            *pager(address, clamp_page(address.page, len(found)), len(found)),
        ],
        back=Status(),
    )


def _nothing(context: Context) -> Text:
    """That nobody is waited for is said only to those who would see it."""
    sees_any = context.actor.may(Permission.NEWS_APPROVE) or context.actor.may(Permission.SURVEY_MANAGE)
    return t("status-silent-none" if sees_any else "status-behind-hidden")


def _in_order(found: Iterable[Awaited], today: date) -> list[Awaited]:
    """What can still be answered, the nearest day first; then that whose day is over, the latest first."""
    far = date.max.toordinal()

    def rank(one: Awaited) -> tuple[bool, int]:
        day = one.until.toordinal() if one.until else far
        return (True, -day) if _is_over(one, today) else (False, day)

    return sorted(found, key=rank)


def _lines(shown: Iterable[Awaited], today: date) -> Iterator[Text]:
    """What is over stands apart."""
    was_over = False
    for one in shown:
        is_over = _is_over(one, today)
        if is_over and not was_over:
            yield t("status-silent-over")
        was_over = is_over
        yield _line(one)


def _is_over(one: Awaited, today: date) -> bool:
    return one.until is not None and one.until < today


def _line(one: Awaited) -> Text:
    words = shorten(one.title, IN_LINE).replace("\n", " ")
    figures = t("status-silent-figures", part=one.part, whole=one.whole)
    until = t("status-silent-until", day=one.until) if one.until else ""
    return t("status-silent-line", title=words, figures=figures, until=until)


def _label(one: Awaited) -> Text:
    words = shorten(one.title, ON_BUTTON).replace("\n", " ")
    return t("status-silent-letter" if one.is_letter else "status-silent-survey", title=words)
