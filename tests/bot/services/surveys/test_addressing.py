from dataclasses import replace
from datetime import timedelta

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.news.audience import Audience, Reach
from bot.services.news.audiences import Part
from bot.services.news.readymade import Ready
from bot.services.surveys.addressing import Sheets
from models.news import PostState
from models.people import Person
from models.surveys import SurveyMode, SurveyState, UnitKind
from tests import factories
from tests.bot.services.surveys.canvass import Canvass
from tests.databases import SCHOOL_MORNING
from tests.personas import ActorOf, StandardSchool


def told(ready: list[Ready]) -> list[tuple[str, str, list[str]]]:
    return [(one.kind.value, one.title, [group.code for group in one.groups]) for one in ready]


async def test_a_survey_says_how_many_sheets_it_waits_for(
    canvass: Canvass, services: Services, actor_of: ActorOf
) -> None:
    survey = await canvass.draft(["role-parent"], unit=UnitKind.FAMILY)
    actor, audiences = await actor_of("deputy"), services.surveys.audiences
    view = await audiences.view(actor, survey)
    assert (view.version, view.classes_only, view.reach) == (1, False, Reach(1, 0, 0))
    assert view.outlook == Sheets(UnitKind.FAMILY, expected=2, reached=1, often=0, too_few=True)
    assert view.outlook.beside == 1
    # A parent whom no message reaches is waited for beside the bot too.
    await canvass.set(Person, Person.id == canvass.school.people["parent"], unreachable_since=SCHOOL_MORNING)
    assert (await audiences.view(actor, survey)).outlook.beside == 2
    staff = await canvass.draft(mode=SurveyMode.NAMED)
    # Also those above a deputy, to whom their news do not go.
    assert (await audiences.view(actor, staff)).outlook == Sheets(UnitKind.PERSON, 16, 15, 0, too_few=False)


async def test_the_managers_look_at_whom_a_running_survey_asks_and_choose_no_more(
    canvass: Canvass, services: Services, actor_of: ActorOf
) -> None:
    survey = await canvass.running()
    actor, audiences = await actor_of("director"), services.surveys.audiences
    version = (await canvass.row(survey)).version
    assert [one.code for one in (await audiences.view(actor, survey)).groups] == ["staff-"]
    for trying in (
        audiences.choosing(actor, survey),
        audiences.duties(actor, survey),
        audiences.classes(actor, survey),
        audiences.people(actor, survey, "ежова"),
        audiences.toggle(actor, survey, version, Part.GROUPS, ["leaders-"]),
        audiences.clear(actor, survey, version),
        services.surveys.readymade.take(actor, survey, version, "usual", "role-parent"),
    ):
        with pytest.raises(Outdated) as refusal:
            await trying
        assert refusal.value.shows == f"surveys.one:{survey}"
    assert (await canvass.row(survey)).groups == ["staff-"]


async def test_two_managers_do_not_overwrite_each_other(
    canvass: Canvass, services: Services, actor_of: ActorOf
) -> None:
    survey, audiences = await canvass.draft([]), services.surveys.audiences
    await audiences.toggle(await actor_of("deputy"), survey, 1, Part.GROUPS, ["role-director"])
    with pytest.raises(Outdated):
        await audiences.toggle(await actor_of("director"), survey, 1, Part.GROUPS, ["leaders-"])
    await audiences.toggle(await actor_of("director"), survey, 2, Part.EXCEPTIONS, ["leaders-"])
    row = await canvass.row(survey)
    assert (row.groups, row.exceptions, row.version) == (["role-director"], ["leaders-"], 3)


async def test_others_do_nothing(canvass: Canvass, services: Services, actor_of: ActorOf) -> None:
    survey, audiences, ready = await canvass.draft(), services.surveys.audiences, services.surveys.readymade
    for name in ("teacher", "class_teacher", "editor", "admin", "parent", "stranger"):
        actor = await actor_of(name)
        for trying in (
            audiences.view(actor, survey),
            audiences.duties(actor, survey),
            audiences.classes(actor, survey),
            audiences.people(actor, survey, "ежова"),
            audiences.choose(actor, survey, 1, Audience(("role-parent",))),
            ready.ready(actor, survey),
            ready.take(actor, survey, 1, "usual", "role-parent"),
            ready.saved(actor),
            ready.save(actor, survey, "Все"),
            ready.forget(actor, 1, survey),
        ):
            with pytest.raises(Denied):
                await trying
    deputy = await actor_of("deputy")
    for code in ("parents-999", "role-king", "s1", "; drop table"):
        with pytest.raises(Missing):
            await audiences.toggle(deputy, survey, 1, Part.GROUPS, [code])
    assert (await canvass.row(survey)).groups == ["staff-"]


async def test_what_is_at_hand_for_a_survey(
    canvass: Canvass, db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    """Used are what went and what ran, of both sorts, the last first; what is saved serves both."""
    async with db.write(SYSTEM) as session:
        deputy = await session.get_one(Person, school.people["deputy"])
        await factories.saved_audience(session, deputy, title="Хозяйство", groups=["keepers-"])
        went = {"state": PostState.SENT, "sent_at": SCHOOL_MORNING - timedelta(days=1)}
        post = await factories.news_post(session, deputy, groups=["heads-"], **went)
        director = await session.get_one(Person, school.people["director"])
        await factories.survey(session, director, groups=["role-editor"], started_at=SCHOOL_MORNING)
    ran = await canvass.draft(["leaders-"], state=SurveyState.ENDED, started_at=SCHOOL_MORNING)
    actor, survey = await actor_of("deputy"), await canvass.draft([])
    await canvass.draft(["role-director"])
    both = [("saved", "Хозяйство", ["keepers-"]), ("recent", "", ["leaders-"]), ("recent", "", ["heads-"])]
    years = [("usual", "", ["yparents-5"]), ("usual", "", ["yparents-9"])]
    usual = [("usual", "", [code]) for code in ("role-parent", "role-student", "staff-")]
    ready = await services.surveys.readymade.ready(actor, survey)
    assert told(ready) == [*usual, *both, *years]
    assert [one.key for one in ready if one.kind == "recent"] == [f"s{ran}", str(post.id)]
    async with db.write(SYSTEM) as session:
        draft = await factories.news_post(session, await session.get_one(Person, deputy.id), groups=[])
    assert told(await services.news.readymade.ready(actor, draft.id))[2:] == both
    # Either is taken for either.
    await services.surveys.readymade.take(actor, survey, 1, "recent", str(post.id))
    assert (await canvass.row(survey)).groups == ["heads-"]
    await services.news.readymade.take(actor, draft.id, 1, "recent", f"s{ran}")
    assert (await services.news.drafting.post(actor, draft.id)).audience == Audience(("leaders-",))


async def test_a_ready_audience_of_somebody_else_or_made_by_hand_is_not_there(
    canvass: Canvass, db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        director = await session.get_one(Person, school.people["director"])
        foreign = await factories.survey(session, director, started_at=SCHOOL_MORNING)
        saved = await factories.saved_audience(session, director, groups=["keepers-"])
    survey, actor = await canvass.draft(["staff-"]), await actor_of("deputy")
    recent = [("recent", key) for key in (f"s{foreign.id}", "s", "s0", "s-1", "s01", "s٣", "s" + "9" * 30, "x")]
    own = [("saved", str(saved.id)), ("saved", f"s{saved.id}"), ("usual", "parents-999"), ("usual", "king"), ("x", "1")]
    for kind, key in (*recent, *own):
        with pytest.raises(Missing):
            await services.surveys.readymade.take(actor, survey, 1, kind, key)
    assert (await canvass.row(survey)).groups == ["staff-"]


async def test_what_a_survey_asks_is_kept_under_a_name(canvass: Canvass, services: Services, actor_of: ActorOf) -> None:
    survey, actor = await canvass.draft(["keepers-"], exceptions=["heads-"]), await actor_of("deputy")
    await services.surveys.readymade.save(actor, survey, "Хозяйство")
    # The same words once more show the survey's lists.
    once = replace(actor, update_id=7)
    await services.surveys.readymade.save(once, survey, "Хозяйство")
    with pytest.raises(Repeated) as done:
        await services.surveys.readymade.save(once, survey, "Хозяйство")
    assert done.value.shows == f"audience.saved:s{survey}:0"
    (kept,) = await services.news.readymade.saved(actor)
    assert kept.title == "Хозяйство"
    another = await canvass.draft([])
    with pytest.raises(Invalid):
        await services.surveys.readymade.save(actor, another, "Никто")
    await services.surveys.readymade.take(actor, another, 1, "saved", str(kept.id))
    row = await canvass.row(another)
    assert (row.groups, row.exceptions) == (["keepers-"], ["heads-"])
    await services.surveys.readymade.forget(actor, kept.id, another)
    assert await services.surveys.readymade.saved(actor) == []


async def test_what_is_not_there_is_missing(canvass: Canvass, services: Services, actor_of: ActorOf) -> None:
    with pytest.raises(Missing):
        await services.surveys.audiences.view(await actor_of("deputy"), 999)
