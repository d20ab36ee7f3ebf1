"""What one was sent, in the menu, in lists and by words; how one chooses to get it."""

from datetime import date, timedelta
from typing import Any

from bot.db import Database
from bot.ui import Incoming, Screen
from handlers.errors import answer_to
from models.news import PostState, Reaction
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.handlers.news.posts import VOICES, labels, sent, ways, words
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only

LETTER: dict[str, Any] = {"reaction": Reaction.ACKNOWLEDGE, "react_by": date(2026, 11, 27)}


async def shown(context_of: ContextOf, raw: str, name: str = "parent", update_id: int | None = None) -> Screen | None:
    context = await context_of(name, update_id=update_id)
    return (await answer_to(context, context.site.follow(context, raw))).screen


async def test_the_menu_says_how_many_letters_wait(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    await sent(db, school)
    assert labels(await shown(context_of, "menu"))[0] == "📬 Новости и письма"
    assert not any("🔴" in label for label in labels(await shown(context_of, "menu")))
    letter, _ = [await sent(db, school, **LETTER) for _ in range(2)]
    await sent(db, school, state=PostState.WITHDRAWN, **LETTER)
    (await context_of("parent")).services.news.waiting.forget()
    assert labels(await shown(context_of, "menu"))[1] == "🔴 Ждут ответа 2 письма"
    assert not any("🔴" in label for label in labels(await shown(context_of, "menu", "student")))
    await shown(context_of, f"news.react:{letter}::c", update_id=1)
    assert labels(await shown(context_of, "menu"))[1] == "🔴 Ждёт ответа 1 письмо"


async def test_lists_are_paged_and_mark_what_waits(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    for number in range(7):
        await sent(db, school, html=f"Новость {number}", sent_at=SCHOOL_MORNING - timedelta(days=number))
    await sent(db, school, html="Экскурсия в музей истории города " * 3, **LETTER)
    await sent(db, school, html="", photos=1, reaction=Reaction.ACKNOWLEDGE)
    start = await shown(context_of, "news.all")
    assert labels(start)[:2] == ["✉️ Письма · ждут ответа 2", "📰 Новости · 7 новых"]
    letters = await shown(context_of, "news.list:letters:0")
    assert labels(letters) == ["🔴 Экскурсия в музей истории… · до 27 ноября", "🔴 Фото и файлы"]
    news = await shown(context_of, "news.list:news:0")
    assert labels(news)[:2] == ["🔵 Новость 0", "🔵 Новость 1"]
    assert labels(news)[-2:] == ["1/2", "›"]
    assert labels(await shown(context_of, "news.list:news:99"))[0] == "🔵 Новость 6"
    await shown(context_of, ways(news)[0])
    assert labels(await shown(context_of, "news.list:news:0"))[0] == "🔵 Новость 1"
    assert "Пока здесь пусто" in words(await shown(context_of, "news.all", "student"))
    assert "Этого больше нет" in await _toast(context_of, "news.list:other:0")


async def _toast(context_of: ContextOf, raw: str) -> str:
    context = await context_of("parent")
    answer = await answer_to(context, context.site.follow(context, raw))
    assert answer.toast is not None
    return VOICES["ru"].plain(answer.toast)


async def test_what_is_found_can_be_looked_for_again(
    db: Database, school: StandardSchool, context_of: ContextOf
) -> None:
    for number in range(8):
        await sent(db, school, html=f"Собрание {number}")
    context = await context_of("parent")
    for text, line, count in (
        ("собранию", "Нашлось: 8\nПоказаны самые новые, ещё 2.", 6),
        ("СОБРАНИЕ 3", "Нашлось: 1", 1),
        ("каток", "Ничего не нашлось.", 0),
        ("<b>", "Ничего не нашлось.", 0),
    ):
        found = (await context.site.take(context, "news.all", Incoming(text=text))).screen
        assert line in words(found), text
        assert len(labels(found)) == count, text
        assert found is not None
        assert found.expects is not None


async def test_everybody_chooses_how_news_come(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    start = await shown(context_of, "news.settings")
    assert labels(start) == ["✅ Сразу", "▫️ Вечером, в 18:00", "▫️ Только важное", "🗂 Темы", "🕐 Часы для сообщений"]
    assert labels(await shown(context_of, "news.mode:evening", update_id=1))[:2] == ["▫️ Сразу", "✅ Вечером, в 18:00"]
    topics = await shown(context_of, "news.mute:events", update_id=2)
    assert labels(topics)[2] == "▫️ Мероприятия"
    assert ways(topics)[2] == "news.unmute:events"
    assert "Не приходят: Мероприятия." in words(await shown(context_of, "news.settings"))
    assert labels(await shown(context_of, "news.unmute:events", update_id=3))[2] == "✅ Мероприятия"
    assert "Этого больше нет" in await _toast(context_of, "news.mode:never")
    assert "news.settings" in ways(await shown(context_of, "settings", "teacher"))
