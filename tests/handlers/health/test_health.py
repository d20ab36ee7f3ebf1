import os
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import backup
from bot.access import SYSTEM
from bot.errors import Denied
from bot.i18n import Voice
from handlers.health import screens
from handlers.health.addresses import Failures, Health
from models.delivery import NoticeState
from models.people import Person
from tests import factories
from tests.chat import Chat
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.personas import ContextOf


async def test_all_is_well(chat: Chat) -> None:
    text = (await chat.says("admin", "/health")).text
    assert "Всё в порядке" in text
    assert "Ждут отправки: 0 уведомлений" in text
    assert "Версия 0.1.0" in text


async def test_what_failed_is_shown_with_its_reason(chat: Chat) -> None:
    async with chat.app.db.write(SYSTEM) as session:
        await factories.put_aside(session, kind="poll_answer", error="undecodable: 3 fields")
        teacher = await session.get(Person, chat.school.people["teacher"])
        failed = {"state": NoticeState.FAILED, "error": "<b>can't parse</b>", "done_at": SCHOOL_MORNING}
        await factories.outbox_notice(session, teacher, kind="ticket.take", **failed)
    text = (await chat.says("admin", "/health")).text
    assert "отложено 1 сообщение" in text
    assert "не отправлено 1 уведомление" in text
    text = (await chat.taps("admin", "Что не получилось")).text
    assert "24.11.2026 10:00 · poll_answer · undecodable: 3 fields" in text
    assert "ticket.take · <b>can't parse</b>" in text


@sqlite_only
async def test_an_update_put_aside_is_told_once_a_day_and_leads_to_the_list(chat: Chat) -> None:
    await chat.says("admin", "/menu")
    for _ in range(3):
        chat.playground.inject({"message": "garbage"})
    await chat.settled()
    chat.app.outbox.wake()
    notice = await chat.sees("admin", "не удалось обработать")
    told = [message for message in chat.user("admin").messages if "не удалось обработать" in message.text]
    assert told == [notice]
    tap = await chat.user("admin").tap(notice, "Что не получилось")
    await tap.answered()
    await chat.settled()
    assert chat.user("admin").last.text.count("undecodable") == 3


@sqlite_only
async def test_the_age_of_the_last_copy(chat: Chat) -> None:
    assert "Копий ещё нет" in (await chat.says("admin", "/health")).text
    file = backup.database_file(chat.app.db.engine.url)
    target = backup.backup_path(file, SCHOOL_MORNING, (await chat.app.services.directory.now()).zone)
    backup.back_up(file, target)
    fresh = SCHOOL_MORNING.timestamp()
    os.utime(target, (fresh, fresh))
    assert "Последняя копия: 24.11.2026 10:00\n" in (await chat.says("admin", "/health")).text
    chat.clock.time += timedelta(days=8)
    assert "Пора сделать новую" in (await chat.says("admin", "/health")).text


@sqlite_only
@pytest.mark.parametrize("name", ["teacher", "director", "parent", "stranger"])
async def test_only_the_admin_sees_it(context_of: ContextOf, name: str) -> None:
    for trying in (
        screens.health(await context_of(name), Health()),
        screens.failures(await context_of(name), Failures()),
    ):
        with pytest.raises(Denied):
            await trying


@pytest.mark.parametrize(
    ("size", "words"), [(5, "1 МБ"), (300 * 2**20, "300 МБ"), (9 * 2**30, "9 216 МБ"), (77 * 2**30, "77 ГБ")]
)
def test_sizes_are_told_in_the_unit_that_reads_best(size: int, words: str) -> None:
    assert Voice("ru", ZoneInfo("UTC")).plain(screens.size_of(size)).replace("\xa0", " ") == words
