"""How a hurry looks: who asks, about what, in which words, the answers to it, and the thing's own card with what can be
done about it; and how the answer looks.
"""

from dataclasses import replace

from bot.errors import SchoolError
from bot.services.status.acting import ANSWERED, KIND
from bot.services.status.hurrying import Thing
from bot.services.text import shorten
from bot.ui import Screen, Text, t
from handlers.acting.answering import answers
from handlers.acting.common import thing_card
from handlers.acting.things import Shown, shown, thing_of
from handlers.site import Context, NoticeArgs, NoticeLook

WORDS_SHOWN, OF_A_LINE = 300, 24


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
    rows = (*answers(context, _thing(notice), notice.number), *card.rows)
    return replace(card, lines=(headline, *said, t("blank"), *card.lines), rows=rows, expects=None)


async def _answer(context: Context, notice: NoticeArgs) -> Screen | None:
    """The words of who was hurried, above the thing's card."""
    try:
        what = await _what(context, notice)
        card = await thing_card(context, _thing(notice), notice.number)
    except SchoolError:
        return None
    if card is None:
        return None
    headline = t("notice-act-answered", who=_who(context, notice), what=what.name, words=_said(notice, WORDS_SHOWN))
    return replace(card, lines=(headline, t("blank"), *card.lines), expects=None)


async def _answer_line(context: Context, notice: NoticeArgs) -> Text | None:
    try:
        what = await _what(context, notice)
    except SchoolError:
        return None
    return t("digest-act-answered", who=_who(context, notice), what=what.name, words=_said(notice, OF_A_LINE))


def _said(notice: NoticeArgs, most: int) -> str:
    return shorten(str(notice.args.get("words", "")), most)


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


LOOKS = {KIND: NoticeLook(_full, _line), ANSWERED: NoticeLook(_answer, _answer_line)}
