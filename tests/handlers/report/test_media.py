"""Photos, albums, clips and voices in a report: before it is sent, while it is sent, too many, forwarded."""

from sqlalchemy import select

from bot.playground.files import plain_png
from models.tickets import ReportDraft, TicketMedia
from tests.chat import Chat
from tests.databases import sqlite_only

pytestmark = sqlite_only

PICTURES = [plain_png(width, 48) for width in range(20, 32)]


async def kept(chat: Chat) -> list[str]:
    """The kinds of files of the first ticket, as its card shows them."""
    async with chat.app.db.read() as session:
        files = select(TicketMedia.kind).where(TicketMedia.ticket_id == 1).order_by(TicketMedia.position)
        return list((await session.execute(files)).scalars())


async def filled(chat: Chat) -> None:
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения"):
        await chat.taps("teacher", button)


async def test_everything_that_can_be_sent_goes_into_it(chat: Chat) -> None:
    await filled(chat)
    user = chat.user("teacher")
    await user.send_photo(caption="вот так")
    await user.send_video()
    await user.send_voice()
    await user.send_video_note()
    await user.send_document("лог.txt", b"log")
    await chat.settled()
    checked = user.last
    assert "Приложено: 5 файлов" in checked.text
    assert "вот так" in checked.text
    await chat.taps("teacher", "Отправить")
    assert await kept(chat) == ["photo", "video", "voice", "video_note", "document"]


async def test_an_album_alone_starts_a_report_in_its_own_order(chat: Chat) -> None:
    await chat.says("teacher", "/menu")
    parts = await chat.user("teacher").send_album(PICTURES[:3], arriving=(2, 0, 1))
    await chat.settled()
    await chat.says("teacher", "/report")
    for button in ("Проектор", "Нет изображения", "Отправить"):
        await chat.taps("teacher", button)
    async with chat.app.db.read() as session:
        files = select(TicketMedia.position).order_by(TicketMedia.position)
        assert list((await session.execute(files)).scalars()) == [part.id for part in parts]


async def test_parts_that_arrive_after_sending_go_to_the_ticket(chat: Chat) -> None:
    await filled(chat)
    user = chat.user("teacher")
    parts = await user.send_album(PICTURES[:4], caption="трещина", arriving=(1,))
    await chat.settled()
    assert "Приложено: 1 файл" in user.last.text
    assert "№ 1 отправлена" in (await chat.taps("teacher", "Отправить")).text
    for number in (3, 0, 2):
        user.arrive(parts[number])
    await chat.settled()
    assert await kept(chat) == ["photo"] * 4
    async with chat.app.db.read() as session:
        assert (await session.execute(select(ReportDraft.person_id))).first() is None, "no second report was begun"


async def test_what_is_too_much_is_told_and_the_rest_is_kept(chat: Chat) -> None:
    await filled(chat)
    user = chat.user("teacher")
    for _ in range(8):
        await user.send_voice()
    await chat.settled()
    await user.send_album(PICTURES[:4])
    await chat.settled()
    said = [message.text for message in user.messages if "не больше 10 файлов" in message.text]
    assert len(said) == 1, "told, and once"
    await user.send_video(caption="слова к лишнему видео")
    await chat.settled()
    await chat.says("teacher", "/report")
    assert "Приложено: 10 файлов" in user.last.text
    assert "слова к лишнему видео" in user.last.text


async def test_too_long_words_under_a_photo_do_not_lose_the_photo(chat: Chat) -> None:
    await filled(chat)
    await chat.says("teacher", "я" * 900)
    await chat.user("teacher").send_photo(caption="ю" * 900)
    await chat.settled()
    assert "Слишком длинно" in chat.user("teacher").last.text
    assert "Приложено: 1 файл" in (await chat.says("teacher", "/report")).text


async def test_a_voice_before_all_else(chat: Chat) -> None:
    await chat.says("deputy", "/menu")
    await chat.user("deputy").send_voice()
    await chat.settled()
    assert "Файл сохранён" in chat.user("deputy").last.text
    await chat.says("deputy", "214")
    for button in ("Проектор", "Мутная", "Отправить"):
        await chat.taps("deputy", button)
    assert await kept(chat) == ["voice"]


async def test_what_a_colleague_wrote_is_a_report_of_whoever_forwards_it(chat: Chat) -> None:
    await filled(chat)
    await chat.taps("teacher", "Отправить")
    await chat.user("teacher").forward("в 305 доска не включается", "Коллега")
    await chat.settled()
    checked = chat.user("teacher").last
    assert "Проверьте заявку" in checked.text
    assert "Переслано: в 305 доска не включается" in checked.text
    assert "№ 2 отправлена" in (await chat.taps("teacher", "Отправить")).text


async def test_even_about_the_same_device_it_is_not_added_in_silence(chat: Chat) -> None:
    await filled(chat)
    await chat.taps("teacher", "Отправить")
    await chat.user("teacher").forward("и у нас в 214 проектор не включается", "Коллега")
    await chat.settled()
    assert "Переслано" in chat.user("teacher").last.text
    assert "Вы уже сообщали, № 1" in chat.user("teacher").last.text


async def test_forwarded_words_that_tell_nothing_start_with_where(chat: Chat) -> None:
    await filled(chat)
    await chat.taps("teacher", "Отправить")
    await chat.user("teacher").forward("Опять то же самое, позовите кого-нибудь", "Коллега")
    await chat.settled()
    asked = chat.user("teacher").last
    assert "Переслано: Опять то же самое" in asked.text
    assert "Добавлено" not in asked.text


async def test_beside_a_draft_it_is_asked_what_it_is_for(chat: Chat) -> None:
    await filled(chat)
    await chat.user("teacher").forward("а мыло кончилось", "Коллега")
    await chat.settled()
    assert "Это о другом?" in chat.user("teacher").last.text
