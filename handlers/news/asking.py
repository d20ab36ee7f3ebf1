"""Words that nobody asked for while letters wait for some: are they the answer, and to which?"""

from dataclasses import replace
from typing import Final

from bot.errors import Invalid
from bot.services.text import shorten
from bot.ui import Answer, Button, Incoming, Screen, column, screen, t
from handlers.errors import WORDS_SHOWN
from handlers.news.actions import passed_on
from handlers.news.addresses import Ask, NotSaid, Said
from handlers.news.phrases import called
from handlers.site import Context

TITLE_IN_QUESTION: Final = 60
TITLE_ON_BUTTON: Final = 40


async def maybe_answer(context: Context, incoming: Incoming) -> Answer | None:
    """A message that no feature made anything of."""
    if context.actor.is_stranger or incoming.media is not None or incoming.forwarded or not incoming.text.strip():
        return None
    try:
        kept = await context.services.news.holding.hold(context.actor, incoming.text)
    except Invalid:
        # Too long, or nothing to be seen in it: no answer to anything.
        return None
    return Answer(await ask(context, Ask())) if kept else None


async def ask(context: Context, address: Ask) -> Screen:
    """The words, and the letters that they may answer."""
    held = await context.services.news.holding.held(context.actor)
    only = held.letters[0] if len(held.letters) == 1 else None
    buttons = [
        Button(t("news-ask-yes") if only else called(one.title, TITLE_ON_BUTTON), Said(post=one.id))
        for one in held.letters
    ]
    return screen(
        t("news-ask-one", title=called(only.title, TITLE_IN_QUESTION)) if only else t("news-ask-many"),
        t("news-own-words", words=shorten(held.words, WORDS_SHOWN)),
        rows=column([*buttons, Button(t("news-ask-no"), NotSaid())]),
        expects=address,
    )


async def more(context: Context, _: Ask, incoming: Incoming) -> Answer:
    """More words before it was said what they are."""
    if incoming.media is not None:
        return await context.site.hear(context, incoming) or await context.site.follow(context, "unknown")
    holding = context.services.news.holding
    held = await holding.held(context.actor)
    await holding.hold(context.actor, f"{held.words}\n{incoming.text}")
    return Answer(await ask(context, Ask()))


async def said(context: Context, address: Said) -> Answer:
    """They are the answer to this letter."""
    await context.services.news.holding.answer(context.actor, address.post)
    return await passed_on(context, address.post)


async def not_said(context: Context, _: NotSaid) -> Answer:
    """They are no answer: given back, with what can be written here."""
    words = await context.services.news.holding.drop(context.actor)
    shown = (await context.site.follow(context, "unknown")).screen
    if shown is None:
        return Answer()
    given_back = t("error-words-back", words=shorten(words, WORDS_SHOWN))
    return Answer(replace(shown, lines=(*shown.lines, t("blank"), given_back)))
