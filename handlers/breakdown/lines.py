"""Lines of breakdowns: what something is called, and its figures in the line below."""

from collections.abc import Iterable
from functools import reduce

from bot.services.snapshot import RoomLine, Snapshot
from bot.services.status.breakdowns.classes import ClassLine
from bot.services.status.breakdowns.often import Often, Trouble
from bot.services.status.breakdowns.people import Load
from bot.services.status.breakdowns.plan import Section
from bot.services.status.breakdowns.shapes import KindTimes, Step, Tickets, TicketsLine, Times
from bot.services.status.breakdowns.tickets import By
from bot.services.status.registry import BY_CODE
from bot.services.status.shapes import Figure
from bot.services.surveys.results import Outcome
from bot.services.surveys.summary import Finding, FindingKind
from bot.services.text import shorten
from bot.services.tickets.catalogue import symptoms_of
from bot.ui import Text, t
from handlers.phrases import kind_name, room_name, team_name
from handlers.status_phrases import figure_short, hours_words, together

TITLE_SHOWN = 60
WORDS_SHOWN = 70
_WEEK = 7


def key_name(by: By, key: int | str | None, school: Snapshot) -> Text:
    """A building, a room, a kind of device or a service by its name."""
    match by:
        case By.KIND:
            return kind_name(str(key))
        case By.BUILDING:
            name = next((room.building for room in school.rooms.values() if room.building_id == key), None)
            return t("text", text=name) if name else t("by-no-room")
        case By.ROOM:
            room = school.rooms.get(int(key or 0))
            return room_name(room) if room else t("by-no-room")
        case _:
            team = school.teams.get(int(key or 0))
            return team_name(team) if team else t("by-no-team")


def tickets_line(name: Text, line: TicketsLine) -> Text:
    """The name with what is open; below what came, what was solved and how."""
    tickets = line.tickets
    words = [
        t("by-opened", count=tickets.opened),
        t("by-solved", count=tickets.solved),
        share("by-in-time", tickets.share),
        median(line.times),
    ]
    return _two(name, still(tickets), words)


def still(tickets: Tickets) -> Text:
    """What is open and how much of it is late."""
    if not tickets.open:
        return t("by-none-open")
    late = t("by-late", count=tickets.late) if tickets.late else ""
    return t("by-open", count=tickets.open, late=late)


def load_line(load: Load) -> Text:
    """Somebody with their faults and, below, their items of the plan."""
    name = t("text", text=load.name) if load.name else t("by-nobody" if load.person_id is None else "by-left")
    tickets, words = load.tickets, list[Text | None]()
    if tickets.open or tickets.solved:
        words += [still(tickets), t("by-solved", count=tickets.solved), median(load.times)]
    if load.items:
        words.append(t("by-items", count=load.items, late=t("by-late", count=load.overdue) if load.overdue else ""))
    return t("by-below", name=name, figures=together(*words))


def often_line(one: Often, school: Snapshot) -> Text:
    """A room or a device, how often it failed; below what it mostly was, and when last."""
    what = one.what
    name = room_name(what) if isinstance(what, RoomLine) else t("by-device", name=what.name, number=what.room)
    troubles = together(*(_trouble(trouble) for trouble in one.troubles))
    last = t("by-last", day=one.last_at.astimezone(school.zone).date())
    return t("by-two", name=name, first=t("by-faults", count=one.times), second=together(troubles, last))


def times_line(one: KindTimes) -> Text:
    """A kind of device, with a mark where half, or more than one of ten, took longer than was promised."""
    promised = t("by-promised", hours=hours_words(one.promised)) if one.promised is not None else None
    slow = t("by-slow", hours=hours_words(one.times.slow)) if one.times.slow is not None else None
    mark = t(f"by-{one.light}")
    name = t("by-marked", mark=mark, name=kind_name(one.kind))
    below = together(median(one.times) or t("by-unmeasured"), slow, t("by-solved", count=one.solved))
    return t("by-two", name=name, first=promised or "", second=below)


def step_line(step: Step) -> Text:
    """«неделя 02.11: 14 → 12», or a month."""
    is_month = (step.last - step.first).days >= _WEEK
    name = (
        t(f"status-month-{step.first.month}", year=str(step.first.year))
        if is_month
        else t("by-week", first=f"{step.first:%d.%m}", last=f"{step.last:%d.%m}")
    )
    moved = t("by-moved", opened=str(step.opened), solved=str(step.solved))
    dropped = t("by-dropped", count=step.dropped) if step.dropped else None
    below = together(dropped, t("by-left-open", count=step.open), median(Times(step.median)))
    return t("by-two", name=name, first=moved, second=below)


def section_line(section: Section) -> Text:
    """A section with how much of it is done; below what is overdue, goes on, is silent."""
    title = shorten(section.title.replace("\n", " "), TITLE_SHOWN)
    name = t("text", text=title) if title else t("by-no-section")
    words = [
        t("by-overdue", count=section.overdue) if section.overdue else None,
        t("by-going", count=section.going) if section.going else None,
        t("by-waiting", count=section.waiting) if section.waiting else None,
        t("by-silent", count=section.silent) if section.silent else None,
        t("by-shown", part=str(section.shown), whole=str(section.done)) if section.done else None,
    ]
    return _two(name, t("by-done", part=str(section.done), whole=str(section.total)), words)


def class_line(one: ClassLine) -> Text:
    """A class with its three shares."""
    words = [
        share("by-letters", one.letters),
        share("by-surveys", one.surveys),
        t("by-joined", part=str(one.joined.part), whole=str(one.joined.whole)),
    ]
    return t("by-below", name=t("text", text=one.title), figures=together(*words))


def needs_text(outcome: Outcome) -> Text:
    """A survey and, a line each, what it found."""
    results = outcome.results
    title = shorten(outcome.survey.title.replace("\n", " "), TITLE_SHOWN)
    survey = t("by-survey", title=title, day=results.ended_on, part=str(results.answered), whole=str(results.asked))
    needs = [t("by-need", need=_need(outcome, finding)) for finding in outcome.found] or [t("by-no-needs")]
    return reduce(lambda one, two: t("by-and-below", one=one, two=two), needs, survey)


def median(times: Times) -> Text | None:
    """How soon half of them was solved."""
    return t("by-median", hours=hours_words(times.median)) if times.median is not None else None


def share(key: str, figure: Figure) -> Text | None:
    """A share in percent under a name; nothing where there is nothing to divide by."""
    if figure.value is None:
        return None
    return t(key, share=figure_short(BY_CODE["solved_in_time"], figure))


def _need(outcome: Outcome, finding: Finding) -> Text:
    question, words = (
        outcome.question(finding.question).question,
        shorten(finding.words.replace("\n", " "), WORDS_SHOWN),
    )
    if finding.mean is not None:
        whole, _, part = f"{finding.mean:.1f}".partition(".")
        mean = t("results-number", whole=whole, part=part)
        return t("by-need-mean", words=words, mean=mean, most=str(question.most))
    if finding.kind is FindingKind.TEXT:
        return t("by-need-words", words=words, count=finding.count or 0)
    value = Figure((finding.share or 0) * 100, finding.count or 0, 0)
    of = figure_short(BY_CODE["survey_answered"], value)
    if finding.words == question.text:
        return t("by-need-share", words=words, share=of)
    asked = shorten(question.text.replace("\n", " "), TITLE_SHOWN)
    return t("by-need-answer", question=asked, words=words, share=of)


def _trouble(one: Trouble) -> Text:
    if one.symptom is None or one.symptom not in symptoms_of(one.kind):
        return t("by-trouble", what=kind_name(one.kind), times=str(one.times))
    what = t("by-trouble-what", device=kind_name(one.kind), symptom=t(f"symptom-{one.symptom}"))
    return t("by-trouble", what=what, times=str(one.times))


def _two(name: Text, first: Text, below: Iterable[Text | None]) -> Text:
    return t("by-two", name=name, first=first, second=together(*below))
