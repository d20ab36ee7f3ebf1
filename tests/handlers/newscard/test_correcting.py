"""Other words for what went are looked at before anybody gets them."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Invalid, Outdated
from bot.ui import Incoming, Media
from handlers.newscard import correcting
from handlers.newscard.addresses import Correct, CorrectNot, CorrectNow, CorrectSaid
from models.news import NewsPost
from tests import factories
from tests.bot.services.news.letters import Letter, row_of
from tests.databases import sqlite_only
from tests.handlers.newscard.shown import labels, words
from tests.personas import ContextOf

pytestmark = sqlite_only


async def test_corrected_words_are_shown_before_anybody_gets_them(
    db: Database, letter: Letter, context_of: ContextOf
) -> None:
    asked = await correcting.correct(await context_of("editor"), Correct(id=letter.id, version=1))
    said = CorrectSaid(id=letter.id, version=1)
    assert (asked.expects, labels(asked)) == (said, [])
    assert "файлы" not in words(asked)
    picture = Incoming(text="Собрание", media=Media("photo", "1"))
    with pytest.raises(Invalid):
        await correcting.said(await context_of("editor", update_id=1), said, picture)
    incoming = Incoming(text="Собрание завтра", markup="<b>Собрание</b> завтра")
    shown = (await correcting.said(await context_of("editor", update_id=2), said, incoming)).screen
    assert labels(shown) == ["✅ Да, исправить у всех (4)", "Не надо"]
    assert "\nСобрание завтра\n" in words(shown)
    post = await row_of(db, letter)
    assert (post.html, post.corrected_at, post.version) == ("<b>Собрание</b>\nв четверг", None, 2)
    # Once more, and then not at all.
    again = CorrectSaid(id=letter.id, version=2)
    shown = (await correcting.said(await context_of("deputy", update_id=3), again, Incoming(text="Завтра"))).screen
    assert "\nЗавтра\n" in words(shown)
    kept = (await correcting.drop(await context_of("deputy", update_id=4), CorrectNot(id=letter.id, version=3))).screen
    assert "исправлено" not in words(kept)
    with pytest.raises(Outdated):
        await correcting.confirm(await context_of("editor", update_id=5), CorrectNow(id=letter.id, version=3))


async def test_confirmed_words_go_to_everybody(db: Database, letter: Letter, context_of: ContextOf) -> None:
    async with db.write(SYSTEM) as session:
        await factories.news_file(session, await session.get_one(NewsPost, letter.id))
    assert "Фото и файлы останутся" in words(
        await correcting.correct(await context_of("editor"), Correct(id=letter.id, version=1))
    )
    incoming = Incoming(text="Собрание завтра", markup="<b>Собрание</b> завтра")
    await correcting.said(await context_of("editor", update_id=1), CorrectSaid(id=letter.id, version=1), incoming)
    card = (
        await correcting.confirm(await context_of("editor", update_id=2), CorrectNow(id=letter.id, version=2))
    ).screen
    assert "исправлено 24.11.2026 10:00" in words(card)
    post = await row_of(db, letter)
    assert (post.html, post.correction) == ("<b>Собрание</b> завтра", None)
    with pytest.raises(Outdated):
        await correcting.correct(await context_of("editor"), Correct(id=letter.id, version=1))
