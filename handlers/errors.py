"""What a person sees when something did not go as they thought. One numbered list of decisions."""

from collections.abc import Awaitable
from dataclasses import replace
from typing import Final

from bot.errors import Denied, Invalid, Missing, Outdated, Repeated, SchoolError, Unavailable
from bot.services.text import shorten
from bot.ui import Answer, Screen, Text, t
from handlers.site import Context, Nowhere

WORDS_SHOWN: Final = 600


async def answer_to(
    context: Context, acting: Awaitable[Answer], question: str | None = None, words: str = ""
) -> Answer:
    """The answer of an act, or the answer to what went wrong in it.

    1. Repeated: this update was done before; its result is shown again.
    2. Outdated: the thing is shown as it is now, and why.
    3. Denied, Missing: the menu with what the person may do, and why.
    4. Invalid: why, and the same question stays open; where a message was meant for it (`question`, a packed
    address), it is shown again with its buttons.
    Of a message that is refused by 2 or 3 its `words` are given back, so that they need not be typed again.
    5. Unavailable: the same; what was asked may be tried again.
    6. An address that leads nowhere (a button of an older version, or made by hand): the menu, and why.
    Everything else is a fault of the program and goes to the intake, which tries again and puts it aside.
    """
    try:
        return await acting
    except Repeated as done:
        return await _show(context, done.shows)
    except Outdated as error:
        return await _show_with(context, error.shows or "menu", error, words)
    except (Denied, Missing) as error:
        return await _show_with(context, "menu", error, words)
    except (Invalid, Unavailable) as error:
        return Answer(await _asked(context, question), toast=_words(error), alert=True)
    except Nowhere:
        return await _show_with(context, "menu", Outdated("error-button-gone"), words)


async def _show(context: Context, thing: str) -> Answer:
    """The thing's screen; the menu where it can't be shown to this actor (any more)."""
    context = await context.again()
    if context.actor.is_stranger:
        return await context.site.follow(context, "stranger")
    try:
        return await context.site.follow(context, thing)
    except (SchoolError, Nowhere):
        return await context.site.follow(context, "menu")


async def _asked(context: Context, question: str | None) -> Screen | None:
    """The screen that asked; None where none did, or where it does not ask any more."""
    if question is None:
        return None
    try:
        shown = await context.site.question(await context.again(), question)
    except (SchoolError, Nowhere):
        return None
    # Its album stands above already.
    return replace(shown, album=()) if shown is not None and shown.expects is not None else None


async def _show_with(context: Context, thing: str, error: SchoolError, words: str) -> Answer:
    shown = (await _show(context, thing)).screen
    if shown is not None and words:
        given_back = t("error-words-back", words=shorten(words, WORDS_SHOWN))
        shown = replace(shown, lines=(*shown.lines, t("blank"), given_back))
    return Answer(shown, toast=_words(error), alert=True)


def _words(error: SchoolError) -> Text:
    return t(error.key, **error.args_for_text)
