"""What was told and asked in those years (tests/benchmarks/five_years.py): news and letters, the roadmap, surveys."""

import json
import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.services.surveys.kept import json_of_form, json_of_sheet
from models.news import NewsPost, NewsRecipient, NewsTally
from models.roadmap import RoadmapControl, RoadmapEvent, RoadmapEvidence, RoadmapItem, RoadmapSection
from models.surveys import Survey, SurveySheet, SurveyUnit
from tests.benchmarks import asking, families
from tests.benchmarks.filling import PARENTS, Filling, Row, Years, stamp

# Five years come to 1,600 posts for a million people, 300 items, 25 surveys with a million answers.
POSTS_OF_TEN, PEOPLE_OF_A_POST = 8, 625
ITEMS_A_YEAR, SECTIONS, EACH = 50, 8, 10
DAYS_OF_A_SURVEY, UNITS, QUESTIONS, WAYS = 40, 5_000, 8, 1_000
_LETTER_EVERY: Final = 4
_FINAL_AFTER: Final = timedelta(days=30)
_TO_REACT: Final = timedelta(days=7)
_DONE_OF_TEN, _QUIET_OF_TEN = 8, 1


def news(filling: Filling, years: Years, chance: random.Random) -> None:
    """Posts, every fourth of them a letter, to half of the parents each; all counted."""
    sent = [at for number, at in enumerate(years.moments(2, chance)) if number % 10 < POSTS_OF_TEN]
    posts = (_post(number, at) for number, at in enumerate(sent, 1))
    filling.put(NewsPost, "id author_id state html groups reaction react_by created_at updated_at sent_at", posts)
    got = (
        (number, families.FIRST_PARENT + (number * 7 + nth) % PARENTS, seen, seen)
        for number, at in enumerate(sent, 1)
        for seen in (stamp(min(at + timedelta(hours=5), years.now)) if number % _LETTER_EVERY == 0 else None,)
        for nth in range(PEOPLE_OF_A_POST)
    )
    filling.put(NewsRecipient, "post_id person_id seen_at reacted_at", got)
    tallies = (_tally(number, at, years.now, chance) for number, at in enumerate(sent, 1))
    filling.put(NewsTally, "post_id meant reached units reacted in_time counted_at is_final", tallies)


def _post(number: int, at: datetime) -> Row:
    is_letter = number % _LETTER_EVERY == 0
    words, when = f"<b>News {number}</b>\n\nTea and biscuits are on the school.", stamp(at)
    last = str((at + _TO_REACT).date()) if is_letter else None
    return number, 1, "sent", words, '["role-parent"]', "acknowledge" if is_letter else "none", last, when, when, when


def _tally(number: int, at: datetime, now: datetime, chance: random.Random) -> Row:
    units = PEOPLE_OF_A_POST if number % _LETTER_EVERY == 0 else 0
    reacted = units * chance.randrange(50, 100) // 100
    in_time = reacted * chance.randrange(50, 100) // 100
    reached = PEOPLE_OF_A_POST - chance.randrange(60)
    counted = min(at + _FINAL_AFTER, now)
    return number, PEOPLE_OF_A_POST, reached, units, reacted, in_time, stamp(counted), at + _FINAL_AFTER < now


def roadmap(filling: Filling, years: Years, chance: random.Random) -> None:
    """Items of each school year in sections, each with controls, answers to them, and what was shown."""
    starts = range(years.first.year, years.now.year + 1)
    sections = [(year * 100 + n, year, n, f"{n}", f"Section {n}") for year in starts for n in range(1, SECTIONS + 1)]
    filling.put(RoadmapSection, "id year position number title", sections)
    items = [year * 1_000 + n for year in starts for n in range(1, ITEMS_A_YEAR + 1)]
    columns = "id year section_id position number text kind starts_on ends_on state owner_id created_at closed_at"
    filling.put(RoadmapItem, columns, (_item(number, years.now) for number in items))
    controls, events, evidence = [], [], []
    for item in items:
        for nth, day in enumerate(_control_days(item)):
            at = _noon(day) - timedelta(days=chance.randrange(9))
            if is_met := at < years.now and not (_is_quiet(item) and nth > 1):
                events.append((item, _owner(item), "pulse", "going", str(day), stamp(at)))
                evidence.append((item, _owner(item), "link", f"Page {nth}", "https://example.org/page", stamp(at)))
            controls.append((item, str(day), nth % 2, stamp(at) if is_met else None))
    filling.put(RoadmapControl, "item_id day is_pulse closed_at", controls)
    filling.put(RoadmapEvent, "item_id person_id action value day_before at", events)
    filling.put(RoadmapEvidence, "item_id person_id kind name link at", evidence)


def _item(item: int, now: datetime) -> Row:
    year, n = divmod(item, 1_000)
    first, last = date(year, 9, 1), _control_days(item)[-1]
    is_done = n % 10 < _DONE_OF_TEN and not _is_quiet(item) and _noon(last) < now
    state, closed = ("done", stamp(_noon(last))) if is_done else ("going", None)
    place = (year * 100 + n % SECTIONS + 1, n, f"{n}", f"Что будет сделано: пункт {n}")
    return item, year, *place, "span", str(first), str(last), state, _owner(item), stamp(_noon(first)), closed


def _is_quiet(item: int) -> bool:
    """Whether nobody says anything about it any more after the first weeks."""
    return item % 10 == _QUIET_OF_TEN


def _control_days(item: int) -> list[date]:
    """From September on, all in five weeks or in the whole year."""
    year, n = divmod(item, 1_000)
    first = date(year, 9, 10)
    return [first + timedelta(days=(3 + n % 20) * nth) for nth in range(EACH)]


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(5), UTC)


def _owner(item: int) -> int:
    return 1 + item % families.TEACHERS


def surveys(filling: Filling, years: Years, chance: random.Random) -> None:
    """Ended ones, in which nine of ten answered all questions."""
    questions = asking.choices(QUESTIONS)
    form = json.dumps(json_of_form(questions), ensure_ascii=False)
    ways = [json.dumps(json_of_sheet(sheet)) for sheet in asking.sheets(questions, WAYS)]
    days = list(years.days())[DAYS_OF_A_SURVEY // 2 :: DAYS_OF_A_SURVEY]
    put = ((number, *_survey(day, form)) for number, day in enumerate(days, 1))
    filling.put(Survey, "id author_id state title form created_at started_at ended_at starts_on ends_on", put)
    numbers = [(survey, nth) for survey in range(1, len(days) + 1) for nth in range(UNITS)]
    units = ((survey, _group(nth), nth % 10 != 0) for survey, nth in numbers)
    filling.put(SurveyUnit, "survey_id group_code answered", units)
    sheets = (
        (survey * asking.NEVER_SO_MANY + nth, survey, ways[chance.randrange(WAYS)], _group(nth))
        for survey, nth in numbers
    )
    filling.put(SurveySheet, "id survey_id answers group_code", sheets)


def _survey(day: date, form: str) -> Row:
    begun, last = _noon(day), day + 2 * _TO_REACT
    ended = begun + 2 * _TO_REACT + timedelta(hours=12)
    return 1, "ended", "What does the school lack?", form, stamp(begun), stamp(begun), stamp(ended), str(day), str(last)


def _group(nth: int) -> str:
    return asking.GROUPS[nth % len(asking.GROUPS)]
