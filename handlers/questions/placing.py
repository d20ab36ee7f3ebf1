"""The order of questions: up, down, another like it, away with it."""

from bot.services.surveys import shaping
from bot.ui import PAGE_SIZE, Answer, Button, Screen, column, screen, t
from handlers.questions import lines
from handlers.questions.addresses import Delete, DeleteDo, Duplicate, More, Move, One
from handlers.questions.common import asked, draft, lost, place_of, told, would_lose
from handlers.questions.screens import listed, one
from handlers.site import Context


async def move(context: Context, address: Move) -> Answer:
    """One place down, or up; jumps that would lead backwards are given up."""
    by = 1 if address.down else -1
    composing = context.services.surveys.composing
    shaped = await composing.move(context.actor, address.id, address.version, address.number, by)
    shown = await one(context, One(id=address.id, number=address.number))
    place = place_of(shaped.form, address.number)
    return told(Answer(shown, toast=t("questions-moved", at=str(place))), lost(shaped))


async def duplicate(context: Context, address: Duplicate) -> Answer:
    """Another one like it, right behind it."""
    composing = context.services.surveys.composing
    number = await composing.duplicate(context.actor, address.id, address.version, address.number)
    return Answer(await one(context, One(id=address.id, number=number)), toast=t("questions-duplicated"))


async def delete(context: Context, address: Delete) -> Screen:
    """Throw it away? What that costs is said before."""
    survey, question = await asked(context, address.id, address.number)
    cost = would_lose(survey.form, shaping.without(survey.form, question.number))
    of = {"id": survey.id, "number": question.number}
    return screen(
        lines.heading(survey.form, question),
        t("questions-words", text=question.text),
        t("questions-delete-hint"),
        cost,
        rows=column([Button(t("questions-delete-do"), DeleteDo(**of, version=survey.version))]),
        back=More(**of),
    )


async def delete_do(context: Context, address: DeleteDo) -> Answer:
    """Throw it away."""
    form = (await draft(context, address.id)).form
    page = (place_of(form, address.number) - 1) // PAGE_SIZE if form.question(address.number) else 0
    composing = context.services.surveys.composing
    shaped = await composing.delete(context.actor, address.id, address.version, address.number)
    shown = listed(await draft(context, address.id), page)
    return told(Answer(shown, toast=t("questions-deleted")), lost(shaped))
