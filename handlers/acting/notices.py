"""How a hurry looks: who asks, about what, in which words, and the thing's own card with what can be done about it."""

from dataclasses import replace

from bot.errors import SchoolError
from bot.services.status.acting import KIND
from bot.services.status.hurrying import Thing
from bot.services.text import shorten
from bot.ui import Screen, Text, t
from handlers.acting.common import thing_card
from handlers.acting.things import Shown, shown, thing_of
from handlers.site import Context, NoticeArgs, NoticeLook

WORDS_SHOWN = 300


def asked(name: str, what: Shown) -> Text:
    """The sentence of it: who asks what. Shown before it is sent, too."""
    return t("act-asked", who=name, what=what.name)


async def _full(context: Context, notice: NoticeArgs) -> Screen | None:
    """None where it is over meanwhile, or this person may not see it any more."""
    try:
        what = await _what(context, notice)
        card = await thing_card(context, _thing(notice), notice.number) if what.is_live else None
    except SchoolError:
        return None
    if card is None:
        return None
    words = notice.args.get("words")
    said = (t("act-words", words=shorten(str(words), WORDS_SHOWN)),) if words else ()
    headline = t("notice-act-hurry", asked=asked(_who(context, notice), what))
    return replace(card, lines=(headline, *said, t("blank"), *card.lines), expects=None)


async def _line(context: Context, notice: NoticeArgs) -> Text | None:
    try:
        what = await _what(context, notice)
    except SchoolError:
        return None
    return t("digest-act-hurry", who=_who(context, notice), what=what.name) if what.is_live else None


async def _what(context: Context, notice: NoticeArgs) -> Shown:
    return await shown(context, _thing(notice), notice.number)


def _thing(notice: NoticeArgs) -> Thing:
    return thing_of((notice.subject or "").partition(":")[0])


def _who(context: Context, notice: NoticeArgs) -> str:
    person = context.school.people.get(notice.args.get("by", 0))
    return person.name if person else "–"


LOOKS = {KIND: NoticeLook(_full, _line)}
