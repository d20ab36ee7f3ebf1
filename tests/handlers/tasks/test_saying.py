"""What is typed, sent or replied on a task: it reaches the other side, and nothing of it is lost."""

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.tasks.states import Step
from bot.ui import Answer, Button, Incoming, Media
from handlers.errors import answer_to
from handlers.reception import Reception
from handlers.site import NoticeArgs, Site
from models.people import Person
from models.tasks import TaskState
from tests import factories
from tests.chat import Chat
from tests.databases import SetClock, sqlite_only
from tests.handlers.item.test_item import an_item, labels, words
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

PHOTO = Incoming(text="вот список", media=Media("photo", "one"), size=10)


async def a_task(db: Database, school: StandardSchool, item: int | None = None) -> int:
    """A task of the teacher's, given by the deputy and accepted."""
    async with db.write(SYSTEM) as session:
        author, doer = [await session.get_one(Person, school.people[name]) for name in ("deputy", "teacher")]
        return (await factories.task(session, author, doer, state=TaskState.ACCEPTED, item_id=item)).id


async def takes(context_of: ContextOf, number: int, raw: str, incoming: Incoming) -> Answer:
    context = await context_of("teacher", update_id=number)
    return await answer_to(context, context.site.take(context, raw, incoming), raw, incoming.text)


async def test_a_reply_to_the_card_says_something_and_makes_no_step(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf, site: Site, clock: SetClock
) -> None:
    task = await a_task(db, school)
    card = (await site.follow(await context_of("teacher"), f"task:{task}")).screen
    assert card is not None
    buttons = [button for row in card.rows for button in row if isinstance(button, Button)]
    led = [button.to if isinstance(button.to, str) else button.to.pack() for button in buttons]
    reception = Reception(site, services, clock)
    assert [raw for raw in led if reception._takes(raw)] == [f"task.say:{task}"]
    await takes(context_of, 1, f"task.say:{task}", Incoming(text="Где взять ключи?"))
    shown = await services.tasks.read.card((await context_of("deputy")).actor, task)
    assert (shown.line.state, shown.history[0].words) == (TaskState.ACCEPTED, "Где взять ключи?")


async def test_words_for_a_task_that_is_closed_meanwhile_are_said(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    task = await a_task(db, school)
    teacher, deputy = (await context_of("teacher")).actor, (await context_of("deputy")).actor
    await services.tasks.working.make(deputy, task, Step.CANCEL)
    shown = await takes(context_of, 1, f"task:{task}", Incoming(text="Список у секретаря"))
    assert shown.toast is not None
    assert shown.toast.key == "task-made-say"
    shown = await takes(context_of, 2, f"task.ask.say:{task}:done", Incoming(text="Сделано вчера"))
    assert shown.toast is not None
    assert shown.toast.key == "task-made-late"
    history = (await services.tasks.read.card(teacher, task)).history
    assert [one.words for one in history[:2]] == ["Сделано вчера", "Список у секретаря"]


async def test_words_that_are_refused_are_given_back(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    task = await a_task(db, school)
    shown = await takes(context_of, 1, f"task.ask.say:{task}:close", Incoming(text="Принимаю"))
    assert "«Принимаю»" in words(shown.screen)
    shown = await takes(context_of, 2, "task.say:999", Incoming(text="Список <у> секретаря"))
    assert "«Список &lt;у&gt; секретаря»" in words(shown.screen)


async def test_a_file_of_a_step_is_evidence_of_its_item_and_else_its_words_go(
    db: Database, services: Services, school: StandardSchool, context_of: ContextOf
) -> None:
    item = await an_item(db, school)
    step, task = await a_task(db, school, item), await a_task(db, school)
    teacher = (await context_of("teacher")).actor
    shown = await takes(context_of, 1, f"task.ask.say:{step}:done", PHOTO)
    assert shown.toast is not None
    assert (shown.toast.key, labels(shown.screen)) == ("task-file-to-item", ["⏭ Без слов"])
    assert len((await services.roadmap.read.card(teacher, item)).evidence) == 1
    shown = await takes(context_of, 2, f"task.ask.say:{task}:done", Incoming(media=PHOTO.media))
    assert shown.toast is not None
    assert (shown.toast.key, labels(shown.screen)) == ("error-task-no-files", ["⏭ Без слов"])
    shown = await takes(context_of, 3, f"task.ask.say:{task}:done", PHOTO)
    assert shown.toast is not None
    assert shown.toast.key == "task-made-without-file"
    card = await services.tasks.read.card(teacher, task)
    assert (card.line.state, card.history[0].words) == (TaskState.DONE, "вот список")


async def test_a_notice_asks_for_a_reply_and_the_card_for_words(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    task, item = await a_task(db, school), await an_item(db, school)
    teacher = await context_of("teacher")
    for kind, thing in (("task.given", f"task:{task}"), ("item.hand", f"item:{item}")):
        notice = await teacher.site.notices[kind].full(teacher, NoticeArgs(thing, {}))
        card = (await teacher.site.follow(teacher, thing)).screen
        assert ("Ответьте на это сообщение" in words(notice), "Ответьте" in words(card)) == (True, False), kind


async def test_a_reply_to_a_notice_reaches_the_task_over_the_wire(chat: Chat) -> None:
    for name in ("teacher", "deputy"):
        await chat.says(name, "/start")
    await chat.says("deputy", "Ежова, до пятницы список участников")
    await chat.taps("deputy", "Поставить")
    given = await chat.sees("teacher", "Вам поручено дело")
    await chat.says("teacher", "/menu")
    teacher = chat.user("teacher")
    await teacher.quoting(given).send_text("в 214 не работает проектор")
    assert "Передано" in (await teacher.reply()).text
    await chat.taps("teacher", "Сделано")
    await teacher.send_photo(b"\xff\xd8\xff\xe0")
    shown = await teacher.reply()
    assert "Файлы у дел не хранятся" in shown.text
    assert shown.buttons[-2:] == ["‹ Назад", "🏠 Меню"]
