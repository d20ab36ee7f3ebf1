"""Evidence of an item: the list, one piece of it, taking one's own back."""

from bot.services.roadmap.proofs import ending_of, host_of
from bot.services.roadmap.reading import EvidenceLine, ItemCard
from bot.services.roadmap.showing import SHOW, Stored
from bot.services.text import shorten
from bot.ui import (
    Answer,
    Button,
    File,
    Link,
    Media,
    Picture,
    Row,
    Screen,
    Text,
    clamp_page,
    column,
    page_of,
    pager,
    screen,
    t,
)
from handlers.item.addresses import Card, Evidence, Proof, TakeBack
from handlers.plan_phrases import item_name
from handlers.site import Context

NAME_SHOWN = 24
PHOTO, LINK = "photo", "link"


async def evidence(context: Context, address: Evidence) -> Screen:
    """What was shown, in the order of time."""
    item = await context.services.roadmap.read.card(context.actor, address.id)
    total = len(item.evidence)
    page = clamp_page(address.page, total)
    buttons = [
        Button(_label(context, one), Proof(id=address.id, evidence=one.id)) for one in page_of(item.evidence, page)
    ]
    may_show = _may_show(item)
    return screen(
        t("item-evidence-title", name=item_name(item.line)),
        None if total else t("item-evidence-none"),
        t("item-evidence-hint") if may_show else None,
        rows=[*column(buttons), *pager(address, page, total)],
        back=Card(id=address.id),
        expects=Card(id=address.id) if may_show else None,
    )


async def proof(context: Context, address: Proof) -> Screen:
    """One piece of evidence: the photo, the file or the link itself, who showed it and when."""
    stored = await context.services.roadmap.showing.open(context.actor, address.id, address.evidence)
    item = await context.services.roadmap.read.card(context.actor, address.id)
    line, content = stored.line, stored.content
    name = _file_name(line)
    is_photo = line.kind == PHOTO
    kept = Picture(name, content) if content is not None and is_photo else None
    sent = Media(PHOTO, line.file_id) if is_photo and line.file_id else None
    return screen(
        t("item-proof-title", name=item_name(item.line), what=t(f"proof-{line.kind}")),
        t("text", text=line.name) if line.name else None,
        t("item-proof-shown", who=line.who, at=line.at) if line.who else t("item-proof-at", at=line.at),
        _why_not(stored),
        rows=_rows(context, item, line),
        back=Evidence(id=address.id),
        picture=kept or sent,
        file=File(name, content) if content is not None and not is_photo else None,
    )


async def take_back(context: Context, address: TakeBack) -> Answer:
    """Take one's own evidence back."""
    await context.services.roadmap.showing.take_back(context.actor, address.id, address.evidence)
    return Answer(await evidence(context, Evidence(id=address.id)), toast=t("item-proof-gone"))


def _may_show(item: ItemCard) -> bool:
    return not item.hands.isdisjoint(SHOW) and item.line.is_open and not item.line.is_rolled


def _label(context: Context, line: EvidenceLine) -> Text:
    day = line.at.astimezone(context.school.zone).date()
    if line.refused:
        return t("proof-line-refused", name=shorten(line.name, NAME_SHOWN) or t(f"proof-{line.kind}"))
    if line.link:
        return t("proof-line-link", name=shorten(host_of(line.link), NAME_SHOWN), day=day)
    name: str | Text = shorten(line.name, NAME_SHOWN) or t(f"proof-{line.kind}")
    return t(f"proof-line-{line.kind}", name=name, day=day)


def _why_not(stored: Stored) -> Text | None:
    """Why there is nothing to see: refused, not fetched yet, or lost."""
    line = stored.line
    if line.refused:
        return t(f"refused-{line.refused}")
    if line.kind == LINK:
        return t("text", text=line.link or "")
    if stored.content is None:
        return t("item-proof-lost" if line.path else "item-proof-not-yet")
    return None


def _rows(context: Context, item: ItemCard, line: EvidenceLine) -> list[Row]:
    open_link = Link(t("item-proof-open"), line.link) if line.link else None
    is_own = line.person_id == context.actor.person_id and item.line.state != "done" and not item.line.is_rolled
    gone = Button(t("item-proof-remove"), TakeBack(id=item.line.id, evidence=line.id)) if is_own else None
    return list(column([open_link, gone]))


def _file_name(line: EvidenceLine) -> str:
    """The name it was sent under, with the end that its content deserves."""
    end = ending_of(line.name)
    stem = (line.name.removesuffix(line.name[-len(end) - 1 :]) if end else line.name) or str(line.id)
    kept = ending_of(line.path or "") or end
    return f"{stem}.{kept}" if kept else stem
