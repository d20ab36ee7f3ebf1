"""Purchase lists as screens: what is in them, what could be, the file, and that it has come."""

import asyncio
from typing import Final

from bot.i18n import Voice
from bot.reports.purchase import PurchaseRow, purchase_xlsx
from bot.services.text import shorten
from bot.services.tickets.purchases import PurchaseCard, PurchaseLine, PurchaseNeed
from bot.ui import PAGE_SIZE, Answer, Button, File, Row, Screen, Text, column, page_of, pager, screen, t
from handlers.phrases import ticket_line
from handlers.site import Context
from handlers.stock.addresses import (
    Arrive,
    Collect,
    CollectAll,
    Edit,
    Pick,
    Purchase,
    Purchases,
    Receive,
    Release,
    Requests,
    Sheet,
    Stock,
)

NEEDS_SHOWN: Final = 15
ITEMS_OFFERED: Final = 5
NAME_IN_BUTTON: Final = 24
COLUMNS: Final = ("name", "unit", "asked", "places", "requests", "stock", "minimum")


async def purchases(context: Context, address: Purchases) -> Screen:
    """The lists, and what a new one would be made of."""
    buying = context.services.tickets.purchases
    lines, total = await buying.lists(context.actor, address.page * PAGE_SIZE, PAGE_SIZE)
    waiting, short = await buying.waiting(context.actor), await buying.short(context.actor)
    rows: list[Row] = []
    if waiting or short:
        rows.append((Button(t("purchase-all"), CollectAll()),))
    if waiting:
        rows.append((Button(t("purchase-pick"), Pick(purchase=0, page=0)),))
    buttons = column(Button(_line(context, line), Purchase(id=line.id)) for line in lines)
    return screen(
        t("purchases-title"),
        t("purchases-waiting", count=len(waiting)),
        t("purchases-short", count=len(short)),
        rows=[*rows, *buttons, *pager(address, address.page, total)],
        back=Stock(),
    )


async def purchase(context: Context, address: Purchase) -> Screen:
    """One list: what to buy, for whom."""
    shown = await context.services.tickets.purchases.card(context.actor, address.id)
    rest = len(shown.needs) - NEEDS_SHOWN
    return screen(
        _title(shown),
        t("purchase-made", at=shown.created_at, who=shown.created_by),
        t("purchase-came", at=shown.received_at) if shown.received_at else None,
        t("blank"),
        *(_need(need) for need in shown.needs[:NEEDS_SHOWN]),
        t("purchase-rest", count=rest) if rest > 0 else None,
        None if shown.needs else t("purchase-empty"),
        rows=_purchase_rows(shown),
        back=Purchases(),
    )


def _purchase_rows(shown: PurchaseCard) -> list[Row]:
    rows: list[Row] = []
    if shown.needs:
        rows.append((Button(t("purchase-file"), Sheet(id=shown.id), keeps=True),))
    if shown.requests:
        to = Requests(purchase=shown.id, page=0)
        rows.append((Button(t("purchase-requests", count=len(shown.requests)), to),))
    if shown.received_at is None:
        rows.append((Button(t("purchase-pick"), Pick(purchase=shown.id, page=0)),))
        rows.append((Button(t("purchase-arrived"), Arrive(id=shown.id)),))
        return rows
    items = [need.item for need in shown.needs if need.item][:ITEMS_OFFERED]
    came = (Button(t("purchase-stock", name=shorten(item.name, NAME_IN_BUTTON)), _came(item.id)) for item in items)
    return [*rows, *column(came)]


def _came(item_id: int) -> Edit:
    return Edit(id=item_id, field="came")


async def pick(context: Context, address: Pick) -> Screen:
    """Requests that are in no list: a tap puts one in."""
    waiting = await context.services.tickets.purchases.waiting(context.actor)
    buttons = (
        Button(ticket_line(line), Collect(purchase=address.purchase, ticket=line.id))
        for line in page_of(waiting, address.page)
    )
    return screen(
        t("purchase-pick-title"),
        t("purchase-pick-hint") if waiting else t("purchase-pick-none"),
        rows=[*column(buttons), *pager(address, address.page, len(waiting))],
        back=Purchase(id=address.purchase) if address.purchase else Purchases(),
    )


async def requests(context: Context, address: Requests) -> Screen:
    """The requests of a list; until it has come, one can be taken out."""
    shown = await context.services.tickets.purchases.card(context.actor, address.purchase)
    rows: list[Row] = []
    for line in page_of(shown.requests, address.page):
        opens = Button(ticket_line(line), f"ticket:{line.id}")
        out = Button(t("purchase-out"), Release(purchase=shown.id, ticket=line.id))
        rows.append((opens,) if shown.received_at else (opens, out))
    return screen(
        _title(shown),
        t("purchase-requests-hint") if shown.received_at is None else t("purchase-came", at=shown.received_at),
        rows=[*rows, *pager(address, address.page, len(shown.requests))],
        back=Purchase(id=shown.id),
    )


async def sheet(context: Context, address: Sheet) -> Screen:
    """The list as an XLSX file."""
    shown = await context.services.tickets.purchases.card(context.actor, address.id)
    voice = Voice(context.actor.language, context.school.zone)
    header = [voice.plain(t(f"purchase-column-{name}")) for name in COLUMNS]
    rows = [_row(need) for need in shown.needs]
    content = await asyncio.to_thread(purchase_xlsx, voice.plain(t("purchase-sheet")), header, rows)
    file = File(voice.plain(t("purchase-file-name", number=str(shown.id))), content)
    return screen(_title(shown), back=Purchase(id=shown.id), file=file)


async def arrive(context: Context, address: Arrive) -> Screen:
    """Has it come?"""
    shown = await context.services.tickets.purchases.card(context.actor, address.id)
    if shown.received_at:
        return await purchase(context, Purchase(id=shown.id))
    return screen(
        _title(shown),
        t("purchase-arrive-hint"),
        rows=[(Button(t("purchase-receive"), Receive(id=shown.id)),)],
        back=Purchase(id=shown.id),
    )


async def collect_all(context: Context, _: CollectAll) -> Answer:
    """Make a list of everything."""
    number = await context.services.tickets.purchases.collect_all(context.actor)
    return Answer(await purchase(context, Purchase(id=number)), toast=t("purchase-collected"))


async def collect(context: Context, address: Collect) -> Answer:
    """Put one request into a list; the others are offered on."""
    number = await context.services.tickets.purchases.collect(context.actor, address.purchase, address.ticket)
    toast = t("purchase-added", number=str(address.ticket))
    return Answer(await pick(context, Pick(purchase=number, page=0)), toast=toast)


async def release(context: Context, address: Release) -> Answer:
    """Take a request out of a list."""
    await context.services.tickets.purchases.release(context.actor, address.purchase, address.ticket)
    shown = await requests(context, Requests(purchase=address.purchase, page=0))
    return Answer(shown, toast=t("purchase-released", number=str(address.ticket)))


async def receive(context: Context, address: Receive) -> Answer:
    """It has come."""
    await context.services.tickets.purchases.receive(context.actor, address.id)
    return Answer(await purchase(context, Purchase(id=address.id)), toast=t("purchase-received"))


def _title(shown: PurchaseCard) -> Text:
    return t("purchase-title", number=str(shown.id))


def _line(context: Context, line: PurchaseLine) -> Text:
    day = line.created_at.astimezone(context.school.zone).date()
    mark = t("purchase-mark-came" if line.received_at else "purchase-mark-open")
    return t("purchase-line", mark=mark, number=str(line.id), day=day, count=line.requests)


def _need(need: PurchaseNeed) -> Text:
    stock = need.item.stock if need.item else None
    there = t("purchase-need-stock", stock=str(stock)) if stock is not None else ""
    if not need.asked:
        return t("purchase-need-short", name=need.name, stock=there)
    places = shorten(", ".join(need.places), 60)
    return t("purchase-need", name=need.name, asked=str(need.asked), places=places, stock=there)


def _row(need: PurchaseNeed) -> PurchaseRow:
    item = need.item
    return PurchaseRow(
        need.name,
        item.unit if item else "",
        need.asked,
        ", ".join(need.places),
        ", ".join(str(number) for number in need.tickets),
        item.stock if item else None,
        item.minimum if item else None,
    )
