"""What a crawler does not come to: questions and late words at their longest, in both languages, on a phone."""

from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import LANGUAGES, Voice
from bot.services import Services
from bot.services.tickets.reading import Attachment
from bot.services.tickets.talking import Said
from bot.ui import Answer
from handlers.site import NoticeArgs, Site
from models.tickets import TicketState
from tests.databases import sqlite_only
from tests.handlers.crawler import complaints_about
from tests.handlers.samples import WILD
from tests.personas import ContextOf, Opening

pytestmark = sqlite_only

VOICES = tuple(Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES)
LONG = Said(WILD[:1_000], Attachment("photo", "photo1", 1))


@pytest.fixture
def asked(services: Services, opened: Opening, context_of: ContextOf) -> Callable[[Said], Awaitable[tuple[int, int]]]:
    """`await asked(said)`: the numbers of the teacher's ticket and of the question on it."""

    async def ask(said: Said) -> tuple[int, int]:
        number = await opened(room_id=None, place=WILD[:120], symptom=None, words=WILD[:1_000])
        heard = await services.tickets.talking.ask((await context_of("technician")).actor, number, said)
        return number, heard.event_id

    return ask


@pytest.mark.parametrize("said", [LONG, Said("Что написано на экране?"), Said("", LONG.attachment)])
async def test_a_question_its_notice_and_what_comes_too_late(
    services: Services,
    site: Site,
    opened: Opening,
    asked: Callable[[Said], Awaitable[tuple[int, int]]],
    context_of: ContextOf,
    said: Said,
) -> None:
    number, event = await asked(said)
    context = await context_of("teacher")
    args = NoticeArgs(f"ticket:{number}", {"event": event, "by": "worker"})
    notice = await site.notices["ticket.asked"].full(context, args)
    assert notice is not None
    gone = await opened(state=TicketState.CANCELLED)
    late = await services.tickets.talking.add(context.actor, gone, said)
    shown = [
        Answer(notice),
        await site.follow(context, f"answer:{number}"),
        await site.follow(context, f"ticket:{number}"),
        await site.follow(context, f"late:{gone}:{late.event_id}"),
        await site.follow(await context_of("technician"), f"note:{number}"),
    ]
    assert [complaint for answer in shown for complaint in complaints_about(answer, VOICES)] == []


async def test_a_picture_stands_above_few_words_and_before_many(
    site: Site, asked: Callable[[Said], Awaitable[tuple[int, int]]], context_of: ContextOf
) -> None:
    for said, above in ((LONG, False), (Said("Это оно?", LONG.attachment), True)):
        number, event = await asked(said)
        args = NoticeArgs(f"ticket:{number}", {"event": event, "by": "worker"})
        notice = await site.notices["ticket.asked"].full(await context_of("teacher"), args)
        assert notice is not None
        assert (notice.picture is not None, len(notice.album)) == (above, not above)
