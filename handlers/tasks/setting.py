"""Setting a task: what, who, until when, how often, a look at it; by buttons, or in a sentence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.access import Permission
from bot.errors import Invalid, Missing
from bot.services.snapshot import Known
from bot.services.tasks.drafting import Draft as Filled
from bot.services.tasks.setting import every_of
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Answer, Button, Incoming, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.phrases import weekday
from handlers.site import Context
from handlers.tasks import days
from handlers.tasks.actions import typed
from handlers.tasks.addresses import Begin, By, Draft, Drop, For, Give, Often, Rhythm, What, When, Who

if TYPE_CHECKING:
    from bot.services.tasks.understanding import Understood

NO_DAY, ONCE = "0", "once"
RHYTHMS: Final = ("week", "month", "quarter")
NAME_SHOWN, TEXT_SHOWN = 40, 300
FAR: Final = timedelta(days=183)


async def begin(context: Context, address: Begin) -> Answer:
    """A new draft; what is to be done comes first."""
    await context.services.tasks.drafting.begin(context.actor, address.doer or None)
    return Answer(await what(context, What()))


async def what(context: Context, address: What) -> Screen:
    """What is to be done?"""
    draft = await context.services.tasks.drafting.draft(context.actor)
    heads = bool(await context.services.tasks.drafting.doers(context.actor))
    return screen(
        t("task-what-title"),
        _for_whom(context, draft) if draft and draft.doer_id else None,
        t("task-what-hint-heads" if heads else "task-what-hint"),
        back="deeds",
        expects=address,
    )


async def who(context: Context, address: Who) -> Screen:
    """Who is to do it: oneself, those who are under one, or a typed surname."""
    draft = await _draft(context)
    people = await context.services.tasks.drafting.doers(context.actor)
    me = context.actor.require(Permission.TASK_PLAN)
    named = await _named(context, page_of(people, address.page))
    buttons = [Button(shorten(name, NAME_SHOWN), For(person=one)) for one, name in named]
    return screen(
        t("task-who-title"),
        _text(draft),
        t("task-who-hint") if people else None,
        rows=[
            (Button(t("task-who-me"), For(person=me)),),
            *grid(buttons, 2),
            *pager(address, address.page, len(people)),
        ],
        back=Draft(),
        expects=address,
    )


async def who_said(context: Context, _: Who, incoming: Incoming) -> Answer:
    """A name was typed, in any case, or «мне»: those who fit and are under the actor."""
    words = typed(incoming)
    drafting = context.services.tasks.drafting
    understood = await drafting.understand(context.actor, words)
    if understood is not None and understood.doers:
        people = [context.school.people[one] for one in understood.doers]
        return Answer(_choose(await _draft(context), await _named(context, people)))
    found = await context.services.people.colleagues.find(context.actor, words)
    under = {one.id for one in await drafting.doers(context.actor)} | {context.actor.require(Permission.TASK_PLAN)}
    fitting = [line for line in found if line.id in under]
    if not fitting:
        raise Invalid("error-task-not-under")
    lines = [(line.id, f"{line.name} · {line.note}" if line.note else line.name) for line in fitting]
    return Answer(_choose(await _draft(context), lines))


async def choose_doer(context: Context, address: For) -> Answer:
    """This person; until when comes next, where that is not told yet."""
    await context.services.tasks.drafting.choose_doer(context.actor, address.person)
    return Answer(await _next(context))


async def when(context: Context, address: When) -> Screen:
    """Until when?"""
    draft = await _draft(context)
    offered = days.offered(context.school, context.school.today(context.now))
    buttons = [Button(word, By(day=days.written(day))) for word, day in offered]
    return screen(
        t("task-when-title"),
        _text(draft),
        _for_whom(context, draft),
        t("task-when-hint"),
        rows=grid([*buttons, Button(t("task-day-none"), By(day=NO_DAY))], 2),
        back=Draft(),
        expects=address,
    )


async def when_said(context: Context, _: When, incoming: Incoming) -> Answer:
    """A day was typed."""
    day = await context.services.tasks.drafting.day(context.actor, typed(incoming))
    await context.services.tasks.drafting.choose_day(context.actor, day)
    return Answer(await draft_screen(context, Draft()))


async def choose_day(context: Context, address: By) -> Answer:
    """A day that was a tap away."""
    day = None if address.day == NO_DAY else days.read(address.day)
    await context.services.tasks.drafting.choose_day(context.actor, day)
    return Answer(await draft_screen(context, Draft()))


async def rhythm(context: Context, _: Rhythm) -> Screen:
    """How often?"""
    draft = await _draft(context)
    buttons = [Button(t("task-once"), Often(every=ONCE))]
    buttons += [Button(t(f"every-{one}"), Often(every=one)) for one in RHYTHMS]
    return screen(t("task-rhythm-title"), _text(draft), t("task-rhythm-hint"), rows=column(buttons), back=Draft())


async def choose_rhythm(context: Context, address: Often) -> Answer:
    """So often; what repeats needs a first day."""
    every = None if address.every == ONCE else every_of(address.every)
    draft = await _draft(context)
    if every is not None and draft.due_on is None:
        raise Invalid("error-task-repeat-day")
    await context.services.tasks.drafting.choose_rhythm(context.actor, every)
    return Answer(await draft_screen(context, Draft()))


async def draft_screen(context: Context, address: Draft) -> Screen:
    """The task as it is going to be set; what is missing is asked first."""
    return await _shown(context, await _draft(context), None)


async def said(context: Context, _: Draft | What, incoming: Incoming) -> Answer:
    """Words while it is filled in: what is to be done, or something else about it."""
    understood = await context.services.tasks.drafting.say(context.actor, typed(incoming))
    return Answer(await _next(context, understood))


async def give(context: Context, _: Give) -> Answer:
    """Set it and show its card."""
    task_id = await context.services.tasks.drafting.give(context.actor)
    return Answer((await context.site.follow(context, f"task:{task_id}")).screen, toast=t("task-set"))


async def drop(context: Context, _: Drop) -> Answer:
    """Throw it away."""
    await context.services.tasks.drafting.drop(context.actor)
    return Answer((await context.site.follow(context, "deeds")).screen, toast=t("task-dropped"))


async def sentence(context: Context, incoming: Incoming) -> Answer | None:
    """«Ежова, до пятницы список участников», «напомни мне завтра …»: beyond doubt a task, before all else."""
    return await _heard(context, incoming, maybe_fault=True)


async def maybe_sentence(context: Context, incoming: Incoming) -> Answer | None:
    """«Завтра позвонить провайдеру»: a task where nothing else was understood."""
    return await _heard(context, incoming, maybe_fault=False)


async def _heard(context: Context, incoming: Incoming, *, maybe_fault: bool) -> Answer | None:
    if not context.actor.may(Permission.TASK_PLAN) or incoming.media is not None or incoming.forwarded:
        return None
    drafting = context.services.tasks.drafting
    understood = await drafting.understand(context.actor, incoming.text)
    if understood is None:
        return None
    from bot.services.tasks.understanding import wins

    if not wins(understood, is_fault=maybe_fault):
        names_somebody = understood.doers or understood.others
        return None if maybe_fault or names_somebody else await _for_unknown(context, incoming.text)
    if understood.others:
        raise Invalid("error-task-not-under")
    await drafting.hear(context.actor, understood)
    return Answer(await _next(context, understood))


async def _for_unknown(context: Context, words: str) -> Answer | None:
    """A task for somebody who is not of the staff: whoever may give it to others is asked to whom."""
    from bot.services.tasks.understanding import for_unknown

    drafting = context.services.tasks.drafting
    found = for_unknown(words)
    understood = await drafting.understand(context.actor, found[1]) if found else None
    if found is None or understood is None:
        return None
    if not await drafting.doers(context.actor):
        raise Invalid("error-task-nobody", name=found[0])
    await drafting.hear(context.actor, understood)
    asked = await who(context, Who())
    title, *rest = asked.lines
    return Answer(replace(asked, lines=(title, t("task-who-unknown", name=found[0]), *rest)))


async def _next(context: Context, understood: "Understood | None" = None) -> Screen:
    """What is asked next: what, who (of those who may be meant), until when; then the draft."""
    draft = await _draft(context)
    if understood is not None and len(understood.doers) > 1:
        people = [context.school.people[one] for one in understood.doers]
        shown = _choose(draft, await _named(context, people))
        return _for_one(shown) if "one_person" in understood.doubts else shown
    if draft.text is None:
        return await what(context, What())
    if draft.doer_id is None:
        return await who(context, Who())
    if draft.due_on is None and understood is None:
        return await when(context, When())
    return await _shown(context, draft, understood)


async def _shown(context: Context, draft: Filled, understood: "Understood | None") -> Screen:
    doubts = sorted(understood.doubts) if understood else []
    give_it = Button(t("task-give"), Give()) if draft.is_ready else None
    further = [
        Button(t("task-change-who"), Who()),
        Button(t("task-change-when"), When()),
        Button(t("task-change-rhythm"), Rhythm()) if draft.due_on else None,
        Button(t("task-change-what"), What()),
        Button(t("task-drop"), Drop()),
    ]
    return screen(
        t("task-draft-title"),
        _text(draft) if draft.text else t("task-draft-no-text"),
        _for_whom(context, draft) if draft.doer_id else t("task-draft-no-doer"),
        t("task-due", day=weekday(draft.due_on)) if draft.due_on else t("task-no-due"),
        t("task-every", every=t(f"every-{draft.every}")) if draft.every else None,
        *(t(f"task-doubt-{doubt}") for doubt in doubts),
        t("task-doubt-next_year") if _is_far(context, draft.due_on) else None,
        t("task-draft-hint"),
        rows=[*column([give_it]), *grid([one for one in further if one is not None], 2)],
        back="deeds",
        expects=Draft(),
    )


def _for_one(asked: Screen) -> Screen:
    """Two were named: which of them gets it first."""
    lines = (t("task-one-title"), *asked.lines[1:-1], t("task-one-hint"))
    return replace(asked, lines=lines)


def _choose(draft: Filled, people: list[tuple[int, str]]) -> Screen:
    """Which of those who may be meant?"""
    buttons = [Button(shorten(name, NAME_SHOWN), For(person=one)) for one, name in people[:PAGE_SIZE]]
    return screen(
        t("task-which-title"),
        _text(draft) if draft.text else None,
        t("task-which-hint"),
        rows=column([*buttons, Button(t("task-who-other"), Who())]),
        back=Draft(),
        expects=Who(),
    )


async def _named(context: Context, people: Sequence[Known]) -> list[tuple[int, str]]:
    """Names for buttons; namesakes with what tells them apart."""
    names = Counter(one.name for one in people)
    notes: dict[int, str] = {}
    for name in (name for name, count in names.items() if count > 1):
        lines = await context.services.people.colleagues.find(context.actor, name)
        notes |= {line.id: line.note for line in lines if line.note}
    return [(one.id, f"{one.name} · {notes[one.id]}" if one.id in notes else one.name) for one in people]


async def _draft(context: Context) -> Filled:
    """The draft; Missing where there is none (any more)."""
    draft = await context.services.tasks.drafting.draft(context.actor)
    if draft is None or draft.item_id is not None:
        raise Missing("error-task-draft-gone")
    return draft


def _text(draft: Filled) -> Text:
    return t("task-text", text=shorten(draft.text or "", TEXT_SHOWN))


def _is_far(context: Context, day: date | None) -> bool:
    """More than half a year away: «15.09» said in November may mean the one before."""
    return day is not None and day - context.school.today(context.now) > FAR


def _for_whom(context: Context, draft: Filled) -> Text | None:
    if draft.doer_id is None:
        return None
    if draft.doer_id == context.actor.person_id:
        return t("task-own")
    person = context.school.people.get(draft.doer_id)
    return t("task-for", name=person.name) if person else None
