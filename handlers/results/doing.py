"""What is to be done about it: a finding, an answer or what many wrote becomes a task, an item, something to buy.

Nothing is set here: a draft is begun in the feature that knows how, with the words filled in, and shown there.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.access import Permission, permissions_of
from bot.errors import Denied, Missing, Outdated
from bot.services.snapshot import Known
from bot.services.surveys.form import WITH_OPTIONS
from bot.services.surveys.results import Outcome
from bot.services.surveys.shapes import QuestionResult, What
from bot.services.surveys.summary import Finding, FindingKind
from bot.services.surveys.wanting import asks_for_something
from bot.services.text import shorten
from bot.services.tickets.supplies import NAME_BYTES, NAME_LIMIT
from bot.ui import Address, Answer, Button, Incoming, Screen, Text, column, page_of, pager, screen, t
from handlers.results.addresses import (
    Head,
    Need,
    NeedAnswers,
    NeedBuy,
    NeedHead,
    NeedItem,
    NeedQuestions,
    Needs,
    NeedSupply,
    NeedTask,
    Source,
)
from handlers.results.common import IN_BUTTON, choices, name_of, outcome_of, question_line, voice_of
from handlers.results.phrases import finding_label, finding_line, option_label, share
from handlers.site import Context

# A task, and one line of the roadmap, with room for what somebody adds.
TITLE_IN_WORDS, WORDS_IN_DRAFT = 80, 400
NEEDS_SHOWN: Final = 6

AnyNeed: TypeAlias = Need | NeedTask | NeedHead | NeedItem | NeedSupply | NeedBuy


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done something about.

    words: as a draft would be called. thing: the answer alone. figures: how many said so, if known.
    is_thing: the answer may name something that can be bought.
    """

    words: str
    thing: str
    figures: Text | None
    is_thing: bool = False


async def needs(context: Context, address: Needs) -> Screen:
    """The few things to know, and a way to anything else."""
    outcome = await outcome_of(context, Source.REAL, address.id)
    if outcome.results.is_hidden:
        raise Outdated("error-survey-hidden", shows=Head(id=address.id).pack())
    voice = voice_of(context)
    found = list(enumerate(outcome.found, start=1))
    lines = [t("results-found", at=str(at), what=finding_line(outcome, one)) for at, one in found]
    labels = [t("results-found", at=str(at), what=finding_label(outcome, one)) for at, one in found]
    buttons = [
        Button(shorten(voice.plain(label), IN_BUTTON), _need_of(outcome, one))
        for label, one in zip(labels, outcome.found, strict=True)
    ]
    other = Button(t("results-do-other"), NeedQuestions(id=address.id))
    return screen(
        t("results-do-title", title=name_of(outcome)),
        t("results-do-hint" if buttons else "results-do-none"),
        *lines,
        rows=column([*buttons, other]),
        back=Head(id=address.id),
    )


async def questions(context: Context, address: NeedQuestions) -> Screen:
    """An answer to which question?"""
    outcome = await outcome_of(context, Source.REAL, address.id)
    fitting = [one for one in outcome.results.questions if not one.is_hidden]
    to: dict[int, Address] = {
        one.question.number: NeedAnswers(id=address.id, number=one.question.number) for one in fitting
    }
    return screen(
        t("results-do-title", title=name_of(outcome)),
        t("results-do-question"),
        rows=choices(fitting, address, address.page, to),
        back=Needs(id=address.id),
    )


async def answers(context: Context, address: NeedAnswers) -> Screen:
    """Which answer, or what which many wrote? Or the question itself."""
    outcome = await outcome_of(context, Source.REAL, address.id)
    result = outcome.question(address.number)
    same, voice = {"id": address.id, "number": address.number}, voice_of(context)
    buttons = [
        Button(
            shorten(voice.plain(option_label(result.question, one.number)), IN_BUTTON),
            Need(**same, option=one.number, text=0),
        )
        for one in result.bars
        if one.what is What.OPTION and one.count
    ]
    buttons += [
        Button(shorten(one.words, IN_BUTTON), Need(**same, option=0, text=place))
        for place, one in enumerate(result.texts, start=1)
    ]
    buttons.append(Button(t("results-do-whole"), Need(**same, option=0, text=0)))
    return screen(
        t("results-do-title", title=name_of(outcome)),
        question_line(result),
        t("results-do-answer"),
        rows=(*column(page_of(buttons, address.page)), *pager(address, address.page, len(buttons))),
        back=NeedQuestions(id=address.id),
    )


async def need(context: Context, address: Need) -> Screen:
    """What becomes of it, of what the actor may set going."""
    outcome, wanted = await _wanted(context, address)
    may = context.actor.may
    said = address.model_dump()
    head = await _head(context) if not may(Permission.ROADMAP_MANAGE) else None
    buttons = [
        Button(t("results-do-task"), NeedTask(**said)) if may(Permission.TASK_PLAN) else None,
        Button(t("results-do-item"), NeedItem(**said)) if may(Permission.ROADMAP_MANAGE) else None,
        Button(t("results-do-head"), NeedHead(**said)) if head is not None else None,
        Button(t("results-do-supply"), NeedSupply(**said))
        if wanted.is_thing and may(Permission.SHORTAGE_REPORT)
        else None,
    ]
    return screen(
        t("results-do-title", title=name_of(outcome)),
        t("results-do-need", words=wanted.words),
        wanted.figures,
        t("blank"),
        t("results-do-ways"),
        rows=column(buttons),
        back=Needs(id=address.id),
    )


async def task(context: Context, address: NeedTask) -> Answer:
    """A task; for whom is asked next."""
    return await _begin_task(context, await _draft_words(context, address, "results-draft"), None)


async def task_for_head(context: Context, address: NeedHead) -> Answer:
    """A task for the head of the working group: to take it into the roadmap."""
    head = await _head(context)
    if head is None:
        raise Denied
    return await _begin_task(context, await _draft_words(context, address, "results-draft-plan"), head)


async def item(context: Context, address: NeedItem) -> Answer:
    """An item of the roadmap: what is missing in it is asked there."""
    context.actor.require(Permission.ROADMAP_MANAGE)
    words = await _draft_words(context, address, "results-draft")
    # A dash between blanks would part the line into an item's columns.
    words = words.replace(" – ", ", ").replace(" — ", ", ").replace(" - ", ", ")
    return await context.site.take(context, "plan.import.add", Incoming(text=words))


async def supply(context: Context, address: NeedSupply) -> Screen:
    """Is it something to be bought at all? Nobody but a person can tell «ноутбуков» from «кружков»."""
    context.actor.require(Permission.SHORTAGE_REPORT)
    outcome, wanted = await _wanted(context, address)
    said = address.model_dump()
    return screen(
        t("results-buy-title", title=name_of(outcome)),
        t("results-do-need", words=wanted.words),
        t("results-buy-hint", name=_name(wanted.thing)),
        rows=column([Button(t("results-buy"), NeedBuy(**said))]),
        back=Need(**said),
    )


async def buy(context: Context, address: NeedBuy) -> Answer:
    """What of the list is meant, where, how much is left is asked there."""
    context.actor.require(Permission.SHORTAGE_REPORT)
    _, wanted = await _wanted(context, address)
    return await context.site.take(context, "shortage.search:0", Incoming(text=_name(wanted.thing)))


async def _begin_task(context: Context, words: str, doer: Known | None) -> Answer:
    # Its patterns take time to load, and most starts need none.
    from bot.services.tasks.understanding import Sure, Understood

    doers = (doer.id,) if doer is not None else ()
    await context.services.tasks.drafting.hear(
        context.actor, Understood(Sure.YES, doers, (), None, None, words, frozenset())
    )
    return await context.site.follow(context, "task.when" if doer is not None else "task.who:0")


async def _head(context: Context) -> Known | None:
    """Whoever manages the roadmap and may be given tasks by the actor; of several the first by name."""
    if not context.actor.may(Permission.TASK_PLAN):
        return None
    today = context.school.today(context.now)
    doers = await context.services.tasks.drafting.doers(context.actor)
    return next((one for one in doers if Permission.ROADMAP_MANAGE in permissions_of(one.roles(today))), None)


async def _draft_words(context: Context, address: AnyNeed, key: str) -> str:
    outcome, wanted = await _wanted(context, address)
    title = shorten(outcome.survey.title, TITLE_IN_WORDS)
    return voice_of(context).plain(t(key, title=title, words=shorten(wanted.words, WORDS_IN_DRAFT)))


async def _wanted(context: Context, address: AnyNeed) -> tuple[Outcome, Wanted]:
    """Missing for an answer or a text that is not there, or is not shown."""
    outcome = await outcome_of(context, Source.REAL, address.id)
    result = outcome.question(address.number)
    if result.is_hidden or (address.option and address.text):
        raise Missing
    if address.text:
        if address.text > len(result.texts):
            raise Missing
        group = result.texts[address.text - 1]
        words = _line(group.words)
        said = t("results-do-said", count=group.count) if group.count else None
        return outcome, Wanted(words, words, said, is_thing=True)
    if address.option:
        return outcome, _of_option(context, result, address.option)
    words = _line(result.question.text)
    return outcome, Wanted(words, words, None)


def _of_option(context: Context, result: QuestionResult, option: int) -> Wanted:
    bar = next((one for one in result.bars if one.what is What.OPTION and one.number == option), None)
    if bar is None or not bar.count:
        raise Missing("error-survey-option")
    voice, answer = voice_of(context), option_label(result.question, option)
    words = voice.plain(t("results-found-answer", question=_line(result.question.text), answer=answer))
    figures = t("results-bar-count", count=bar.count)
    if result.of:
        figures = t("results-bar-figures", count=bar.count, share=share(bar.count / result.of))
    is_thing = result.question.kind in WITH_OPTIONS and asks_for_something(result.question)
    return Wanted(words, voice.plain(answer), figures, is_thing)


def _need_of(outcome: Outcome, finding: Finding) -> Need:
    texts = [one.words for one in outcome.question(finding.question).texts]
    text = texts.index(finding.words) + 1 if finding.kind is FindingKind.TEXT else 0
    return Need(id=outcome.survey.id, number=finding.question, option=finding.option, text=text)


def _line(words: str) -> str:
    return " ".join(words.split())


def _name(words: str) -> str:
    """As many whole words as the name of a request may have."""
    name = words.replace(":", " ")
    while len(name) > NAME_LIMIT or len(name.encode()) > NAME_BYTES:
        shorter = name.rpartition(" ")[0].rstrip()
        name = shorter or name[:-1]
    return name.strip(" ,.;–-") or name
