"""The card itself and what asks before something is done."""

from datetime import date

from bot.errors import Invalid, Outdated
from bot.services.news import Counting, PostState, Reaction
from bot.services.news.card import Card as PostCard
from bot.services.news.card import Fate, Side, Step
from bot.services.news.storing import Post
from bot.ui import Button, Row, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.newscard.addresses import (
    Answers,
    Behind,
    Card,
    Copy,
    Correct,
    MeetsSaid,
    Mine,
    More,
    Places,
    Remind,
    Table,
    Until,
    UntilDay,
    UntilSaid,
    Venue,
    Way,
    Withdraw,
    WithdrawNow,
)
from handlers.newscard.phrases import line_figures, reacted_word, silent_line, title_of, whom
from handlers.newscard.places import behind_of, place_at
from handlers.phrases import weekday
from handlers.site import Context

NEWSROOM = "newsroom"
# Working days by which the last day is moved with a tap.
LATER = (1, 2, 5)
TITLE_IN_LINE = 26
ANSWERED = frozenset({Reaction.CHOICE, Reaction.MEETING, Reaction.WORDS})
# How it fares is told on the card in three words; the rest stands behind «Ещё».
LOST = (Fate.STOPPED, Fate.FAILED, Fate.NOT_JOINED)


async def card(context: Context, address: Card) -> Screen:
    """The counts first, then what can be done about them."""
    found = await context.services.news.card.card(context.actor, address.id)
    post = found.post
    return screen(
        t("newscard-title", title=title_of(post)),
        _state(post),
        *_counts(found),
        t("blank"),
        _arrived(found),
        t("newscard-sending-hint") if found.fates.get(Fate.SENDING) else None,
        t("newscard-own-classes") if found.own_classes else None,
        _words_stay(found),
        rows=_ways(found),
        back=Mine() if found.own_classes else NEWSROOM,
    )


async def more(context: Context, address: More) -> Screen:
    """What became of each message, and the rarer steps."""
    found = await context.services.news.card.card(context.actor, address.id)
    if found.own_classes:
        raise Outdated(shows=f"newscard:{address.id}")
    post, steps = found.post, found.steps
    version = post.version
    buttons = [
        Button(t("newscard-table"), Table(id=post.id), keeps=True) if found.count else None,
        Button(t("newscard-until" if post.meets_at is None else "newscard-move"), Until(id=post.id, version=version))
        if Step.MOVE in steps and found.count
        else None,
        Button(t("newscard-preview"), f"news.preview:{post.id}", keeps=True),
        Button(t("newscard-copy"), Copy(id=post.id)),
        Button(t("newscard-withdraw"), Withdraw(id=post.id, version=version)) if Step.WITHDRAW in steps else None,
    ]
    return screen(
        t("newscard-more-title", title=title_of(post)),
        *(t(f"newscard-fate-{fate}", count=found.fates[fate]) for fate in Fate if found.fates.get(fate)),
        t("newscard-chats", reached=found.chats.get(Fate.REACHED, 0), total=sum(found.chats.values()))
        if found.chats
        else None,
        rows=column(buttons),
        back=Card(id=post.id),
    )


async def mine(context: Context, address: Mine) -> Screen:
    """Letters to the classes that one leads, the latest first."""
    lines = await context.services.news.card.mine(context.actor)
    buttons = [
        Button(
            t(
                "newscard-mine-line",
                title=title_of(line.post, TITLE_IN_LINE),
                reacted=line.reacted,
                total=line.total,
            ),
            Card(id=line.post.id),
        )
        for line in page_of(lines, address.page)
    ]
    return screen(
        t("newscard-mine-title"),
        t("newscard-mine-hint" if lines else "newscard-mine-empty"),
        rows=[*column(buttons), *pager(address, address.page, len(lines))],
        back=NEWSROOM,
    )


async def until(context: Context, address: Until | UntilSaid | MeetsSaid) -> Screen:
    """Until which other day? Of a meeting, which is not later than that: when else is it, and where?"""
    found = await current(context, address.id, address.version, Step.MOVE)
    post = found.post
    if not post.is_letter:
        raise Outdated(shows=f"newscard:{post.id}")
    last = context.school.today(post.meets_at) if post.meets_at else date.max
    days = [(number, day) for number in LATER if (day := later(context, post, number)) <= last]
    label = "newscard-until-day" if post.meets_at is None else "newscard-until-by"
    buttons = [
        Button(t(label, day=weekday(day)), UntilDay(id=post.id, version=post.version, days=number))
        for number, day in days
    ]
    if post.meets_at is not None:
        place = Button(t("newscard-venue"), Venue(id=post.id, version=post.version))
        return screen(
            t("newscard-move-title"),
            t("newscard-meets-now", at=post.meets_at),
            t("newscard-place-now", place=post.place) if post.place else None,
            t("newscard-until-by", day=weekday(post.react_by)) if post.react_by else None,
            t("newscard-meets-hint"),
            rows=column([place if Step.CORRECT in found.steps else None, *buttons]),
            back=More(id=post.id),
            expects=MeetsSaid(id=post.id, version=post.version),
        )
    return screen(
        t("newscard-until-title"),
        t("newscard-until-now", day=weekday(post.react_by)) if post.react_by else None,
        t("newscard-until-hint"),
        rows=column(buttons),
        back=More(id=post.id),
        expects=UntilSaid(id=post.id, version=post.version),
    )


async def withdraw(context: Context, address: Withdraw) -> Screen:
    """Really?"""
    post = (await current(context, address.id, address.version, Step.WITHDRAW)).post
    return screen(
        t("newscard-withdraw-title", title=title_of(post)),
        t("newscard-withdraw-hint"),
        rows=column([Button(t("newscard-withdraw-now"), WithdrawNow(id=post.id, version=post.version))]),
        back=More(id=post.id),
    )


def later(context: Context, post: Post, days: int) -> date:
    """So many working days after the last day of now, or after today where that is past."""
    if days not in LATER:
        raise Invalid
    today = context.school.today(context.now)
    day = max(post.react_by or today, today)
    for _ in range(days):
        day = context.school.calendar.next_working_day(day)
    return day


async def current(context: Context, post_id: int, version: int, step: Step) -> PostCard:
    """What is to be changed; Outdated where that is no longer the actor's to do, or the post changed meanwhile."""
    found = await context.services.news.card.card(context.actor, post_id)
    if step not in found.steps:
        raise Outdated(shows=f"newscard:{post_id}")
    if found.post.version != version:
        raise Outdated("error-news-changed", shows=f"newscard:{post_id}")
    return found


def _state(post: Post) -> Text:
    if post.state is PostState.WITHDRAWN:
        return t("newscard-withdrawn", at=post.withdrawn_at)
    if post.corrected_at:
        return t("newscard-sent-corrected", at=post.sent_at, corrected=post.corrected_at)
    return t("newscard-sent", at=post.sent_at)


def _counts(found: PostCard) -> list[Text]:
    """What was counted, by whom, and until when."""
    count, post = found.count, found.post
    if count is None:
        return []
    total = count.total
    lines = [t("blank"), t("newscard-count", what=reacted_word(post), figures=line_figures(total))]
    if total.late:
        lines.append(t("newscard-late", count=total.late))
    if total.total > total.reacted:
        lines.append(silent_line(found.silent))
    if post.react_by:
        lines.append(t("newscard-last-day", day=weekday(post.react_by)))
    if post.counting is Counting.FAMILY and any(one.place.side is Side.PARENTS for one in count.lines):
        lines.append(t("newscard-by-family"))
    return lines


def _words_stay(found: PostCard) -> Text | None:
    """Who may correct what was approved, where the reader may not."""
    if Step.MOVE not in found.steps or Step.CORRECT in found.steps:
        return None
    return t("newscard-words-stay")


def _arrived(found: PostCard) -> Text:
    fates = found.fates
    lost = sum(fates.get(fate, 0) for fate in LOST)
    waiting = t("newscard-waiting", count=fates[Fate.WAITING]) if fates.get(Fate.WAITING) else ""
    not_reached = t("newscard-lost", count=lost) if lost else ""
    arrived, sending = (fates.get(one, 0) for one in (Fate.REACHED, Fate.SENDING))
    if not sending:
        return t("newscard-arrived", count=arrived, waiting=waiting, lost=not_reached)
    return t("newscard-sending", count=arrived, total=arrived + sending, waiting=waiting, lost=not_reached)


def _ways(found: PostCard) -> list[Row]:
    """What asks for nothing has few ways on."""
    post, silent = found.post, found.silent
    # Who has nothing yet is not silent.
    has_come = Step.REMIND in found.steps and found.fates.get(Fate.REACHED)
    may_remind = has_come and silent.people and not found.reminded_today
    rest: list[Button | None] = [
        Button(t("newscard-answers"), Answers(id=post.id)) if post.reaction in ANSWERED else None,
        Button(t("newscard-correct"), Correct(id=post.id, version=post.version))
        if Step.CORRECT in found.steps
        else None,
        Button(t("newscard-table"), Table(id=post.id), keeps=True)
        if found.own_classes
        else Button(t("newscard-more"), More(id=post.id)),
        Button(t("newscard-again"), Card(id=post.id)),
    ]
    return [
        *grid(_counted(found), 2),
        *column([Button(t("newscard-remind", whom=whom(silent)), Remind(id=post.id)) if may_remind else None]),
        *grid([one for one in rest if one is not None], 2),
    ]


def _counted(found: PostCard) -> list[Button]:
    """To the classes, where there are some, and to who is silent: to the names at once where it is one place only."""
    lines, number = list(found.count.lines) if found.count else [], found.post.id
    behind = behind_of(lines)
    buttons = []
    if len(lines) > 1 and any(one.place.class_id for one in lines):
        buttons.append(Button(t("newscard-places"), Places(id=number)))
    if behind:
        names = place_at(number, behind[0], Way.CARD) if len(behind) == 1 else Behind(id=number)
        buttons.append(Button(t("newscard-behind"), names))
    return buttons
