"""Reminding those who are silent: how many that is, asked once before it is done."""

from datetime import timedelta
from typing import Final

from bot.errors import Invalid, Outdated
from bot.services.news.card import Step
from bot.ui import Answer, Button, Screen, column, screen, t
from handlers.newscard.addresses import Card, Remind, RemindNow
from handlers.newscard.phrases import title_of, whom
from handlers.newscard.screens import card
from handlers.site import Context

# Many will not have read it yet.
FRESH: Final = timedelta(hours=1)


async def ask(context: Context, address: Remind) -> Screen:
    """Really? When the letter went, and how many get a reminder."""
    found = await context.services.news.card.card(context.actor, address.id)
    if found.reminded_today:
        raise Invalid("error-news-reminded", shows=f"newscard:{address.id}")
    if Step.REMIND not in found.steps or not found.silent.people:
        raise Outdated(shows=f"newscard:{address.id}")
    post = found.post
    return screen(
        t("newscard-remind-title", title=title_of(post)),
        t("newscard-sent", at=post.sent_at),
        t("newscard-remind-fresh") if post.sent_at and context.now - post.sent_at < FRESH else None,
        t("newscard-reminded-before", at=post.reminded_at) if post.reminded_at else None,
        t("blank"),
        t("newscard-remind-hint"),
        t("newscard-remind-not-author") if found.silent.with_author else None,
        rows=column([Button(t("newscard-remind-now", whom=whom(found.silent)), RemindNow(id=address.id))]),
        back=Card(id=address.id),
    )


async def now(context: Context, address: RemindNow) -> Answer:
    """Yes, each in their hours."""
    count = await context.services.news.pressing.remind(context.actor, address.id)
    return Answer(await card(context, Card(id=address.id)), toast=t("newscard-reminded", count=count), alert=True)
