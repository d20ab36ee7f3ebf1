"""A post for its readers, for its writers, and by a link."""

from dataclasses import replace
from typing import Final

from bot.errors import Missing
from bot.i18n import Voice
from bot.reports.calendar import meeting_ics
from bot.ui import Answer, Button, File, Link, Row, Screen, screen, t
from handlers.news.addresses import Change, Here, Instead, Meeting, News, Place, Preview, Trial
from handlers.news.arrival import answers, arrival, look, withdrawn
from handlers.news.phrases import meeting, named
from handlers.site import Context

TITLE_IN_CALENDAR: Final = 90


async def news(context: Context, address: News) -> Screen:
    """A post, opened from the archive, a digest or a group's chat; from now on it counts as seen."""
    got = await context.services.news.read.open(context.actor, address.post)
    return withdrawn(Place.LIST) if got.is_withdrawn else arrival(context, got, Place.LIST)


async def here(context: Context, address: Here) -> Screen:
    """The post below its files."""
    got = await context.services.news.read.letter(context.actor, address.post)
    return withdrawn(address.place) if got.is_withdrawn else without_files(arrival(context, got, address.place))


async def change(context: Context, address: Change) -> Screen:
    """The post with all its answers, to choose again."""
    got = await context.services.news.read.letter(context.actor, address.post)
    if got.is_withdrawn:
        return withdrawn(address.place)
    keep = Button(t("news-keep"), Here(post=address.post, place=address.place))
    return without_files(look(context, got, address.place, [*answers(got, address.place, Instead), (keep,)]))


async def preview(context: Context, address: Preview) -> Screen:
    """Exactly what will arrive; its buttons say that they do nothing yet."""
    post = await context.services.news.drafting.post(context.actor, address.post)
    got = await context.services.news.read.preview(context.actor, post)
    shown = arrival(context, got, Place.CHAT)
    rows = tuple(_on_trial(row, address.post) for row in shown.rows)
    return replace(shown, rows=rows, back=f"newsroom.post:{address.post}", stays=False)


async def trial(_context: Context, _: Trial) -> Answer:
    """A button of a preview."""
    return Answer(toast=t("news-trial"))


async def meeting_file(context: Context, address: Meeting) -> Screen:
    """The meeting for one's calendar."""
    got = await context.services.news.read.letter(context.actor, address.post)
    post = got.post
    if got.is_withdrawn or post.meets_at is None:
        raise Missing
    voice = Voice(context.actor.language, context.school.zone)
    name = voice.plain(t("news-meeting-file", day=context.school.today(post.meets_at)))
    summary = voice.plain(named(post, TITLE_IN_CALENDAR))
    content = meeting_ics(post.id, post.version, post.meets_at, summary, post.place, context.now)
    lines = (t("news-meeting-title"), *meeting(context, post), t("news-meeting-hint"))
    return screen(*lines, file=File(name, content), stays=True)


async def by_link(context: Context, rest: str) -> Answer:
    """The button below a post in a group's chat. Whoever it is not for hears nothing about it."""
    if context.actor.is_stranger:
        return await context.site.follow(context, "stranger")
    return await context.site.follow(context, f"news:{rest}")


def without_files(shown: Screen) -> Screen:
    """The screen where its files stand above already."""
    return replace(shown, album=())


def _on_trial(row: Row, post: int) -> Row:
    return tuple(button if isinstance(button, Link) else Button(button.label, Trial(post=post)) for button in row)
