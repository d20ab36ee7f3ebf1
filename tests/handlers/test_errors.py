"""What went wrong becomes an answer, by the numbered list of decisions."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated, SchoolError, Unavailable
from bot.ui import Answer, screen, t
from handlers.errors import answer_to
from handlers.site import Nowhere
from tests.databases import sqlite_only
from tests.handlers.samples import fill
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only


@pytest.fixture
async def tickets(db: Database, school: StandardSchool) -> None:
    """Ticket 1 is the teacher's."""
    async with db.write(SYSTEM) as session:
        await fill(session, school)


async def fails(error: Exception) -> Answer:
    raise error


def title(answer: Answer) -> str:
    assert answer.screen is not None
    return answer.screen.lines[0].key


async def test_what_goes_well_is_left_alone(context_of: ContextOf) -> None:
    async def act() -> Answer:
        return Answer(screen(t("help-title")), toast=t("report-dropped"))

    assert await answer_to(await context_of("teacher"), act()) == await act()


@pytest.mark.usefixtures("tickets")
async def test_what_was_done_before_shows_its_result_again(context_of: ContextOf) -> None:
    answer = await answer_to(await context_of("teacher"), fails(Repeated("ticket:1")))
    assert (title(answer), answer.toast) == ("ticket-title", None)


@pytest.mark.usefixtures("tickets")
@pytest.mark.parametrize("thing", ["ticket:999", "gone:1", "ticket:x", "ticket:1"])
async def test_a_result_that_may_not_be_seen_any_more_is_the_menu(context_of: ContextOf, thing: str) -> None:
    answer = await answer_to(await context_of("parent"), fails(Repeated(thing)))
    assert title(answer).startswith("menu-title")


@pytest.mark.usefixtures("tickets")
async def test_an_outdated_screen_is_shown_afresh_and_why(context_of: ContextOf) -> None:
    context = await context_of("teacher")
    answer = await answer_to(context, fails(Outdated("error-ticket-taken", shows="ticket:1", name="Тихий О. И.")))
    assert title(answer) == "ticket-title"
    assert (answer.toast, answer.alert) == (t("error-ticket-taken", name="Тихий О. И."), True)
    answer = await answer_to(context, fails(Outdated()))
    assert title(answer).startswith("menu-title")


@pytest.mark.parametrize("error", [Denied(), Missing("error-room-missing"), Nowhere("old")])
async def test_what_is_not_allowed_or_gone_leads_to_the_menu(context_of: ContextOf, error: Exception) -> None:
    answer = await answer_to(await context_of("teacher"), fails(error))
    assert title(answer).startswith("menu-title")
    key = error.key if isinstance(error, SchoolError) else "error-button-gone"
    assert (answer.toast, answer.alert) == (t(key), True)


async def test_what_can_not_be_used_leaves_the_question_open(context_of: ContextOf) -> None:
    answer = await answer_to(await context_of("teacher"), fails(Invalid("error-too-long", length=9, limit=5)))
    assert answer == Answer(None, toast=t("error-too-long", length=9, limit=5), alert=True)


async def test_what_the_program_can_not_do_now_is_said_and_the_screen_stays(context_of: ContextOf) -> None:
    answer = await answer_to(await context_of("teacher"), fails(Unavailable("error-worker-slow")))
    assert answer == Answer(None, toast=t("error-worker-slow"), alert=True)


async def test_the_question_is_asked_again_below(context_of: ContextOf) -> None:
    answer = await answer_to(await context_of("teacher"), fails(Invalid("error-days-form")), "absences:0")
    assert (answer.toast, answer.alert) == (t("error-days-form"), True)
    assert title(answer) == "absences-title"
    assert answer.screen is not None
    assert answer.screen.expects is not None


@pytest.mark.parametrize("question", [None, "gone:1", "ticket:999", "menu", "solve.say:1"])
async def test_what_is_no_question_any_more_is_not_asked_again(context_of: ContextOf, question: str | None) -> None:
    answer = await answer_to(await context_of("teacher"), fails(Invalid("error-words-needed")), question)
    assert answer == Answer(None, toast=t("error-words-needed"), alert=True)


@pytest.mark.parametrize("error", [Denied(), Outdated(shows="ticket:1"), Repeated("ticket:1"), Nowhere("x")])
async def test_a_stranger_sees_how_to_join_and_nothing_else(context_of: ContextOf, error: Exception) -> None:
    answer = await answer_to(await context_of("stranger"), fails(error))
    assert (
        answer.screen
        == (await (await context_of("stranger")).site.follow(await context_of("stranger"), "stranger")).screen
    )


@pytest.mark.parametrize("error", [KeyError("a fault of ours"), IndexError(), ValueError(), RuntimeError()])
async def test_a_fault_of_the_program_is_not_hidden(context_of: ContextOf, error: Exception) -> None:
    with pytest.raises(type(error)):
        await answer_to(await context_of("teacher"), fails(error))
