"""The newsroom's list, the question for words, and a post as its writers see it."""

from typing import Final

from bot.access import Permission
from bot.services.news import PostState
from bot.services.news.audience import scope_of_actor
from bot.services.news.listing import PostLine
from bot.services.news.states import Step
from bot.services.news.storing import Post as Written
from bot.services.news.wording import visible_length
from bot.ui import PAGE_SIZE, Button, Rich, Row, Screen, Text, clamp_page, column, grid, pager, screen, t
from handlers.group_phrases import audience_lines, burden_lines, ready_name
from handlers.newsroom import lines
from handlers.newsroom.addresses import (
    Added,
    Ask,
    Confirm,
    Copy,
    More,
    New,
    Newsroom,
    Page,
    Post,
    Recall,
    Return,
    When,
)
from handlers.site import Context

# The words themselves are shown where the rest of a screen leaves room for them.
WORDS_SHOWN: Final = 2_400
READY_SHOWN: Final = 3
IN_LIST: Final = 40
# Behind words that say whose it is.
IN_LIST_NAMED: Final = 33
GONE: Final = frozenset({PostState.SENT, PostState.WITHDRAWN})


async def newsroom(context: Context, address: Newsroom | Page) -> Screen:
    """What waits for approval, is being written, goes later, went; a new one before all."""
    listing, page = context.services.news.listing, address.page if isinstance(address, Page) else 0
    found = await listing.lines(context.actor, page * PAGE_SIZE, PAGE_SIZE)
    manages = context.actor.may(Permission.NEWS_MANAGE)
    if not found.lines and found.total:
        return await newsroom(context, Page(page=clamp_page(page, found.total)))
    return screen(
        t("newsroom-title"),
        t("newsroom-empty" if not found.total else "newsroom-hint-all" if manages else "newsroom-hint"),
        rows=[
            (Button(t("newsroom-new"), New()),),
            *column(Button(_line(one), Post(id=one.id)) for one in found.lines),
            *pager(Page(page=page), page, found.total),
            *([(Button(t("newsroom-of-class"), "newscard.mine:0"),)] if context.actor.led_classes else []),
        ],
        expects=New(),
    )


def _line(line: PostLine) -> Text:
    if line.is_unowned and line.state is PostState.DRAFT and not line.is_urgent:
        key = "newsroom-line-site" if line.of_site else "newsroom-line-unowned"
        return t(key, title=lines.title_of(line.title, IN_LIST_NAMED))
    mark = "urgent" if line.is_urgent and line.state not in GONE else line.state
    return t("newsroom-line", mark=t(f"newsroom-mark-{mark}"), title=lines.title_of(line.title, IN_LIST))


async def new(context: Context, address: New) -> Screen:
    """Ask for the words of a new post, or its files."""
    scope_of_actor(context.actor, context.school, context.school.today(context.now))
    return screen(t("newsroom-new-title"), t("newsroom-new-hint"), back=Newsroom(), expects=address)


async def post(context: Context, address: Post | Added) -> Screen:
    """A post as its writers see it: a draft is written on here, one that went has its card."""
    found = await context.services.news.drafting.post(context.actor, address.id)
    if found.state in GONE:
        return await _card(context, found)
    steps = await context.services.news.drafting.steps(context.actor, found)
    return await (_draft if Step.EDIT in steps else _waiting)(context, found, steps)


async def _draft(context: Context, found: Written, steps: frozenset[Step]) -> Screen:
    """A draft: what it lacks, what can be set, and the way out."""
    view = await context.services.news.audiences.view(context.actor, found.id)
    lacking = lines.lacking(context, found)
    has_audience = bool(found.audience.groups)
    send = Confirm(id=found.id, version=found.version)
    label = "newsroom-send" if Step.SEND in steps else "newsroom-offer"
    audience = Button(t("newsroom-to-whom" if has_audience else "newsroom-to-others"), f"audience:{found.id}")
    return screen(
        lines.heading(found),
        *lines.beginning(found),
        *(await lines.remark(context, found)),
        *audience_lines(view),
        *(burden_lines(view.outlook.burden) if view.outlook.burden.is_near else []),
        *lines.asked(context, found),
        lines.when(context, found),
        *lines.starts(context, found, view.outlook.starts),
        *lines.extras(context, found),
        t("newsroom-lacking", why=lacking) if lacking and has_audience else None,
        t("newsroom-draft-hint" if has_audience else "newsroom-choose-hint"),
        rows=[
            *column([Button(t(label), send) if lacking is None else None]),
            *([] if has_audience else await _ready(context, found)),
            *grid(
                [
                    audience,
                    Button(t("newsroom-ask"), Ask(id=found.id)),
                    *([Button(t("newsroom-when"), When(id=found.id)), _preview(found)] if has_audience else []),
                ],
                2,
            ),
            (Button(t("newsroom-more"), More(id=found.id)),),
        ],
        back=Newsroom(),
        expects=Added(id=found.id),
    )


async def _ready(context: Context, found: Written) -> list[Row]:
    """Audiences that are a tap away: all parents, the staff, one's own class, those under a name."""
    ready = await context.services.news.readymade.ready(context.actor, found.id)
    return [
        (Button(ready_name(one), f"audience.take:{found.id}:{found.version}:{one.kind}:{one.key}"),)
        for one in ready[:READY_SHOWN]
    ]


async def _waiting(context: Context, found: Written, steps: frozenset[Step]) -> Screen:
    """What waits for approval or for its time: nobody writes on it, whoever may lets it go or takes it back."""
    view = await context.services.news.audiences.view(context.actor, found.id)
    approve = Confirm(id=found.id, version=found.version)
    can_approve = Step.APPROVE in steps and lines.lacking(context, found) is None
    return screen(
        lines.heading(found),
        *(await lines.remark(context, found)),
        *audience_lines(view),
        *lines.asked(context, found),
        lines.when(context, found),
        *lines.extras(context, found),
        *_words(found),
        rows=column(
            [
                _preview(found),
                Button(t("newsroom-send"), approve) if can_approve else None,
                Button(t("newsroom-return"), Return(id=found.id)) if Step.RETURN in steps else None,
                Button(t("newsroom-recall"), Recall(id=found.id)) if Step.RECALL in steps else None,
                Button(t("newsroom-copy"), Copy(id=found.id)),
            ]
        ),
        back=Newsroom(),
    )


def _words(found: Written) -> list[Text]:
    if not found.html or visible_length(found.html) > WORDS_SHOWN:
        return []
    return [t("blank"), t("newsroom-words", words=Rich(found.html))]


def _preview(found: Written) -> Button:
    return Button(t("newsroom-preview"), f"news.preview:{found.id}", keeps=True)


async def _card(context: Context, found: Written) -> Screen:
    """What became of a post that went."""
    shown = (await context.site.follow(context, f"newscard:{found.id}")).screen
    assert shown is not None
    return shown
