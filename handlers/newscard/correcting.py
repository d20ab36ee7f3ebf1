"""Other words for what went: written, looked at, and only then everybody's."""

from bot.errors import Invalid
from bot.services.news.card import Fate, Step
from bot.services.news.drafting import Typed
from bot.ui import Answer, Button, Incoming, Rich, Screen, Text, column, screen, t
from handlers.newscard.addresses import Card, Correct, CorrectNot, CorrectNow, CorrectSaid
from handlers.newscard.screens import card, current
from handlers.site import Context

# Who has it, or will: their messages say the other words.
HAVE = (Fate.REACHED, Fate.SENDING, Fate.WAITING)


async def correct(context: Context, address: Correct | CorrectSaid) -> Screen:
    """Those of now, to be copied; once others are written, these as they will look."""
    found = await current(context, address.id, address.version, Step.CORRECT)
    post, ways = found.post, []
    if post.correction is None:
        lines = [t("newscard-correct-title"), t("newscard-correct-hint"), t("blank"), _words(post.html)]
    else:
        lines = [t("newscard-correction-title"), t("blank"), _words(post.correction)]
        lines += [t("blank"), t("newscard-correction-hint")]
        count = sum(found.fates.get(fate, 0) for fate in HAVE)
        ways = [
            Button(t("newscard-correct-now", count=count), CorrectNow(id=post.id, version=post.version)),
            Button(t("newscard-correct-not"), CorrectNot(id=post.id, version=post.version)),
        ]
    return screen(
        *lines,
        t("newscard-files-stay") if post.files else None,
        rows=column(ways),
        back=Card(id=post.id),
        expects=CorrectSaid(id=post.id, version=post.version),
    )


async def said(context: Context, address: CorrectSaid, incoming: Incoming) -> Answer:
    """Other words were typed: they are shown before anybody gets them."""
    if incoming.media is not None:
        raise Invalid("error-words-needed")
    typed = Typed(incoming.text, incoming.markup)
    taken = await context.services.news.correcting.write(context.actor, address.id, address.version, typed)
    shown = await correct(context, Correct(id=address.id, version=address.version + 1))
    return Answer(shown, toast=t("newscard-correction-dropped") if taken.dropped else None, alert=taken.dropped)


async def confirm(context: Context, address: CorrectNow) -> Answer:
    """Yes, for everybody."""
    await context.services.news.correcting.confirm(context.actor, address.id, address.version)
    return Answer(await card(context, Card(id=address.id)), toast=t("newscard-corrected"))


async def drop(context: Context, address: CorrectNot) -> Answer:
    """The old words stay."""
    await context.services.news.correcting.drop(context.actor, address.id, address.version)
    return Answer(await card(context, Card(id=address.id)), toast=t("newscard-correction-gone"))


def _words(html: str) -> Text:
    return t("newscard-words", words=Rich(html)) if html else t("newscard-untitled")
