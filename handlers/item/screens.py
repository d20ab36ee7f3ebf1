"""The card of an item, its words in full, its history, and what is done with it more rarely."""

from collections.abc import Set
from typing import Final

from bot.access import Permission
from bot.services.roadmap.beside import Beside
from bot.services.roadmap.reading import ItemCard
from bot.services.roadmap.showing import SHOW
from bot.services.roadmap.states import Hand, Step
from bot.services.roadmap.working import ANSWERS_FROM
from bot.services.roadmap.working import Pulse as Answered
from bot.services.status.hurrying import may_hurry_item
from bot.ui import Button, Row, Screen, Text, clamp_page, column, grid, page_of, pager, screen, t
from handlers.item import lines
from handlers.item.addresses import (
    Card,
    Done,
    Evidence,
    Help,
    HelpSaid,
    History,
    More,
    Pulse,
    Say,
    SaySaid,
    Take,
    Unwatch,
    Watch,
)
from handlers.item.addresses import Text as Words
from handlers.plan_phrases import item_name
from handlers.site import Context

HISTORY_PAGE: Final = 10
# Steps that another feature asks for the rest of, or that it makes: "item.offer:42".
OFFER, ACCEPT, RETURN = "item.offer:{}", "item.accept:{}", "item.return:{}"
GRANT, REFUSE = "item.grant:{}:{:%Y%m%d}", "item.refuse:{}:{:%Y%m%d}"
LATER, HAND, DROP, REOPEN = "item.later:{}", "item.hand:{}", "item.drop:{}", "item.reopen:{}"
STEPS, HURRY = "task.step:{}", "act.hurry:item:{}:card"


async def card(context: Context, address: Card) -> Screen:
    """What is to be done, until when, by whom, how it stands, and what may be done about it."""
    item = await context.services.roadmap.read.card(context.actor, address.id)
    return await card_of(context, item, lines.title(item, context.school.today(context.now)))


async def card_of(context: Context, item: ItemCard, *first: Text | None, hint: str = "item-hint") -> Screen:
    """The card under a title of one's own, such as what a notice says. hint: how to show something, where one may."""
    beside = await context.services.roadmap.beside.of(context.actor, item.line.id)
    may_show = not item.hands.isdisjoint(SHOW) and item.line.is_open and not item.line.is_rolled
    return screen(
        *first,
        lines.about(item),
        *lines.details(item, beside, context.school, context.school.today(context.now)),
        *((t("blank"), t(hint)) if may_show else ()),
        rows=_rows(context, item, beside),
        back=way_back(context),
        expects=Card(id=item.line.id) if may_show else None,
    )


async def words(context: Context, address: Words) -> Screen:
    """Everything the document says of an item."""
    item = await context.services.roadmap.read.card(context.actor, address.id)
    section = item.line.section
    return screen(
        t("item-text-title", name=item_name(item.line)),
        t("item-section", title=section.title) if section else None,
        t("blank"),
        t("item-text", text=item.line.text),
        t("item-result", text=item.result) if item.result else None,
        t("item-written-all", words=item.period_words) if item.period_words else None,
        t("item-sources", sources="; ".join(item.sources)) if item.sources else None,
        back=Card(id=address.id),
    )


async def history(context: Context, address: History) -> Screen:
    """What happened to it, the newest first."""
    item = await context.services.roadmap.read.card(context.actor, address.id)
    total = len(item.history)
    page = clamp_page(address.page, total, HISTORY_PAGE)
    shown = page_of(item.history, page, HISTORY_PAGE)
    return screen(
        t("item-history-title", name=item_name(item.line)),
        *((lines.history_line(line, context.school) for line in shown) if shown else [t("item-history-none")]),
        rows=pager(address, page, total, HISTORY_PAGE),
        back=Card(id=address.id),
    )


async def more(context: Context, address: More) -> Screen:
    """What is done with it more rarely."""
    item = await context.services.roadmap.read.card(context.actor, address.id)
    return screen(
        t("item-more-title", name=item_name(item.line)),
        lines.about(item),
        rows=grid(_more(context, item), 2),
        back=Card(id=address.id),
    )


async def ask_help(context: Context, address: Help | HelpSaid) -> Screen:
    """What with?"""
    item = await context.services.roadmap.read.card(context.actor, address.id)
    return screen(
        t("item-help-title", name=item_name(item.line)),
        lines.about(item),
        t("blank"),
        t("item-help-hint"),
        rows=column([Button(t("button-no-words"), Pulse(id=address.id, answer=Answered.HELP.value))]),
        back=Card(id=address.id),
        expects=HelpSaid(id=address.id),
    )


async def ask_words(context: Context, address: Say | SaySaid) -> Screen:
    """What to say?"""
    item = await context.services.roadmap.read.card(context.actor, address.id)
    return screen(
        t("item-say-title", name=item_name(item.line)),
        lines.about(item),
        t("blank"),
        t("item-say-hint"),
        back=Card(id=address.id),
        expects=SaySaid(id=address.id),
    )


def way_back(context: Context) -> str | None:
    """The list that leads to items: the plan for whoever sees it, else one's own deeds; those that there are."""
    found = context.site.screens.get("roadmap" if context.actor.may(Permission.ROADMAP_SEE) else "deeds")
    return found[0]().pack() if found else None


def _rows(context: Context, item: ItemCard, beside: Beside) -> list[Row]:
    """What matters first; six buttons at most, the rest is under «Ещё»."""
    number, steps, asked = item.line.id, set(item.steps), item.asked
    rows: list[Row] = []
    if beside.newer_id:
        rows += column([Button(t("item-newer"), Card(id=beside.newer_id))])
    if asked is not None and Step.GRANT in steps:
        decide = (("grant", GRANT), ("refuse", REFUSE))
        rows += grid([Button(t(f"item-step-{word}"), to.format(number, asked.until)) for word, to in decide], 2)
    if Step.TAKE in steps:
        rows += column([Button(t("item-step-take"), Take(id=number))])
    if Step.ACCEPT in steps or Step.RETURN in steps:
        # What it was offered by may have been refused or taken back since, or is not fetched yet.
        may_accept = Step.ACCEPT in steps and item.is_kept
        accept = [Button(t("item-step-accept"), ACCEPT.format(number))] if may_accept else []
        rows += grid([*accept, Button(t("item-step-return"), RETURN.format(number))], 2)
    if Step.REOPEN in steps:
        rows += column([Button(t("item-step-reopen"), REOPEN.format(number))])
    shown = item.line.evidence
    # Of a group, somebody takes it first.
    others = _answers(context, item) if Step.START in steps and Step.TAKE not in steps else []
    others.append(Button(t("item-evidence-some", count=shown) if shown else t("item-evidence"), Evidence(id=number)))
    others += [Button(t(f"item-step-{word}"), to.format(number)) for word, to in _direct(item, steps)]
    if _may_hurry(item):
        others.append(Button(t("act-hurry"), HURRY.format(number)))
    return [*rows, *grid([*others, Button(t("button-more"), More(id=number))], 2)]


def _answers(context: Context, item: ItemCard) -> list[Button]:
    """How it goes. «Done» of the last date hands the item in."""
    number = item.line.id
    others = [Answered.GOING, Answered.OPEN] if lines.asks_pulse(item) else [Answered.GOING]
    if lines.waits_until(item, context.school.today(context.now)):
        # The next question is far off: there is only news to tell.
        others = [Answered.GOING] if item.line.state != "going" else []
    buttons = [Button(t(f"item-pulse-{one}"), Pulse(id=number, answer=one.value)) for one in others]
    return [*_done(context, item), *buttons, Button(t("item-pulse-help"), Help(id=number))]


def _done(context: Context, item: ItemCard) -> list[Button]:
    """Each of several deadlines asks for evidence first; one that is far off can't be met yet."""
    number, label, control = item.line.id, t("item-pulse-done"), item.line.next_control
    if lines.is_last(item):
        return [Button(t("item-step-offer"), OFFER.format(number))]
    if lines.waits_until(item, context.school.today(context.now)):
        return []
    if control is None or control.is_pulse:
        return [Button(label, Pulse(id=number, answer=Answered.DONE.value))]
    if control.day > context.school.today(context.now) + ANSWERS_FROM:
        return []
    return [Button(label, Done(id=number, control=control.id) if item.new_evidence else Evidence(id=number))]


def _direct(item: ItemCard, steps: Set[Step]) -> list[tuple[str, str]]:
    """Steps that stand on the card: a later end beside a deadline, other hands for whoever manages it."""
    found = []
    if Step.ASK_LATER in steps and _has_deadline(item) and not lines.asks_pulse(item):
        found.append(("later", LATER))
    if Step.HAND in steps and Step.START not in steps:
        found.append(("hand", HAND))
    return found


def _more(context: Context, item: ItemCard) -> list[Button]:
    """All that has no place on the card."""
    number, steps, shown = item.line.id, set(item.steps), {word for word, _ in _direct(item, set(item.steps))}
    offered = (
        ("offer-all", OFFER, Step.OFFER in steps and not lines.is_last(item)),
        ("later", LATER, Step.ASK_LATER in steps and _has_deadline(item)),
        ("hand", HAND, Step.HAND in steps),
        ("split", STEPS, Step.SPLIT in steps and _is_served(context, STEPS)),
    )
    buttons = [
        Button(t(f"item-step-{word}"), to.format(number)) for word, to, may in offered if may and word not in shown
    ]
    buttons.append(Button(t("item-step-say"), Say(id=number)))
    if item.watches:
        buttons.append(Button(t("item-step-unwatch"), Unwatch(id=number)))
    elif item.hands - {Hand.WATCHER}:
        buttons.append(Button(t("item-step-watch"), Watch(id=number)))
    buttons += [Button(t("item-words"), Words(id=number)), Button(t("item-history"), History(id=number))]
    if Step.DROP in steps:
        buttons.append(Button(t("item-step-drop"), DROP.format(number)))
    return buttons


def _may_hurry(item: ItemCard) -> bool:
    """Whether to offer it here: not to whoever is waited for themselves, to accept it."""
    is_theirs = may_hurry_item(item.hands, item.line.state) and not item.line.is_rolled
    return is_theirs and Step.ACCEPT not in item.steps


def _is_served(context: Context, to: str) -> bool:
    prefix = to.partition(":")[0]
    return prefix in context.site.screens or prefix in context.site.actions


def _has_deadline(item: ItemCard) -> bool:
    return any(not control.is_pulse for control in item.line.controls)
