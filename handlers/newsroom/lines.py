"""What the newsroom's screens say of a post: for whom, what is asked, when it goes, what comes with it."""

from datetime import datetime
from typing import Final

from bot.errors import Invalid
from bot.services.groups import Group, GroupKind
from bot.services.news import Reaction
from bot.services.news.sending import check_written
from bot.services.news.storing import Post, is_unowned
from bot.services.news.wording import plain, title
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.phrases import weekday
from handlers.site import Context

TITLE_SHOWN = 60
BEGINNING = 300
_OF_PARENTS: Final = frozenset({GroupKind.CLASS_PARENTS, GroupKind.YEAR_PARENTS})
_ALL_PARENTS: Final = Group(GroupKind.ROLE, "parent").code


def title_of(words: str, limit: int) -> Text:
    """The first words of a post; what stands for them where it is of files alone."""
    return t("text", text=shorten(words, limit)) if words else t("newsroom-no-words")


def name_of(post: Post, limit: int = TITLE_SHOWN) -> Text:
    """What a post is called."""
    return title_of(title(post.html), limit)


def heading(post: Post) -> Text:
    """Where one is: the state of a post and its first words."""
    return t(f"newsroom-title-{post.state}", title=name_of(post))


def beginning(post: Post) -> list[Text]:
    """What it begins with, where its title does not say all of it."""
    words = plain(post.html).strip()
    return [] if words == title(post.html) else [t("newsroom-beginning", words=shorten(words, BEGINNING))]


async def remark(context: Context, post: Post) -> list[Text]:
    """What was to be changed when it was returned last, if it was."""
    words = await context.services.news.listing.remark(context.actor, post)
    return [t("newsroom-remark", words=shorten(words, BEGINNING))] if words else []


def lacking(context: Context, post: Post) -> Text | None:
    """Why a draft can't go yet; None: it can."""
    try:
        check_written(post, context.school, context.now)
    except Invalid as error:
        return t(error.key, **error.args_for_text)
    return None


def moment(context: Context, at: datetime) -> Text:
    """«пт, 27.11.2026 в 18:30», here."""
    local = at.astimezone(context.school.calendar.zone)
    return t("newsroom-moment", day=weekday(local.date()), clock=local.time())


def when(context: Context, post: Post) -> Text:
    """When it is to go."""
    if post.send_at is not None:
        key = "newsroom-when-at" if post.send_at > context.now else "newsroom-when-passed"
        return t(key, moment=moment(context, post.send_at))
    if post.is_urgent:
        return t("newsroom-when-urgent")
    return t("newsroom-when-gathered" if post.gathered else "newsroom-when-now")


def starts(context: Context, post: Post, first: datetime | None) -> list[Text]:
    """That nobody gets it when it goes, since it is nobody's hours then; first: when the first one does."""
    goes_at = max(context.now, post.send_at or context.now)
    return [t("newsroom-starts", moment=moment(context, first))] if first is not None and first > goes_at else []


def asked(context: Context, post: Post) -> list[Text]:
    """What is asked, until when, of whom."""
    if post.reaction is Reaction.NONE:
        return [t("newsroom-asked-none")]
    until = t("newsroom-until", day=weekday(post.react_by)) if post.react_by else ""
    found = [_meeting(context, post)] if post.reaction is Reaction.MEETING else []
    choices = ", ".join(f"«{one}»" for one in post.choices)
    found.append(t(f"newsroom-asked-{post.reaction}", until=until, choices=choices))
    if for_parents(post):
        found.append(t(f"newsroom-counting-{post.counting}"))
    return found


def _meeting(context: Context, post: Post) -> Text:
    if post.meets_at is None:
        return t("newsroom-meets-never")
    place = t("newsroom-meets-place", place=post.place) if post.place else ""
    return t("newsroom-meets", moment=moment(context, post.meets_at), place=place)


def for_parents(post: Post) -> bool:
    """Whether parents as such are among those whom it is for."""
    return any(code == _ALL_PARENTS or Group.parse(code).kind in _OF_PARENTS for code in post.audience.groups)


def extras(context: Context, post: Post) -> list[Text]:
    """What comes with it, where else it is shown, what it is about, who changed it last if it was somebody else."""
    found = [t("newsroom-urgent-line", reason=post.urgent_reason)] if post.urgent_reason else []
    if post.files:
        found.append(t("newsroom-files", count=len(post.files)))
    if post.links:
        found.append(t("newsroom-links-line", labels=", ".join(f"«{link.label}»" for link in post.links)))
    found.append(t("newsroom-topic-line", topic=t(f"newsroom-topic-{post.topic}")))
    return [*found, *elsewhere(post), *_by_whom(context, post)]


def elsewhere(post: Post) -> list[Text]:
    """Where it is shown besides: on the website, in group chats."""
    found = [t("newsroom-public-line")] if post.is_public else []
    return [*found, t("newsroom-chats-line", count=len(post.chats))] if post.chats else found


def _by_whom(context: Context, post: Post) -> list[Text]:
    me, people = context.actor.person_id, context.school.people
    author = people.get(post.author_id or 0)
    editor = people.get(post.updated_by or 0)
    if is_unowned(post, context.school, context.school.today(context.now)):
        # Only the website makes drafts of nobody, and changes them until somebody does.
        if post.author_id is None and post.updated_by is None:
            return [t("newsroom-of-site", day=weekday(context.school.today(post.updated_at)))]
        return [t("newsroom-unowned")]
    found = [] if author is None or author.id == me else [t("newsroom-author", name=author.name)]
    if editor is not None and editor.id not in {me, post.author_id}:
        found.append(t("newsroom-changed-by", name=editor.name, moment=moment(context, post.updated_at)))
    return found
