"""How one gets news: at once, in one message in the evening, only what is important; without some topics."""

from collections.abc import Collection
from datetime import time

from bot.i18n import Voice
from bot.services.news import Topic
from bot.services.news.receiving import NewsMode
from bot.services.news.timing import evening_of
from bot.ui import Answer, Button, Screen, column, screen, t
from handlers.news.addresses import All, Mute, SetMode, Settings, Topics, Unmute
from handlers.site import Context


async def settings(context: Context, _: Settings) -> Screen:
    """The ways with what each means; the one that holds has a mark."""
    wishes = await context.services.news.receiving.wishes(context.actor)
    at = _evening(context)
    ways = [
        Button(t(f"news-mode-{mode}", mark=_mark(mode is wishes.mode), at=at), SetMode(mode=mode.value))
        for mode in NewsMode
    ]
    return screen(
        t("news-settings-title"),
        t("news-settings-always"),
        t("blank"),
        *(t(f"news-mode-{mode}-means", at=at) for mode in NewsMode),
        t("news-muted", topics=_topics(context, wishes.muted)) if wishes.muted else None,
        rows=column([*ways, Button(t("news-topics"), Topics()), Button(t("news-hours"), "settings.hours:0:0")]),
        back=All(),
    )


async def topics(context: Context, _: Topics) -> Screen:
    """Each topic with a mark; a tap turns it off or on."""
    muted = (await context.services.news.receiving.wishes(context.actor)).muted
    buttons = [
        Button(
            t("news-topic", mark=_mark(topic not in muted), topic=t(f"news-topic-{topic}")),
            (Unmute if topic in muted else Mute)(topic=topic.value),
        )
        for topic in Topic
    ]
    return screen(t("news-topics-title"), t("news-topics-hint"), rows=column(buttons), back=Settings())


async def set_mode(context: Context, address: SetMode) -> Answer:
    """Another way from now on."""
    await context.services.news.receiving.set_mode(context.actor, address.mode)
    return Answer(await settings(context, Settings()), toast=t("news-settings-saved"))


async def mute(context: Context, address: Mute) -> Answer:
    """Do without a topic."""
    await context.services.news.receiving.mute(context.actor, address.topic)
    return Answer(await topics(context, Topics()), toast=t("news-settings-saved"))


async def unmute(context: Context, address: Unmute) -> Answer:
    """Get a topic again."""
    await context.services.news.receiving.unmute(context.actor, address.topic)
    return Answer(await topics(context, Topics()), toast=t("news-settings-saved"))


def _evening(context: Context) -> time:
    """When this reader's evening message comes."""
    reader = context.school.people[context.actor.require_person()]
    return evening_of(context.school.window(reader, context.school.today(context.now)))


def _topics(context: Context, topics: Collection[Topic]) -> str:
    """«Жизнь школы, Учёба», in the order of the list."""
    voice = Voice(context.actor.language, context.school.zone)
    return ", ".join(voice.plain(t(f"news-topic-{topic}")) for topic in Topic if topic in topics)


def _mark(on: object) -> str:
    return "✅" if on else "▫️"
