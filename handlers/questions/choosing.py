"""What can be answered: options and their order, how many of them, the ends of a scale or a number, another kind."""

from functools import partial
from typing import Final

from bot.errors import Outdated
from bot.services.surveys import editing
from bot.services.surveys.form import OPTIONS_LIMIT, WITH_OPTIONS, Kind, Question
from bot.services.text import shorten
from bot.ui import Answer, Button, Incoming, Screen, Text, column, grid, screen, t
from handlers.questions import lines
from handlers.questions.addresses import (
    Change,
    Counts,
    CountsSaid,
    CountsSet,
    Ends,
    EndsSaid,
    EndsSet,
    Kinds,
    KindSet,
    Labels,
    LabelsDrop,
    LabelsSaid,
    More,
    One,
    Option,
    OptionDrop,
    OptionMove,
    Options,
    OptionSaid,
    OptionsSaid,
    Own,
)
from handlers.questions.common import asked, change, kind_of, told, typed
from handlers.questions.screens import one
from handlers.site import Context

# Ends that are a tap away.
PRESETS: Final = {Kind.SCALE: ((1, 5), (1, 10), (0, 10)), Kind.NUMBER: ((0, 10), (0, 100), (1, 11))}
# How many may be marked at most, a tap away.
MOST: Final = (1, 2, 3, 5)
LABEL_SHOWN: Final = 19


async def options(context: Context, address: Options | OptionsSaid | Own) -> Screen:
    """The options, each a way to change it; what is typed is added to them."""
    survey, question = await asked(context, address.id, address.number)
    if question.kind not in WITH_OPTIONS:
        return await one(context, One(id=survey.id, number=question.number))
    of = {"id": survey.id, "number": question.number}
    own = Own(**of, version=survey.version)
    below = [
        Button(t("questions-own-off" if question.own else "questions-own-on"), own),
        *([Button(t("questions-counts"), Counts(**of))] if question.kind is Kind.MANY and question.options else []),
    ]
    return screen(
        lines.heading(survey.form, question),
        lines.short(question),
        *_labels(question),
        *lines.details(question),
        t("blank"),
        t("questions-options-hint" if len(question.options) < OPTIONS_LIMIT else "questions-options-full"),
        rows=[
            *grid(
                [
                    Button(
                        t("text", text=f"{at}. {shorten(each.label, LABEL_SHOWN)}"), Option(**of, option=each.number)
                    )
                    for at, each in enumerate(question.options, start=1)
                ],
                2,
            ),
            *grid(below, 2),
        ],
        back=One(**of),
        expects=OptionsSaid(**of, version=survey.version) if len(question.options) < OPTIONS_LIMIT else None,
    )


def _labels(question: Question) -> list[Text]:
    own = [t("questions-own-line")] if question.own else []
    return [*(t("questions-option-line", label=each.label) for each in question.options), *own]


async def options_said(context: Context, address: OptionsSaid, incoming: Incoming) -> Answer:
    """These options too."""
    _, before = await asked(context, address.id, address.number)
    words = typed(incoming)
    await change(context, address, partial(editing.with_more_options, typed=words))
    twice = editing.repeats(words, before)
    return Answer(await options(context, address), toast=lines.left_out(twice) if twice else t("questions-saved"))


async def own(context: Context, address: Own) -> Answer:
    """With an answer in own words, or without."""
    await change(context, address, editing.toggled_own)
    return Answer(await options(context, address), toast=t("questions-saved"))


async def option(context: Context, address: Option | OptionSaid | OptionMove) -> Screen:
    """One option: another label, another place, none."""
    survey, question = await asked(context, address.id, address.number)
    places = {each.number: at for at, each in enumerate(question.options)}
    if address.option not in places:
        raise Outdated("error-survey-option", shows=One(id=survey.id, number=question.number).pack())
    at, last = places[address.option], len(question.options) - 1
    of = {"id": survey.id, "version": survey.version, "number": question.number, "option": address.option}
    moves = [
        *([Button(t("questions-up"), OptionMove(**of, down=False))] if at > 0 else []),
        *([Button(t("questions-down"), OptionMove(**of, down=True))] if at < last else []),
    ]
    return screen(
        t("questions-option-title", at=str(at + 1), of=str(last + 1)),
        lines.short(question),
        t("questions-option-line", label=question.options[at].label),
        t("questions-option-hint"),
        rows=[*grid(moves, 2), (Button(t("questions-option-drop"), OptionDrop(**of)),)],
        back=Options(id=survey.id, number=question.number),
        expects=OptionSaid(**of),
    )


async def option_said(context: Context, address: OptionSaid, incoming: Incoming) -> Answer:
    """It is called this."""
    await change(context, address, partial(editing.renamed, option=address.option, typed=typed(incoming)))
    return await _listed(context, address)


async def option_move(context: Context, address: OptionMove) -> Answer:
    """One place down, or up."""
    edit = partial(editing.moved_option, option=address.option, by=1 if address.down else -1)
    await change(context, address, edit)
    return Answer(await option(context, address))


async def option_drop(context: Context, address: OptionDrop) -> Answer:
    """Without it, and without what it led to."""
    lost = await change(context, address, partial(editing.without_option, option=address.option))
    return told(await _listed(context, address), lost)


async def _listed(context: Context, address: Change) -> Answer:
    of = Options(id=address.id, number=address.number)
    return Answer(await options(context, of), toast=t("questions-saved"))


async def counts(context: Context, address: Counts | CountsSaid) -> Screen:
    """How many options may be marked?"""
    survey, question = await asked(context, address.id, address.number)
    if question.kind is not Kind.MANY:
        return await one(context, One(id=survey.id, number=question.number))
    of = {"id": survey.id, "version": survey.version, "number": question.number}
    offered = len(question.options) + question.own
    buttons = [
        Button(t("questions-counts-any"), CountsSet(**of, least=0, most=0)),
        *(
            Button(t("questions-counts-most", most=most), CountsSet(**of, least=0, most=most))
            for most in MOST
            if most < offered
        ),
    ]
    return screen(
        lines.heading(survey.form, question),
        lines.short(question),
        *(lines.details(question) or [t("questions-counts-none")]),
        t("questions-counts-hint", offered=str(offered)),
        rows=grid(buttons, 2),
        back=Options(id=survey.id, number=question.number),
        expects=CountsSaid(**of),
    )


async def counts_set(context: Context, address: CountsSet) -> Answer:
    """So many."""
    await change(context, address, partial(editing.with_counts, least=address.least, most=address.most))
    return await _listed(context, address)


async def counts_said(context: Context, address: CountsSaid, incoming: Incoming) -> Answer:
    """From so many to so many."""
    least, most = editing.read_pair(typed(incoming))
    await change(context, address, partial(editing.with_counts, least=least, most=most))
    return await _listed(context, address)


async def ends(context: Context, address: Ends | EndsSaid) -> Screen:
    """From which number to which?"""
    survey, question = await asked(context, address.id, address.number)
    if question.kind not in PRESETS:
        return await one(context, One(id=survey.id, number=question.number))
    of = {"id": survey.id, "version": survey.version, "number": question.number}
    presets = [
        Button(t("questions-span", first=str(least), last=str(most)), EndsSet(**of, least=least, most=most))
        for least, most in PRESETS[question.kind]
    ]
    labels = Button(t("questions-labels"), Labels(id=survey.id, number=question.number))
    return screen(
        lines.heading(survey.form, question),
        lines.short(question),
        *lines.details(question),
        t("blank"),
        t(f"questions-ends-hint-{question.kind}"),
        rows=[*grid(presets, 3), *column([labels if question.kind is Kind.SCALE else None])],
        back=One(id=survey.id, number=question.number),
        expects=EndsSaid(**of),
    )


async def ends_set(context: Context, address: EndsSet) -> Answer:
    """These."""
    return await _with_ends(context, address, address.least, address.most)


async def ends_said(context: Context, address: EndsSaid, incoming: Incoming) -> Answer:
    """These, typed."""
    return await _with_ends(context, address, *editing.read_pair(typed(incoming)))


async def _with_ends(context: Context, address: EndsSet | EndsSaid, least: int, most: int) -> Answer:
    lost = await change(context, address, partial(editing.with_ends, least=least, most=most))
    _, question = await asked(context, address.id, address.number)
    of = {"id": address.id, "number": address.number}
    # A scale says little as long as nobody knows what its ends mean.
    needs_labels = question.kind is Kind.SCALE and not (question.low_label or question.high_label)
    shown = await (labels(context, Labels(**of)) if needs_labels else one(context, One(**of)))
    return told(Answer(shown, toast=t("questions-saved")), lost)


async def labels(context: Context, address: Labels | LabelsSaid) -> Screen:
    """What do the ends of the scale mean?"""
    survey, question = await asked(context, address.id, address.number)
    if question.kind is not Kind.SCALE:
        return await one(context, One(id=survey.id, number=question.number))
    of = {"id": survey.id, "version": survey.version, "number": question.number}
    has_any = question.low_label or question.high_label
    return screen(
        lines.heading(survey.form, question),
        lines.short(question),
        *lines.details(question),
        t("blank"),
        t("questions-labels-hint"),
        rows=column([Button(t("questions-labels-drop"), LabelsDrop(**of)) if has_any else None]),
        back=Ends(id=survey.id, number=question.number),
        expects=LabelsSaid(**of),
    )


async def labels_said(context: Context, address: LabelsSaid, incoming: Incoming) -> Answer:
    """That."""
    return await _with_labels(context, address, typed(incoming))


async def labels_drop(context: Context, address: LabelsDrop) -> Answer:
    """Nothing."""
    return await _with_labels(context, address, "")


async def _with_labels(context: Context, address: LabelsSaid | LabelsDrop, words: str) -> Answer:
    await change(context, address, partial(editing.with_labels, typed=words))
    shown = await one(context, One(id=address.id, number=address.number))
    return Answer(shown, toast=t("questions-saved"))


async def kinds(context: Context, address: Kinds) -> Screen:
    """How else is it answered?"""
    survey, question = await asked(context, address.id, address.number)
    of = {"id": survey.id, "version": survey.version, "number": question.number}
    buttons = [Button(lines.kind_name(kind), KindSet(**of, kind=kind)) for kind in editing.kinds_for(question)]
    return screen(
        lines.heading(survey.form, question),
        lines.short(question),
        t("questions-kind-now", kind=lines.kind_name(question.kind)),
        t("questions-kind-hint" if question.options else "questions-kind-any"),
        rows=grid(buttons, 2),
        back=More(id=survey.id, number=question.number),
    )


async def kind_set(context: Context, address: KindSet) -> Answer:
    """In this way; jumps of answers that are gone go too."""
    lost = await change(context, address, partial(editing.of_kind, kind=kind_of(address.kind)))
    shown = await one(context, One(id=address.id, number=address.number))
    return told(Answer(shown, toast=t("questions-saved")), lost)
