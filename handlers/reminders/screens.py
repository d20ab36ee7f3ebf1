"""Screens of what the clock brings: items asked about one after another, and what went up."""

from datetime import date

from bot.services.roadmap.lines import ItemLine
from bot.services.roadmap.pressing import Above, Deadline, TaskDue
from bot.services.roadmap.recipients import Recipients
from bot.services.roadmap.working import Pulse
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.phrases import weekday
from handlers.plan_phrases import answering_words, assignee_words, item_line, item_mark, item_name, item_state
from handlers.reminders.addresses import Answer, Help, HelpSaid, Pulses, Raised, Words
from handlers.site import Context

# So much of an item's or a task's words fits a line of a list, and a button.
WORDS_IN_LINE, WORDS_ON_BUTTON = 70, 36
TEXT_SHOWN = 500
# One's own list of everything to do; another feature's.
ALL = "deeds"
DEEDS = Button(t("button-deeds"), ALL)


async def pulses(context: Context, address: Pulses) -> Screen:
    """The item at this place of those that one is asked about, and four answers; beyond the last comes the first."""
    asked = await context.services.roadmap.pressing.asked(context.actor)
    if not asked:
        return screen(t("pulses-none"), t("pulses-none-hint"), rows=column([DEEDS]), back=ALL)
    place = address.place if address.place < len(asked) else 0
    line, today = asked[place].line, context.school.today(context.now)
    others = [
        Button(t(f"pulses-{answer}"), Answer(item=line.id, answer=answer.value, place=place))
        for answer in (Pulse.GOING, Pulse.OPEN)
    ]
    others.append(Button(t("pulses-help"), Help(item=line.id, place=place)))
    card = Button(t("pulses-card"), f"item:{line.id}")
    following = Button(t("pulses-next"), Pulses(place=place + 1)) if len(asked) > 1 else None
    return screen(
        t("pulses-title", count=len(asked)),
        t("pulses-item", mark=item_mark(line, today), name=item_name(line), state=item_state(line, today)),
        t("item-text", text=line.text),
        t("pulses-since", day=weekday(asked[place].day)),
        t("pulses-words-hint"),
        rows=[*grid([_done(line, place), *others], 2), *column([card, following])],
        back=ALL,
        expects=Words(item=line.id, place=place),
    )


async def again(context: Context, address: Words) -> Screen:
    """The question that words are for, where it still stands."""
    asked = await context.services.roadmap.pressing.asked(context.actor)
    place = next((at for at, one in enumerate(asked) if one.line.id == address.item), address.place)
    return await pulses(context, Pulses(place=place))


async def ask_help(context: Context, address: Help | HelpSaid) -> Screen:
    """What with?"""
    item = await context.services.roadmap.read.card(context.actor, address.item)
    back = Pulses(place=address.place)
    return screen(
        t("item-help-title", name=item_name(item.line)),
        t("item-text", text=shorten(item.line.text, TEXT_SHOWN)),
        t("item-help-hint"),
        rows=column(
            [Button(t("button-no-words"), Answer(item=address.item, answer=Pulse.HELP.value, place=address.place))]
        ),
        back=back,
        expects=HelpSaid(item=address.item, place=address.place),
    )


def _done(line: ItemLine, place: int) -> Button:
    """«Done» of the last date hands the item in, and a deadline wants evidence: below the questions, which stay."""
    label, first = t("pulses-done"), line.next_control
    if len(line.controls) == 1:
        return Button(label, f"item.offer:{line.id}", keeps=True)
    if first is not None and not first.is_pulse and not line.evidence:
        return Button(label, f"item:{line.id}", keeps=True)
    return Button(label, Answer(item=line.id, answer=Pulse.DONE.value, place=place))


async def raised(context: Context, address: Raised) -> Screen:
    """What went up to oneself and still stands so: decisions, then what is late the longest."""
    above = await context.services.roadmap.pressing.above(context.actor)
    lines = raised_lines(context, above)
    if not lines:
        return screen(t("raised-none"), back=ALL)
    shown = page_of(lines, address.page)
    rows = [*column([button for _, button in shown]), *pager(address, address.page, len(lines))]
    return screen(t("raised-title", count=above.count), *(line for line, _ in shown), rows=rows, back=ALL)


def raised_lines(context: Context, above: Above) -> list[tuple[Text, Button]]:
    """A line and a button for each thing that went up."""
    today = context.school.today(context.now)
    decisions = [(_decision(line), item_button(line, today)) for line in above.decisions]
    late = [(one.day, _late(context, one, today), item_button(one.line, today)) for one in above.late]
    late += [(one.day, _late_task(one, today), task_button(one, today)) for one in above.tasks]
    left = [(_left(context, line, today), item_button(line, today)) for line in above.unclaimed]
    by_day = [(text, button) for _, text, button in sorted(late, key=lambda one: one[0])]
    return [*decisions, *by_day, *left]


def item_words(line: ItemLine) -> Text:
    """«2.5 Проверить кабинеты», as much of it as fits a line."""
    words = shorten(line.text, WORDS_IN_LINE)
    return t("deeds-item-words", code=line.code, text=words) if line.code else t("text", text=words)


def item_button(line: ItemLine, today: date) -> Button:
    return Button(item_line(line, today), f"item:{line.id}", keeps=True)


def task_button(task: TaskDue, today: date) -> Button:
    label = t("deeds-task-button", mark=task_mark(task, today), text=shorten(task.text, WORDS_ON_BUTTON))
    return Button(label, f"task:{task.id}", keeps=True)


def task_mark(task: TaskDue, today: date) -> Text:
    """The same sign as in the list of all deeds."""
    return t("deed-late-mark" if task.day < today else "deed-task-accepted-mark")


def is_untaken(line: ItemLine) -> bool:
    """Whether it is a group's, and nobody took it yet."""
    return line.answering.is_for_group and line.answering.owner_id is None


def when(day: date, today: date) -> Text:
    """«срок прошёл 3 дня назад», «срок был вчера», «сегодня», «завтра», «до пт, 27.11.2026»."""
    days = (day - today).days
    if days == -1:
        return t("deeds-yesterday")
    if days < 0:
        return t("deeds-late", count=-days)
    return (t("deeds-today"), t("deeds-tomorrow"))[days] if days <= 1 else t("deeds-until", day=weekday(day))


def _decision(line: ItemLine) -> Text:
    return t("raised-offered" if line.is_offered else "raised-asked", what=item_words(line))


def _late(context: Context, one: Deadline, today: date) -> Text:
    who = answering_words(one.line.answering, context.school, today)
    return t("raised-late", what=item_words(one.line), who=who, when=when(one.day, today))


def _left(context: Context, line: ItemLine, today: date) -> Text:
    """Which of the two: nobody took a group's, or nobody answers for it any more."""
    recipients = Recipients(context.school, today)
    if is_untaken(line) and recipients.holders(line.answering):
        group = assignee_words(line.answering.assignees[0], context.school, today)
        return t("raised-left-untaken", what=item_words(line), who=group)
    return t("raised-left-nobody", what=item_words(line), who=answering_words(line.answering, context.school, today))


def _late_task(one: TaskDue, today: date) -> Text:
    mark, text = task_mark(one, today), shorten(one.text, WORDS_IN_LINE)
    return t("raised-task", mark=mark, text=text, who=one.who, when=when(one.day, today))
