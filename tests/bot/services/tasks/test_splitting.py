"""An item split into steps: typed one a line, who is missing is asked, all set at once or none."""

from datetime import date

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from bot.services.tasks.understanding import understand_step
from models.people import Person
from tests import factories
from tests.bot.services.tasks.test_understanding import ME, STAFF, TODAY, YEAR
from tests.personas import ActorOf, StandardSchool

WORDS = "1. собрать список – Ежова, до пятницы\n\n2) проверить планы – Иванова\n• провести собрание 15 декабря"


@pytest.fixture
async def item(db: Database, school: StandardSchool) -> int:
    """An item of the teacher's."""
    async with db.write(SYSTEM) as session:
        made = await factories.roadmap_item(session)
        await factories.roadmap_assignee(session, made, await session.get_one(Person, school.people["teacher"]))
        return made.id


def test_lines_of_steps() -> None:
    cases: dict[str, tuple[tuple[int, ...], date | None, str]] = {
        "собрать список – Ежова, до пятницы": ((1,), date(2026, 11, 27), "Собрать список"),
        "1. собрать список (Ежова М.П.) до 15.12": ((1,), date(2026, 12, 15), "Собрать список"),
        "2) Тихий: проверить кабинеты до конца недели": ((2,), date(2026, 11, 27), "Проверить кабинеты"),
        "• разослать приглашения – я, завтра": ((ME,), date(2026, 11, 25), "Разослать приглашения"),
        "провести собрание 15 декабря": ((), date(2026, 12, 15), "Провести собрание"),
        "сверить списки - Иванова": ((4, 5), None, "Сверить списки"),
        "подвести итоги - отв. Тихий О.И., к концу четверти": ((2,), date(2026, 12, 29), "Подвести итоги"),
        "собрать списки: 5А, 5Б": ((), None, "Собрать списки: 5А, 5Б"),
    }
    found = {words: understand_step(words, TODAY, YEAR, ME, STAFF) for words in cases}
    assert {words: (one.doers, one.due, one.text) for words, one in found.items()} == cases


async def test_steps_are_set_all_at_once(
    item: int, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    teacher, splitting, people = await actor_of("teacher"), services.tasks.splitting, school.people
    await splitting.hear(teacher, item, WORDS)
    first, second, third = await splitting.draft(teacher, item)
    assert (first.doer_id, first.due_on) == (people["teacher"], date(2026, 11, 27))
    assert (second.doer_id, set(second.may_be)) == (None, {people["namesake_one"], people["namesake_two"]})
    assert third.doer_id is None
    with pytest.raises(Outdated):
        await splitting.give(teacher, item)
    await splitting.take_rest(teacher, item)
    assert [one.doer_id for one in await splitting.draft(teacher, item)][1:] == [None, people["teacher"]]
    await splitting.choose(teacher, item, 1, people["namesake_two"])
    assert await splitting.give(teacher, item) == 3
    with pytest.raises(Outdated):
        await splitting.give(teacher, item)
    steps = (await services.roadmap.beside.of(teacher, item)).steps
    assert [one.text for one in steps] == ["Собрать список", "Провести собрание", "Проверить планы"]
    [line] = await services.tasks.read.mine(await actor_of("namesake_two"))
    card = await services.tasks.read.card(await actor_of("namesake_two"), line.id)
    assert (line.item_id, card.may_see_item) == (item, False)
    assert (await services.tasks.read.card(teacher, line.id)).may_see_item
    assert (await services.roadmap.read.card(teacher, item)).history[0].action == "split"


async def test_who_may_not_split_and_what_is_no_step(
    item: int, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    splitting, teacher = services.tasks.splitting, await actor_of("teacher")
    with pytest.raises(Missing):
        await splitting.hear(await actor_of("keeper_of_many"), item, WORDS)
    with pytest.raises(Denied):
        await splitting.hear(await actor_of("deputy"), item, WORDS)
    with pytest.raises(Denied):
        await splitting.hear(await actor_of("parent"), item, WORDS)
    for words, key in (
        ("шаг\n" * 13, "error-task-steps"),
        ("• – \n", "error-task-steps"),
        ("Ежова, завтра", "error-task-step-words"),
    ):
        with pytest.raises(Invalid, match=key):
            await splitting.hear(teacher, item, words)
    with pytest.raises(Outdated):
        await splitting.draft(teacher, item)
    await splitting.hear(teacher, item, WORDS)
    with pytest.raises(Missing):
        await splitting.choose(teacher, item, 3, school.people["teacher"])
    with pytest.raises(Missing):
        await splitting.choose(teacher, item, 0, school.people["left"])
