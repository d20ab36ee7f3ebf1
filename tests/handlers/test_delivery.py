"""What gathered comes as one digest, from which each thing opens below it; what was withdrawn; what groups see."""

from typing import Any

import pytest

from bot.outbox import Row
from bot.services import Services
from bot.services.snapshot import Known
from bot.ui import Button, Screen, Text, screen, t
from handlers.delivery import DIGEST_LINES, Delivery
from handlers.site import Context, Feature, NoticeArgs, NoticeLook, Site
from tests.chat import Chat
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import StandardSchool

pytestmark = sqlite_only

MARK = t("text", text="отозвано")


def row(number: int, kind: str, subject: str | None = None, **more: Any) -> Row:
    return Row(number, 1, kind, subject, {}, False, 0, SCHOOL_MORNING, None, SCHOOL_MORNING, **more)


class Withdrawable:
    """A feature with a notice that can be withdrawn: "news", and one that can't: "other"."""

    def __init__(self) -> None:
        self.withdrawn: set[str] = set()
        every = Button(t("text", text="все"), "news.all", keeps=True)
        news = NoticeLook(self._full, self._line, way=every, gone=self._gone, group=self._group)
        leading = NoticeLook(self._full, self._line, leads=True)
        self.feature = Feature(
            "news", notices={"news": news, "other": NoticeLook(self._full, self._line), "lead": leading}
        )

    async def _full(self, _context: Context, notice: NoticeArgs) -> Screen | None:
        if notice.sent:
            return screen(t("text", text=f"снова {notice.subject}"))
        return None if notice.subject in self.withdrawn else screen(t("text", text=f"целиком {notice.subject}"))

    async def _line(self, _context: Context, notice: NoticeArgs) -> Text | None:
        return None if notice.subject in self.withdrawn else t("text", text=f"строка {notice.subject}")

    async def _gone(self, _context: Context, _notice: NoticeArgs) -> Screen:
        return screen(MARK)

    async def _group(self, context: Context, notice: NoticeArgs) -> Screen | None:
        assert (context.actor.person_id, context.actor.sender, context.actor.language) == (None, None, "ru")
        return await self._full(context, notice)


@pytest.fixture
def news() -> Withdrawable:
    return Withdrawable()


@pytest.fixture
def delivery(news: Withdrawable, services: Services, clock: SetClock) -> Delivery:
    return Delivery(Site([news.feature]), services, clock)


@pytest.fixture
async def teacher(services: Services, school: StandardSchool) -> Known:
    return (await services.directory.now()).people[school.people["teacher"]]


def words(shown: Screen | None) -> list[object]:
    assert shown is not None
    return [line.args.get("text", line.key) for line in shown.lines]


async def test_a_digest_leaves_out_what_was_withdrawn(delivery: Delivery, news: Withdrawable, teacher: Known) -> None:
    rows = [row(1, "news", "post:1"), row(2, "other", "post:2"), row(3, "news", "post:3")]
    shown = await delivery.look(teacher, rows)
    assert words(shown) == ["digest-title", "строка post:1", "строка post:2", "строка post:3"]
    news.withdrawn = {"post:1"}
    shown = await delivery.look(teacher, rows)
    assert words(shown) == ["digest-title", "строка post:2", "строка post:3"]
    assert shown is not None
    assert shown.lines[0].args == {"count": 2}
    assert [button.to for (button,) in shown.rows if isinstance(button, Button)] == ["post:2", "post:3"]
    news.withdrawn = {"post:1", "post:2", "post:3"}
    assert await delivery.look(teacher, rows) is None


async def test_a_digest_is_never_turned_into_the_menu(delivery: Delivery, news: Withdrawable, teacher: Known) -> None:
    """Below a leading notice too; a notice alone says by itself whether it stays."""
    plain, lead = row(1, "news", "post:1"), row(2, "lead", "post:2")
    for rows, stays in (([plain, plain], True), ([plain, lead], True), ([plain], False), ([lead], False)):
        shown = await delivery.look(teacher, rows)
        assert shown is not None
        assert shown.stays == stays, rows
    news.withdrawn = {"post:1"}
    assert words(await delivery.look(teacher, [plain, lead])) == ["целиком post:2"]
    news.withdrawn = {"post:2"}
    assert words(await delivery.look(teacher, [plain, lead])) == ["digest-title", "строка post:1"]


async def test_a_long_digest_counts_what_it_does_not_show(
    delivery: Delivery, news: Withdrawable, teacher: Known
) -> None:
    rows = [row(number, "news", f"post:{number}") for number in range(DIGEST_LINES + 5)]
    news.withdrawn = {"post:0", "post:1"}
    shown = await delivery.look(teacher, rows)
    assert shown is not None
    assert [shown.lines[0].args, len(shown.lines), shown.lines[-1].args] == [{"count": 13}, 12, {"count": 3}]


async def test_what_has_no_button_of_its_own_is_found_with_its_like(delivery: Delivery, teacher: Known) -> None:
    """One button leads there, below a leading notice too; where there is no such place, there is none."""
    for kind, count, lead, expected in (
        ("news", 5, [], ["post:0", "post:1", "post:2", "post:3", "post:4"]),
        ("news", 8, [], ["post:0", "post:1", "post:2", "post:3", "post:4", "news.all"]),
        ("other", 8, [], ["post:0", "post:1", "post:2", "post:3", "post:4"]),
        ("news", 3, [row(9, "lead", "post:9")], ["post:0", "post:1", "news.all"]),
    ):
        shown = await delivery.look(teacher, [*(row(number, kind, f"post:{number}") for number in range(count)), *lead])
        assert shown is not None
        assert [button.to for (button,) in shown.rows if isinstance(button, Button)] == expected


async def test_whose_number_says_nothing_is_opened_by_its_line(delivery: Delivery, teacher: Known) -> None:
    subjects = ("ticket:1", "item:2", "survey:3", "surveys.one:4")
    shown = await delivery.look(teacher, [row(at, "news", one) for at, one in enumerate(subjects)])
    assert shown is not None
    labels = [button.label for (button,) in shown.rows if isinstance(button, Button)]
    assert labels[:1] == [t("digest-button", number="1")]
    assert [one.args["text"] for one in labels[1:4] if isinstance(one, Text)] == [
        f"строка {one}" for one in subjects[1:]
    ]


async def test_what_stands_in_place_of_what_is_gone(delivery: Delivery, teacher: Known) -> None:
    for person in (teacher, None):
        shown = await delivery.gone(person, [row(1, "other", "post:1"), row(2, "news", "post:2")])
        assert shown is not None
        assert (shown.lines, shown.stays, shown.home) == ((MARK,), True, person is None)
    assert await delivery.gone(teacher, [row(1, "other", "post:1")]) is None


async def test_what_came_before_is_told_apart(delivery: Delivery, teacher: Known) -> None:
    assert words(await delivery.look(teacher, [row(1, "news", "post:1")])) == ["целиком post:1"]
    assert words(await delivery.look(teacher, [row(1, "news", "post:1", message_id=7)])) == ["снова post:1"]


async def test_in_a_group_nobody_goes_back(delivery: Delivery, news: Withdrawable) -> None:
    shown = await delivery.look(None, [row(1, "news", "post:1", chat_id=-5)])
    assert words(shown) == ["целиком post:1"]
    assert shown is not None
    assert shown.home
    assert await delivery.look(None, [row(1, "other", "post:1", chat_id=-5)]) is None, "such notices never go there"
    news.withdrawn = {"post:1"}
    assert await delivery.look(None, [row(1, "news", "post:1", chat_id=-5)]) is None


async def report(chat: Chat, device: str, symptom: str) -> None:
    await chat.says("teacher", "/report")
    for button in (device, symptom, "Отправить"):
        await chat.taps("teacher", button)


async def test_the_evenings_reports_come_in_the_morning_as_one_digest(chat: Chat) -> None:
    await chat.says("technician", "/start")
    chat.clock.advance(hours=9)
    await report(chat, "Проектор", "Нет изображения")
    await report(chat, "МФУ", "Не печатает")
    seen = len(chat.user("technician").messages)
    chat.clock.advance(hours=13)
    chat.app.outbox.wake()
    digest = await chat.sees("technician", "Пока вас не было")
    assert "Новая заявка № 1" in digest.text
    assert "Новая заявка № 2" in digest.text
    assert len(chat.user("technician").messages) == seen + 1
    opened = await chat.taps("technician", "Открыть № 2")
    assert "МФУ" in opened.text
    assert await chat.sees("technician", "Пока вас не было") is digest
    assert (await chat.user("technician").tap(digest, "Меню")) is not None
    await chat.settled()
    assert "Пока вас не было" in digest.text
    assert chat.user("technician").last is not digest
