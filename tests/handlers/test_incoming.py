"""What is read of a message: its words, one thing that came with it, whose buttons it answers; never a phone number."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.types import Message
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import Voice
from bot.playground.markup import parse_html, units
from bot.services.news.wording import take_words
from bot.ui import Media, Rich, t
from handlers.incoming import FORMATS, command_of, read_message

VOICE = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))
SITE = "https://school.example/news"
ANNA: dict[str, Any] = {"id": 7, "is_bot": False, "first_name": "Анна"}
BOT: dict[str, Any] = {"id": 42, "is_bot": True, "first_name": "Бот"}
FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 5}
PICTURE = FILE | {"width": 1, "height": 1}


def message(**fields: Any) -> Message:
    whole = {"message_id": 12, "date": 0, "chat": {"id": 7, "type": "private"}, "from": ANNA}
    return Message.model_validate(whole | fields)


@pytest.mark.parametrize(
    ("fields", "kind", "name"),
    [
        ({"photo": [FILE | {"file_id": "small", "width": 1, "height": 1}, PICTURE]}, "photo", None),
        ({"video": PICTURE | {"duration": 1, "file_name": "урок.mp4"}}, "video", None),
        ({"animation": PICTURE | {"duration": 1}, "document": FILE | {"file_name": "a.mp4"}}, "animation", "a.mp4"),
        ({"video_note": FILE | {"length": 1, "duration": 1}}, "video_note", None),
        ({"voice": FILE | {"duration": 1}}, "voice", None),
        ({"audio": FILE | {"duration": 1, "file_name": "гимн.mp3"}}, "audio", None),
        ({"document": FILE | {"file_name": "план.xlsx"}}, "document", "план.xlsx"),
        ({"document": FILE}, "document", ""),
    ],
)
def test_what_people_send_is_read_by_its_kind(fields: dict[str, Any], kind: str, name: str | None) -> None:
    incoming = read_message(message(**fields, caption="вот", media_group_id="a1"))
    assert incoming.media == Media(kind, "f")
    assert (incoming.document_name, incoming.size, incoming.text) == (name, 5, "вот")
    assert (incoming.album, incoming.number) == ("a1", 12)


CONTACT = {"phone_number": "+70000000000", "first_name": "Анна"}
STICKER = FILE | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}


@pytest.mark.parametrize(
    "fields", [{"contact": CONTACT}, {"location": {"latitude": 1, "longitude": 2}}, {"sticker": STICKER}]
)
def test_nothing_is_read_of_what_the_bot_has_no_use_for(fields: dict[str, Any]) -> None:
    incoming = read_message(message(**fields))
    assert (incoming.text, incoming.media, incoming.size) == ("", None, 0)
    assert "70000000000" not in repr(incoming)


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length} | more


@pytest.mark.parametrize(
    ("text", "entities", "markup"),
    [
        ("Ура", [entity("bold", 0, 3)], "<b>Ура</b>"),
        ("👩‍🏫 2<3", [entity("italic", 6, 3)], "👩‍🏫 <i>2&lt;3</i>"),
        ("абв", [entity("bold", 1, 1), entity("blockquote", 1, 2)], "а<blockquote><b>б</b>в</blockquote>"),
        ("абв", [entity("expandable_blockquote", 0, 3)], "<blockquote expandable>абв</blockquote>"),
        ("x=1", [entity("pre", 0, 3, language="python")], '<pre><code language="language-python">x=1</code></pre>'),
        ("тут", [entity("text_link", 0, 3, url='https://a.example/?b=1&c="')], '<a href="https://a.example/?b=1&amp;c=&quot;">тут</a>'),
        ("Анна", [entity("text_mention", 0, 4, user=ANNA)], '<a href="tg://user?id=7">Анна</a>'),
        ("😀!", [entity("custom_emoji", 0, 2, custom_emoji_id="5"), entity("code", 2, 1)], "😀<code>!</code>"),
        ("тсс", [entity("spoiler", 0, 3)], "<tg-spoiler>тсс</tg-spoiler>"),
    ],
)  # fmt: skip
def test_what_a_person_made_of_their_words_is_read(text: str, entities: list[dict[str, Any]], markup: str) -> None:
    assert read_message(message(text=text, entities=entities)).markup == markup
    captioned = read_message(message(photo=[PICTURE], caption=text, caption_entities=entities))
    assert (captioned.text, captioned.markup) == (text, markup)


def test_what_was_typed_comes_out_as_it_was_typed() -> None:
    words = "👩‍🏫 День открытых дверей\n\nПрограмма на сайте, вход <свободный>.\nТсс: будет сюрприз"

    def on(kind: str, part: str, **more: Any) -> dict[str, Any]:
        return entity(kind, units(words[: words.index(part)]), units(part), **more)

    link = on("text_link", "на сайте", url=f"{SITE}?a=1&b=2")
    price = [on("italic", "вход <свободный>"), on("underline", "<свободный>")]
    entities = [on("bold", "День открытых дверей"), link, *price, on("spoiler", "сюрприз")]
    incoming = read_message(message(text=words, entities=entities))
    taken = take_words(incoming.text, incoming.markup)
    assert not taken.dropped
    assert parse_html(VOICE.html(t("text", text=Rich(taken.html)))) == (words, entities)


def test_plain_words_have_no_markup() -> None:
    found = [entity("bot_command", 0, 5), entity("url", 6, 12), entity("date_time", 0, 5, unix_time=1)]
    for fields in ({"text": "1 < 2"}, {"text": "/help example.com", "entities": found}, {"photo": [PICTURE]}):
        assert read_message(message(**fields)).markup == ""


@pytest.mark.parametrize(
    "entities",
    [
        [entity("bold", 0, 1)],  # half an emoji
        [entity("bold", 0, 4), entity("italic", 3, 3)],  # they cross
        [entity("text_link", 2, 1)],  # no address
        [entity("text_mention", 2, 1)],  # nobody
    ],
)
def test_formatting_that_makes_no_sense_loses_no_words(entities: list[dict[str, Any]]) -> None:
    incoming = read_message(message(text="😀абвг", entities=entities))
    assert incoming.text == "😀абвг"
    assert incoming.markup == ""


@given(
    st.text(max_size=20), st.lists(st.tuples(st.sampled_from(sorted(FORMATS)), st.integers(0, 20), st.integers(1, 20)))
)
def test_the_words_are_the_same_with_and_without_formatting(words: str, formats: list[tuple[str, int, int]]) -> None:
    entities = [entity(*one, url="https://a.example", user=ANNA) for one in formats]
    incoming = read_message(message(text=words, entities=entities))
    if incoming.markup:
        assert parse_html(incoming.markup)[0].strip() == incoming.text.strip()


def replied(sender: dict[str, Any], **fields: Any) -> dict[str, Any]:
    keyboard = [[{"text": "a", "callback_data": "+ticket:1"}, {"text": "b", "url": "https://example.org"}]]
    whole = {"message_id": 11, "date": 0, "chat": {"id": 7, "type": "private"}, "from": sender, "text": "карточка"}
    return whole | {"reply_markup": {"inline_keyboard": [*keyboard, [{"text": "c", "callback_data": "menu"}]]}} | fields


def test_a_reply_says_where_the_buttons_above_it_lead() -> None:
    answer = message(text="да", reply_to_message=replied(BOT))
    assert read_message(answer).reply_buttons == ("ticket:1", "menu")
    assert read_message(message(text="да")).reply_buttons == ()
    assert read_message(message(text="да", reply_to_message=replied(BOT, reply_markup=None))).reply_buttons == ()


def test_buttons_that_a_person_brought_from_elsewhere_are_not_ours() -> None:
    assert read_message(message(text="да", reply_to_message=replied(ANNA))).reply_buttons == ()


def test_a_commands_word_and_the_rest() -> None:
    assert command_of("/start@school_bot  abc ") == ("start", "abc")
    assert command_of("/Menu") == ("menu", "")
    assert command_of("начать /start") == ("", "")
