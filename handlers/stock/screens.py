"""The stock as screens: the list, one consumable, its fields, what came and went."""

from collections.abc import Sequence

from bot.errors import Missing
from bot.services.text import shorten
from bot.services.tickets.catalogue import OTHER, SYMPTOMS
from bot.services.tickets.items import Item
from bot.services.tickets.stock import StockLine
from bot.ui import PAGE_SIZE, Button, Row, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.phrases import kind_name
from handlers.site import Context
from handlers.stock.addresses import (
    Add,
    Card,
    Clear,
    Edit,
    Kinds,
    Moves,
    Purchases,
    Retire,
    Search,
    SetKind,
    Stock,
)

NAME_IN_BUTTON = 30
# What can be typed of a consumable, and what of it can be left empty.
FIELDS = ("came", "stock", "minimum", "fits")
CLEARABLE = ("stock", "minimum", "fits")


async def stock(context: Context, address: Stock) -> Screen:
    """All consumables, what has run out first."""
    items = await context.services.tickets.stock.items(context.actor)
    rows: list[Row] = [*_buttons(page_of(items, address.page)), *pager(address, address.page, len(items))]
    rows.append((Button(t("stock-add"), Add()), Button(t("stock-purchases"), Purchases())))
    return screen(
        t("stock-title"),
        t("stock-hint") if items else t("stock-none"),
        rows=rows,
        expects=Search() if items else Add(),
    )


def found(items: Sequence[Item]) -> Screen:
    """What a typed name finds."""
    return screen(
        t("stock-found", count=len(items)),
        t("stock-found-hint"),
        rows=_buttons(items[:PAGE_SIZE]),
        back=Stock(),
        expects=Search(),
    )


async def add(context: Context, address: Add) -> Screen:
    """A new consumable is typed."""
    await context.services.tickets.stock.items(context.actor)  # whoever may see the stock may add to it
    return screen(t("stock-add-title"), t("stock-add-hint"), back=Stock(), expects=address)


async def card(context: Context, address: Card) -> Screen:
    """One consumable."""
    item = await context.services.tickets.stock.item(context.actor, address.id)
    fields = [Button(t(f"stock-edit-{field}"), Edit(id=item.id, field=field)) for field in FIELDS]
    return screen(
        t("stock-item", name=item.name),
        t("stock-there", mark=t(f"stock-mark-{item.level}"), amount=_amount(item)),
        t("stock-minimum", minimum=item.minimum) if item.minimum else None,
        t("stock-kind", kind=_kind(item.kind)),
        t("stock-fits", fits=item.fits) if item.fits else None,
        rows=[
            *grid(fields[:3], 3),
            (Button(t("stock-edit-kind"), Kinds(id=item.id)), fields[3]),
            (Button(t("stock-moves"), Moves(id=item.id)), Button(t("stock-retire"), Retire(id=item.id))),
        ],
        back=Stock(),
    )


async def edit(context: Context, address: Edit) -> Screen:
    """Type what is new."""
    if address.field not in FIELDS:
        raise Missing
    item = await context.services.tickets.stock.item(context.actor, address.id)
    clear = Button(t(f"stock-clear-{address.field}"), Clear(id=item.id, field=address.field))
    return screen(
        t("stock-item", name=item.name),
        t(f"stock-ask-{address.field}", unit=item.unit),
        rows=[(clear,)] if address.field in CLEARABLE else [],
        back=Card(id=item.id),
        expects=address,
    )


async def kinds(context: Context, address: Kinds) -> Screen:
    """For which kind of device is it?"""
    item = await context.services.tickets.stock.item(context.actor, address.id)
    buttons = [Button(t(f"kind-{kind}"), SetKind(id=item.id, kind=kind)) for kind in SYMPTOMS if kind != OTHER]
    rows = [*grid(buttons, 3), (Button(t("stock-for-all"), SetKind(id=item.id, kind="")),)]
    return screen(t("stock-item", name=item.name), t("stock-ask-kind"), rows=rows, back=Card(id=item.id))


async def moves(context: Context, address: Moves) -> Screen:
    """What came and went, newest first."""
    item = await context.services.tickets.stock.item(context.actor, address.id)
    lines = await context.services.tickets.stock.moves(context.actor, item.id)
    return screen(
        t("stock-moves-title", name=item.name),
        *(_move(context, line) for line in lines),
        None if lines else t("stock-moves-none"),
        back=Card(id=item.id),
    )


def _move(context: Context, line: StockLine) -> Text:
    key = "stock-move-in" if line.amount > 0 else "stock-move-out"
    return t(
        key,
        day=line.at.astimezone(context.school.zone).date(),
        amount=str(abs(line.amount)),
        ticket=t("stock-move-ticket", number=str(line.ticket_id)) if line.ticket_id else "",
        who=line.who,
    )


def _buttons(items: Sequence[Item]) -> tuple[Row, ...]:
    return column(
        Button(
            t(
                "stock-line",
                mark=t(f"stock-mark-{item.level}"),
                name=shorten(item.name, NAME_IN_BUTTON),
                amount="" if item.stock is None else f" · {item.stock}",
            ),
            Card(id=item.id),
        )
        for item in items
    )


def _amount(item: Item) -> Text:
    if item.stock is None:
        return t("stock-uncounted")
    return t("stock-amount", amount=str(item.stock), unit=item.unit)


def _kind(kind: str | None) -> Text:
    return kind_name(kind) if kind else t("stock-for-all")
