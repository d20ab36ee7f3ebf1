"""A survey is begun, started, taken back to be written on, or thrown away."""

from typing import Final

from bot.access import Permission
from bot.errors import Invalid
from bot.services.surveys import SurveyState
from bot.ui import Answer, Button, Incoming, Screen, column, screen, t
from handlers.site import Context
from handlers.surveys import lines
from handlers.surveys.addresses import (
    Anyway,
    Blank,
    Copy,
    Delete,
    DeleteDo,
    FileSaid,
    New,
    One,
    Poll,
    Recall,
    Start,
    Surveys,
    Take,
)
from handlers.surveys.common import draft, shown, typed
from handlers.surveys.screens import surveys

_OFTEN: Final = "error-survey-often"


async def take(context: Context, address: Take) -> Answer:
    """A new one of a template: all that is left is to start it."""
    number = await context.services.surveys.drafting.take_template(context.actor, address.slug)
    return await shown(context, number)


async def blank(context: Context, address: Blank) -> Screen:
    """What is a new one called?"""
    context.actor.require(Permission.SURVEY_MANAGE)
    return screen(t("surveys-blank-title"), t("surveys-blank-hint"), back=New(), expects=address)


async def begin(context: Context, _: Blank, incoming: Incoming) -> Answer:
    """A new one of that title."""
    number = await context.services.surveys.drafting.begin(context.actor, typed(incoming))
    return await shown(context, number)


async def poll(context: Context, address: Poll) -> Screen:
    """What does it ask?"""
    context.actor.require(Permission.SURVEY_MANAGE)
    return screen(t("surveys-poll-title"), t("surveys-poll-hint"), back=New(), expects=address)


async def begin_poll(context: Context, _: Poll, incoming: Incoming) -> Answer:
    """A new one of that question: all that is left is to start it."""
    number = await context.services.surveys.drafting.begin_poll(context.actor, typed(incoming))
    return await shown(context, number)


async def file_said(context: Context, address: FileSaid, incoming: Incoming) -> Answer:
    """A corrected file of questions is sent back to the draft that it is for; all else is meant for somebody else."""
    if incoming.media is not None and incoming.media.kind == "document":
        return await context.site.take(context, f"questions.file.say:{address.id}", incoming)
    return await context.site.hear(context, incoming) or await context.site.follow(context, "unknown")


async def copy(context: Context, address: Copy) -> Answer:
    """A new one like an older one, whose answers it is compared with."""
    number = await context.services.surveys.drafting.copy(context.actor, address.id)
    return await shown(context, number, "surveys-copied")


async def start(context: Context, address: Start) -> Answer:
    """It runs, or waits for its day; where families were asked something lately that is told first."""
    try:
        await context.services.surveys.starting.start(context.actor, address.id, address.version)
    except Invalid as error:
        if error.key != _OFTEN:
            raise
        return Answer(await _often(context, address))
    return await _started(context, address.id)


async def _often(context: Context, address: Start) -> Screen:
    """Families were asked something lately: how many, and is it so important?"""
    found = await draft(context, address.id)
    asking = await context.services.surveys.starting.asking(context.actor, found.id)
    return screen(
        t("surveys-often-title"),
        *lines.expected(asking),
        *lines.warnings(found, asking),
        t("surveys-often-hint"),
        rows=column([Button(t("surveys-anyway"), Anyway(id=found.id, version=address.version))]),
        back=One(id=found.id),
    )


async def anyway(context: Context, address: Anyway) -> Answer:
    """All the same."""
    await context.services.surveys.starting.start_anyway(context.actor, address.id, address.version)
    return await _started(context, address.id)


async def _started(context: Context, survey_id: int) -> Answer:
    found = await context.services.surveys.drafting.survey(context.actor, survey_id)
    is_planned = found.state is SurveyState.PLANNED
    return await shown(context, survey_id, "surveys-planned" if is_planned else "surveys-started")


async def recall(context: Context, address: Recall) -> Answer:
    """It can be written on again."""
    await context.services.surveys.starting.recall(context.actor, address.id)
    return await shown(context, address.id, "surveys-recalled")


async def delete(context: Context, address: Delete) -> Screen:
    """Throw it away?"""
    found = await draft(context, address.id)
    return screen(
        t("surveys-delete-title", title=lines.name_of(found.title)),
        t("surveys-delete-hint"),
        rows=column([Button(t("surveys-delete-do"), DeleteDo(id=found.id, version=address.version))]),
        back=One(id=found.id),
    )


async def delete_do(context: Context, address: DeleteDo) -> Answer:
    """Thrown away."""
    await context.services.surveys.drafting.delete(context.actor, address.id, address.version)
    return Answer(await surveys(context, Surveys()), toast=t("surveys-deleted"))
