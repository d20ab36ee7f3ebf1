"""A screen becomes messages: edited, sent anew, or left alone, and never more than the messenger takes."""

from collections.abc import AsyncIterator

import pytest
from aiogram.types import CallbackQuery
from hypothesis import given
from hypothesis import strategies as st

from bot.albums import ALBUM_LIMIT, TOGETHER, parts_of
from bot.markup import plain_of, visible_length
from bot.playground import Message
from bot.playground.markup import parse_html, units
from bot.presenter import CAPTION_LIMIT, TEXT_LIMIT, TOAST_LIMIT, Presenter, cut, cut_html
from bot.ui import Answer, File, Media, Picture, Rich, t
from tests.bot.stage import CABLE, POWER, VOICE, Stage, on_stage, said
from tests.databases import SetClock


@pytest.fixture
async def stage(clock: SetClock) -> AsyncIterator[Stage]:
    async with on_stage(clock) as stage:
        yield stage


async def test_a_tap_is_one_edit_and_one_answer(stage: Stage) -> None:
    message = await stage.show(said("раз"))
    calls = await stage.tapped(message, Answer(said("два"), toast=t("report-sent-toast")))
    assert sorted(calls) == ["answerCallbackQuery", "editMessageText"]
    assert stage.person.last.text == "два"
    assert len(stage.slots) == 1, "an edit takes no slot of the limiter"


async def test_nothing_is_sent_where_nothing_changed(stage: Stage) -> None:
    message = await stage.show(said("раз & <b>два</b>"))
    assert await stage.tapped(message, Answer(said("раз & <b>два</b>"))) == ["answerCallbackQuery"]


async def test_a_toast_alone_leaves_the_screen(stage: Stage) -> None:
    message = await stage.show(said("раз"))
    assert await stage.tapped(message, Answer(toast=t("report-dropped"), alert=True)) == ["answerCallbackQuery"]


async def test_pictures_come_change_and_go(stage: Stage) -> None:
    photo = await stage.photo()
    message = await stage.show(said("раз"))
    assert "editMessageMedia" in await stage.tapped(message, Answer(said("два", picture=photo)))
    message = stage.person.last
    assert message.media is not None
    assert "editMessageCaption" in await stage.tapped(message, Answer(said("три", picture=photo)))
    assert "sendMessage" in await stage.tapped(message, Answer(said("четыре"))), "a picture can't be taken away"
    assert stage.person.last.media is None


def content(message: Message) -> bytes | None:
    assert message.media is not None
    return message.media.content


async def test_a_picture_of_the_programs_own_is_uploaded_once(stage: Stage) -> None:
    first = await stage.show(said("раз", picture=CABLE))
    assert content(first) == CABLE.content
    second = await stage.show(said("два", picture=Picture("иначе.png", CABLE.content)))
    assert second.media == first.media
    message = await stage.show(said("три"))
    assert "editMessageMedia" in await stage.tapped(message, Answer(said("четыре", picture=POWER)))
    assert content(stage.person.last) == POWER.content


@pytest.mark.parametrize("words", ["раз", "два"])
async def test_one_picture_becomes_another_under_any_words(stage: Stage, words: str) -> None:
    theirs = await stage.photo()
    for before, after in ((CABLE, POWER), (CABLE, theirs), (theirs, POWER), (theirs, await stage.photo())):
        message = await stage.show(said("раз", picture=before))
        shown = message.media
        calls = await stage.tapped(message, Answer(said(words, picture=after)))
        assert sorted(calls) == ["answerCallbackQuery", "editMessageMedia"]
        message = stage.person.last
        assert (message.text, message.media != shown) == (words, True)
        assert await stage.tapped(message, Answer(said(words, picture=after))) == ["answerCallbackQuery"]
        assert "editMessageCaption" in await stage.tapped(message, Answer(said("три", picture=after)))


async def test_a_program_that_started_anew_does_not_know_what_is_shown_and_edits_all_the_same(stage: Stage) -> None:
    for picture in (CABLE, await stage.photo()):
        message = await stage.show(said("раз", picture=picture))
        stage.presenter = Presenter(stage.bot, lambda _: VOICE)
        assert "editMessageMedia" in await stage.tapped(message, Answer(said("раз", picture=picture)))
        assert "editMessageMedia" in await stage.tapped(message, Answer(said("два", picture=POWER)))
        assert (stage.person.last.id, content(stage.person.last)) == (message.id, POWER.content)


async def test_a_picture_that_is_refused_is_tried_again_but_never_doubles_the_message(stage: Stage) -> None:
    gone = Media("photo", "no such file")
    message = await stage.show(said("раз", picture=gone))
    before = len(stage.person.messages)
    for words in ("раз", "два"):
        await stage.tapped(message, Answer(said(words, picture=gone)))
        assert stage.person.last.text == words
    assert len(stage.person.messages) == before
    pictured = await stage.show(said("три", picture=CABLE))
    await stage.tapped(pictured, Answer(said("четыре", picture=gone)))
    assert (stage.person.last.text, stage.person.last.media) == ("четыре", None)


async def test_an_upload_that_the_messenger_lost_is_made_again(stage: Stage) -> None:
    for deed in ("send", "edit"):
        shown = (await stage.show(said("раз", picture=CABLE))).media
        assert shown is not None
        shown.content = None
        if deed == "send":
            assert (await stage.show(said("два", picture=CABLE))).media is None
        else:
            await stage.tapped(await stage.show(said("три")), Answer(said("два", picture=CABLE)))
            assert (stage.person.last.text, stage.person.last.media) == ("два", None)
        assert content(await stage.show(said("четыре", picture=CABLE))) == CABLE.content


async def test_a_long_text_under_a_picture_is_worth_more_than_the_picture(stage: Stage) -> None:
    long = said("д" * (CAPTION_LIMIT + 1), picture=await stage.photo())
    assert (await stage.show(long)).media is None


async def test_a_picture_that_is_gone_does_not_hold_back_the_words(stage: Stage) -> None:
    assert (await stage.show(said("раз", picture=Media("photo", "no such file")))).text == "раз"
    message = stage.person.last
    await stage.tapped(message, Answer(said("два", picture=Media("photo", "no such file"))))
    assert stage.person.last.text == "два"
    album = tuple(Media("photo", f"no such file {number}") for number in range(3))
    assert (await stage.show(said("три", album=album))).text == "три"


async def test_a_message_that_was_deleted_is_sent_anew(stage: Stage) -> None:
    message = await stage.show(said("раз"))
    tap = stage.tapped(message, Answer(said("два")))
    await stage.person.delete(message)
    assert "sendMessage" in await tap
    assert stage.person.last.text == "два"


async def test_a_tap_that_is_too_old_still_has_its_effect(stage: Stage, clock: SetClock) -> None:
    message = await stage.show(said("раз"))
    tap = await stage.person.tap_data(message, "help")
    raw = stage.playground.updates.pending[tap.update_id].body
    clock.advance(minutes=10)
    query = CallbackQuery.model_validate(raw["callback_query"], context={"bot": stage.bot})
    await stage.presenter.answer(7, "ru", Answer(said("два")), query)
    assert stage.person.last.text == "два"


async def test_albums_go_first_in_parts_that_the_messenger_takes(stage: Stage) -> None:
    album = tuple([await stage.photo() for _ in range(11)])
    await stage.presenter.send(7, "ru", said("файлы", album=album))
    assert stage.calls() == ["sendMediaGroup", "sendPhoto", "sendMessage"]
    assert stage.person.last.text == "файлы"
    assert len(stage.slots) == 3, "each call takes a slot of the limiter"


async def test_an_album_of_all_kinds_goes_out_whole(stage: Stage) -> None:
    anna = stage.person
    for _ in range(2):
        for send in (anna.send_voice, anna.send_audio, anna.send_video, anna.send_animation, anna.send_video_note):
            await send()
        await anna.send_document("план.xlsx", b"PK")
        await anna.send_photo()
    album = tuple(Media(sent.media.kind, sent.media.id) for sent in anna.messages if sent.media)
    stage.calls()
    before = len(anna.messages)
    await stage.presenter.send(7, "ru", said("файлы", album=album))
    assert stage.calls()[:3] == ["sendMediaGroup"] * 3
    sent = [message.media for message in anna.messages[before:-1]]
    assert sorted(one.id for one in sent if one) == sorted(media.file_id for media in album)


async def test_an_album_goes_on_where_it_was_left(stage: Stage) -> None:
    """Each part's messages are known as soon as it went, and what went is not sent again."""
    plan = (await stage.person.send_document("план.xlsx", b"PK")).media
    assert plan is not None
    photo, document = await stage.photo(), Media("document", plan.id)
    album = (document, photo, photo, document)
    for done, sizes in ((0, [2, 2]), (2, [2]), (3, [1]), (4, [])):
        parts = [part async for part in stage.presenter.send_album(7, album, done)]
        assert [len(part) for part in parts] == sizes, done
    kinds = [one.media.kind for one in stage.person.messages if one.is_from_bot and one.media]
    assert kinds == ["photo", "photo", *["document"] * 5], "the photos went once"


async def test_one_lost_file_of_an_album_leaves_the_others(stage: Stage) -> None:
    album = (await stage.photo(), Media("photo", "no such file"), await stage.photo())
    stage.calls()
    await stage.presenter.send(7, "ru", said("файлы", album=album))
    assert stage.calls() == ["sendMediaGroup", "sendPhoto", "sendPhoto", "sendPhoto", "sendMessage"]
    shown = [message.media.id for message in stage.person.messages if message.is_from_bot and message.media]
    assert shown == [album[0].file_id, album[2].file_id]


KINDS = st.sampled_from(["photo", "video", "document", "audio", "voice", "video_note", "animation"])


@given(st.lists(KINDS, max_size=45))
def test_parts_of_an_album_hold_what_may_be_together_and_lose_nothing(kinds: list[str]) -> None:
    album = [Media(kind, str(number)) for number, kind in enumerate(kinds)]
    parts = parts_of(album)
    assert sorted(media.file_id for part in parts for media in part) == sorted(media.file_id for media in album)
    for part in parts:
        assert 1 <= len(part) <= ALBUM_LIMIT
        assert len(part) == 1 or any({media.kind for media in part} <= together for together in TOGETHER)
        assert [media.file_id for media in part] == sorted((media.file_id for media in part), key=int)


async def test_a_file_carries_its_screen(stage: Stage) -> None:
    message = await stage.show(said("д" * 2_000, file=File("список.xlsx", b"PK")))
    assert message.media is not None
    assert message.media.name == "список.xlsx"
    assert units(message.text) == CAPTION_LIMIT
    assert "sendMessage" in await stage.tapped(message, Answer(said("дальше"))), "a file is not edited away"


async def test_to_a_message_the_toast_is_the_first_line(stage: Stage) -> None:
    await stage.presenter.answer(7, "ru", Answer(said("экран"), toast=t("report-dropped")), None)
    assert stage.person.last.text.splitlines()[0] == "Заявка отменена."
    assert "экран" in stage.person.last.text
    await stage.presenter.answer(7, "ru", Answer(toast=t("report-dropped")), None)
    assert stage.person.last.text.startswith("Заявка отменена.")
    before = len(stage.playground.calls)
    await stage.presenter.answer(7, "ru", Answer(), None)
    assert len(stage.playground.calls) == before


async def test_a_toast_is_cut(stage: Stage) -> None:
    message = await stage.show(said("раз"))
    tap = await stage.person.tap_data(message, "help")
    raw = stage.playground.updates.pending[tap.update_id].body
    query = CallbackQuery.model_validate(raw["callback_query"], context={"bot": stage.bot})
    await stage.presenter.answer(7, "ru", Answer(toast=t("text", text="д" * 500)), query)
    assert len((await tap.answered()).text) == TOAST_LIMIT


@given(st.text(alphabet="аб <>&👩‍🏫\n\u200d", max_size=60), st.integers(2, 30))
def test_cutting_keeps_the_limit_and_breaks_nothing(words: str, limit: int) -> None:
    html = "<b>заголовок</b> " + VOICE.html(t("text", text=words))
    shown, _ = parse_html(cut_html(html, limit))
    assert units(shown.strip()) <= limit
    if visible_length(html) <= limit:
        assert cut_html(html, limit) == html
    assert len(cut(words, limit)) <= limit
    assert plain_of(html) == parse_html(html)[0].strip()


def test_words_with_formatting_lose_it_where_they_are_cut() -> None:
    html = VOICE.html(t("ticket-words", words=Rich("<b>раз &lt;два&gt;</b> три")))
    assert cut_html(html, 100) == "💬 <b>раз &lt;два&gt;</b> три"
    assert cut_html(html, 10) == "💬 раз &lt;д…"


async def test_the_longest_text_with_emoji_goes_through(stage: Stage) -> None:
    shown = await stage.show(said("👩‍🏫<" * TEXT_LIMIT))
    assert units(shown.text) <= TEXT_LIMIT
