"""What a post is and until when, in words of a letter: «Ответьте до пятницы, 27 ноября»."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.services.news import Reaction
from bot.services.news.reminding import is_late, is_over
from bot.services.news.storing import Post
from bot.services.news.wording import title
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.site import Context


def kind_of(post: Post) -> str:
    """The word for what a post is: urgent, meeting, letter or news."""
    if post.is_urgent:
        return "urgent"
    if post.reaction is Reaction.MEETING:
        return "meeting"
    return "letter" if post.is_letter else "post"


def named(post: Post, length: int) -> Text:
    """What a post is called in a line of so many signs; photos without words have a name too."""
    return called(title(post.html), length)


def called(name: str, length: int) -> Text:
    """The same of a title; "" for photos alone."""
    return t("text", text=shorten(name, length)) if name else t("news-untitled")


def listed(words: Sequence[str]) -> Text:
    """«5А», «5А и 7Б», «5А, 7Б и 9В»."""
    if len(words) == 1:
        return t("text", text=words[0])
    return t("news-and", first=", ".join(words[:-1]), last=words[-1])


def day_words(day: date) -> Text:
    """«27 ноября»."""
    return t(f"news-month-{day.month}", day=str(day.day))


def until(context: Context, post: Post) -> Text | None:
    """Until when a reaction is waited for, or was; None where there is no last day, or nothing is asked."""
    if is_over(post, context.now):
        return t("news-met")
    if post.react_by is None or not post.is_letter:
        return None
    if is_late(context.now, post, context.school.calendar):
        return t("news-was-due", day=day_words(post.react_by))
    key = "news-acknowledge-until" if post.reaction is Reaction.ACKNOWLEDGE else "news-answer-until"
    return t(key, weekday=t(f"news-until-{post.react_by.weekday()}"), day=day_words(post.react_by))


def meeting(context: Context, post: Post) -> list[Text]:
    """When and where the meeting is."""
    if post.meets_at is None:
        return []
    at = post.meets_at.astimezone(context.school.zone)
    when = t("news-meets", weekday=t(f"news-weekday-{at.weekday()}"), day=day_words(at.date()), at=at.time())
    return [when, t("news-place", place=post.place)] if post.place else [when]


def moment(context: Context, at: datetime) -> str:
    """«25.11 10:42»; today the time alone."""
    local = at.astimezone(context.school.zone)
    return f"{local:%H:%M}" if local.date() == context.school.today(context.now) else f"{local:%d.%m %H:%M}"
