"""Answering a letter: the message that was tapped shows what was answered."""

from collections.abc import Sequence
from dataclasses import replace

from bot.errors import Invalid, Missing
from bot.services.news import Reaction
from bot.ui import Answer, Button, Incoming, Row, Screen, Text, column, screen, t
from handlers.news.addresses import Here, Instead, News, Place, React, Words
from handlers.news.arrival import look, withdrawn
from handlers.news.phrases import named
from handlers.news.screens import here, without_files
from handlers.site import Context

TITLE_SHOWN = 90


async def react(context: Context, address: React) -> Answer:
    """Confirm, or choose an answer; where one stands, it is shown with the way to another."""
    reacting = context.services.news.reacting
    stands = await reacting.react(context.actor, address.post, address.choice, context.tapped)
    shown = await here(context, Here(post=address.post, place=address.place))
    return Answer(shown, toast=t("news-thanks" if stands else "news-already"))


async def instead(context: Context, address: Instead) -> Answer:
    """Another answer."""
    await context.services.news.reacting.change(context.actor, address.post, address.choice, context.tapped)
    return Answer(await here(context, Here(post=address.post, place=address.place)), toast=t("news-thanks"))


async def words(context: Context, address: Words) -> Screen:
    """The letter asks for an answer in words; whatever is typed next is one."""
    return await _question(context, address, [], t("news-answer-hint"), address)


async def _question(context: Context, address: Words, rows: Sequence[Row], last: Text, expects: Words | None) -> Screen:
    """The letter with these buttons, and the way back to what it was."""
    got = await context.services.news.read.letter(context.actor, address.post)
    if got.is_withdrawn:
        return withdrawn(address.place)
    if got.post.reaction is not Reaction.WORDS:
        raise Missing
    keep = Button(t("news-keep"), Here(post=address.post, place=address.place))
    shown = look(context, got, address.place, [*rows, (keep,)], last=last)
    return replace(without_files(shown), expects=expects)


async def answered(context: Context, address: Words, incoming: Incoming) -> Answer:
    """The words of an answer go to the sender."""
    if incoming.media is not None:
        raise Invalid("error-news-answer")
    try:
        await context.services.news.reacting.answer(context.actor, address.post, incoming.text)
    except Invalid as refused:
        if refused.key != "error-too-long":
            raise
        # The messenger cuts a long text: what follows on its own is the rest of it, and no answer.
        again = (Button(t("news-write-shorter"), address),)
        shown = await _question(context, address, [again], t("news-answer-not-kept"), None)
        return Answer(shown, toast=t(refused.key, **refused.args_for_text), alert=True)
    return await passed_on(context, address.post, address)


async def passed_on(context: Context, post: int, change: Words | None = None) -> Answer:
    """The words went to the sender. change: the question that they answer, of this letter where none was asked."""
    got = await context.services.news.read.letter(context.actor, post)
    again = change or Words(post=post, place=Place.LIST)
    return Answer(
        screen(
            t("news-answered-title"),
            t("news-answered-to", title=named(got.post, TITLE_SHOWN)),
            t("news-own-words", words=got.words or ""),
            rows=column([Button(t("news-change"), again), Button(t("news-open"), News(post=post))]),
            back="news.all",
        )
    )
