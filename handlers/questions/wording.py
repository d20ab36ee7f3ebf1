"""The words of a question, what explains it, the picture above it, and whether it may be skipped."""

from functools import partial

from bot.errors import Invalid
from bot.services.surveys import editing
from bot.ui import Answer, Button, Incoming, Media, Screen, column, screen, t
from handlers.questions import lines
from handlers.questions.addresses import (
    Change,
    Help,
    HelpDrop,
    HelpSaid,
    More,
    One,
    Photo,
    PhotoDrop,
    PhotoSaid,
    Required,
    Words,
    WordsSaid,
)
from handlers.questions.common import asked, change, typed
from handlers.questions.screens import one
from handlers.site import Context


async def shown(context: Context, address: Change, toast: str) -> Answer:
    """The question after an edit."""
    return Answer(await one(context, One(id=address.id, number=address.number)), toast=t(toast))


async def words(context: Context, address: Words | WordsSaid) -> Screen:
    """What does it ask instead?"""
    survey, question = await asked(context, address.id, address.number)
    return screen(
        lines.heading(survey.form, question),
        t("questions-words", text=question.text),
        t("questions-words-hint"),
        back=One(id=survey.id, number=question.number),
        expects=WordsSaid(id=survey.id, version=survey.version, number=question.number),
    )


async def words_said(context: Context, address: WordsSaid, incoming: Incoming) -> Answer:
    """It asks this."""
    await change(context, address, partial(editing.with_text, typed=typed(incoming)))
    return await shown(context, address, "questions-saved")


async def explanation(context: Context, address: Help | HelpSaid) -> Screen:
    """What explains it?"""
    survey, question = await asked(context, address.id, address.number)
    of = {"id": survey.id, "version": survey.version, "number": question.number}
    return screen(
        lines.heading(survey.form, question),
        lines.short(question),
        t("questions-helped", help=question.help) if question.help else t("questions-help-none"),
        t("questions-help-hint"),
        rows=column([Button(t("questions-help-drop"), HelpDrop(**of)) if question.help else None]),
        back=More(id=survey.id, number=question.number),
        expects=HelpSaid(**of),
    )


async def explanation_said(context: Context, address: HelpSaid, incoming: Incoming) -> Answer:
    """This explains it."""
    await change(context, address, partial(editing.with_help, typed=typed(incoming)))
    return await shown(context, address, "questions-saved")


async def explanation_drop(context: Context, address: HelpDrop) -> Answer:
    """Nothing explains it."""
    await change(context, address, partial(editing.with_help, typed=""))
    return await shown(context, address, "questions-saved")


async def photo(context: Context, address: Photo | PhotoSaid) -> Screen:
    """Which picture stands above it?"""
    survey, question = await asked(context, address.id, address.number)
    of = {"id": survey.id, "version": survey.version, "number": question.number}
    return screen(
        lines.heading(survey.form, question),
        lines.short(question),
        t("questions-photo-other" if question.picture else "questions-photo-hint"),
        rows=column([Button(t("questions-photo-drop"), PhotoDrop(**of)) if question.picture else None]),
        back=More(id=survey.id, number=question.number),
        picture=Media("photo", question.picture) if question.picture else None,
        expects=PhotoSaid(**of),
    )


async def photo_said(context: Context, address: PhotoSaid, incoming: Incoming) -> Answer:
    """This picture."""
    if incoming.media is None or incoming.media.kind != "photo":
        raise Invalid("error-questions-photo")
    await change(context, address, partial(editing.with_picture, file_id=incoming.media.file_id))
    return await shown(context, address, "questions-saved")


async def photo_drop(context: Context, address: PhotoDrop) -> Answer:
    """No picture."""
    await change(context, address, partial(editing.with_picture, file_id=""))
    return await shown(context, address, "questions-saved")


async def required(context: Context, address: Required) -> Answer:
    """It may be skipped, or may not any more."""
    await change(context, address, editing.toggled_required)
    return await shown(context, address, "questions-saved")
