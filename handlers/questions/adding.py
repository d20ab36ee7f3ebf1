"""A new question: its kind, then its words, with the options below them. Or all at a stroke, and the kind later."""

from bot.services.surveys import editing
from bot.services.surveys.form import WITH_OPTIONS, Kind
from bot.ui import Answer, Button, Incoming, Screen, grid, screen, t
from handlers.questions import choosing, lines
from handlers.questions.addresses import Add, AddKind, AddSaid, Ends, One, Options, Questions, ReplaceSaid
from handlers.questions.common import draft, kind_of, typed
from handlers.questions.files import replace_said
from handlers.questions.screens import one
from handlers.site import Context


async def add(context: Context, address: Add) -> Screen:
    """What kind is it? Each with an example."""
    survey = await draft(context, address.id)
    return screen(
        t("questions-add-title"),
        *(
            t("questions-kind-line", kind=lines.kind_name(kind), example=t(f"questions-example-{kind}"))
            for kind in Kind
        ),
        t("blank"),
        t("questions-add-hint"),
        rows=grid([Button(lines.kind_name(kind), AddKind(id=survey.id, kind=kind)) for kind in Kind], 2),
        back=Questions(id=survey.id),
        expects=AddSaid(id=survey.id, version=survey.version, kind=Kind.ONE),
    )


async def words(context: Context, address: AddKind | AddSaid) -> Screen:
    """What does it ask?"""
    survey, kind = await draft(context, address.id), kind_of(address.kind)
    return screen(
        t("questions-new-title", kind=lines.kind_name(kind)),
        t(f"questions-example-{kind}"),
        t("blank"),
        t("questions-new-options" if kind in WITH_OPTIONS else "questions-new-words"),
        back=Add(id=survey.id),
        expects=AddSaid(id=survey.id, version=survey.version, kind=kind),
    )


async def said(context: Context, address: AddSaid, incoming: Incoming) -> Answer:
    """The question is there; what its kind still needs is asked next. A file is looked at: it has all of them."""
    if incoming.media is not None and incoming.media.kind == "document":
        return await replace_said(context, ReplaceSaid(id=address.id), incoming)
    kind, composing = kind_of(address.kind), context.services.surveys.composing
    number = await composing.add(context.actor, address.id, address.version, kind, typed(incoming))
    survey = await draft(context, address.id)
    question = survey.form.question(number)
    of = {"id": address.id, "number": number}
    if question is not None and kind in WITH_OPTIONS and not question.options:
        shown = await choosing.options(context, Options(**of))
    elif kind in {Kind.SCALE, Kind.NUMBER}:
        shown = await choosing.ends(context, Ends(**of))
    else:
        shown = await one(context, One(**of))
    twice = editing.repeats(typed(incoming)) if kind in WITH_OPTIONS else []
    return Answer(shown, toast=lines.left_out(twice) if twice else t("questions-added"))
