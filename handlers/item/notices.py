"""How notices about an item look: alone its card under a headline, or just what was said; in a digest one line."""

from datetime import date
from typing import Final

from bot.errors import SchoolError
from bot.services.roadmap.reading import ItemCard
from bot.services.text import shorten
from bot.ui import Arg, Button, Screen, Text, column, screen, t
from handlers.item.addresses import Card
from handlers.item.lines import WORDS_SHOWN
from handlers.item.screens import card_of
from handlers.plan_phrases import item_name
from handlers.site import Context, NoticeArgs, NoticeLook

KINDS: Final = (
    *("take", "pulse", "help", "offer", "accept", "return", "asked", "postponed", "refused", "withdrawn"),
    *("hand", "handed", "drop", "reopen", "said"),
)
# Not worth sending any more when nothing is left to decide.
CALLS: Final = {"offer": "offered", "help": "help"}
# A notice asks for no message: what is just typed goes to the screen before it, a reply to the notice comes here.
HINT: Final = "item-hint-reply"
# Somebody said something: who and what, the card is a tap away.
WORDS_ONLY: Final = frozenset({"said", "pulse", "take"})
NAME_SHOWN, TEXT_SHOWN = 40, 120


def look(kind: str) -> NoticeLook:
    """The looks of a notice whose words are under `notice-item-<kind>` and `digest-item-<kind>`."""

    async def full(context: Context, notice: NoticeArgs) -> Screen | None:
        item = await _item(context, notice)
        if item is None or not _is_news(item, kind):
            return None
        headline, said = t(f"notice-item-{kind}", name=item_name(item.line)), _said(context, item, notice)
        if kind not in WORDS_ONLY:
            return await card_of(context, item, headline, *said, t("blank"), hint=HINT)
        unnamed = t("item-text", text=shorten(item.line.text, TEXT_SHOWN)) if not item.line.code else None
        return screen(headline, unnamed, *said, rows=column([Button(t("item-open-card"), Card(id=item.line.id))]))

    async def line(context: Context, notice: NoticeArgs) -> Text:
        item = await _item(context, notice)
        name: Arg = item_name(item.line) if item else t("item-name-none")
        return t(f"digest-item-{kind}", name=name)

    return NoticeLook(full, line)


async def _item(context: Context, notice: NoticeArgs) -> ItemCard | None:
    """The item; None for whoever may not see it any more."""
    try:
        return await context.services.roadmap.read.card(context.actor, notice.number)
    except SchoolError:
        return None


def _is_news(item: ItemCard, kind: str) -> bool:
    if kind == "asked":
        return item.asked is not None
    return kind not in CALLS or item.line.state == CALLS[kind]


def _said(context: Context, item: ItemCard, notice: NoticeArgs) -> list[Text]:
    """Who said what, until when, to whom: as far as the notice is about that."""
    lines = []
    event = next((one for one in item.history if one.id == notice.args.get("event")), None)
    if event is not None and event.words:
        lines.append(t("notice-item-words", who=event.who, words=shorten(event.words, WORDS_SHOWN)))
    elif event is not None and event.who:
        lines.append(t("notice-item-who", who=event.who))
    if answer := notice.args.get("answer"):
        lines.append(t("notice-item-answer", answer=t(f"item-did-pulse-{answer}")))
    if until := notice.args.get("until"):
        lines.append(t("notice-item-until", day=date.fromisoformat(until)))
    if to := context.school.people.get(notice.args.get("to", 0)):
        lines.append(t("notice-item-to", name=to.name))
    return lines


async def _refused(context: Context, notice: NoticeArgs) -> Screen | None:
    """A file was not kept: why, and what to send instead."""
    item = await _item(context, notice)
    if item is None:
        return None
    lines = (t("notice-item-evidence-refused"), _which(notice), _why(notice), t("blank"))
    return await card_of(context, item, *lines, hint=HINT)


async def _refused_line(context: Context, notice: NoticeArgs) -> Text:
    return t(
        "digest-item-evidence-refused", name=shorten(str(notice.args.get("name", "")), NAME_SHOWN) or _kind(notice)
    )


def _which(notice: NoticeArgs) -> Text:
    name = str(notice.args.get("name", ""))
    return t("text", text=shorten(name, WORDS_SHOWN)) if name else _kind(notice)


def _kind(notice: NoticeArgs) -> Text:
    return t(f"proof-{notice.args.get('kind', 'file')}")


def _why(notice: NoticeArgs) -> Text:
    return t(f"refused-{notice.args.get('why', 'type')}")


LOOKS = {f"item.{kind}": look(kind) for kind in KINDS} | {"item.evidence_refused": NoticeLook(_refused, _refused_line)}
