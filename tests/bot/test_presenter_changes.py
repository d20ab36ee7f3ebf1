"""Messages that were sent earlier: known by their ids, changed in place, taken away, never turned into the menu."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError

from bot.presenter import Sent
from bot.ui import File, Media, screen, t
from tests.bot.stage import CABLE, Stage, on_stage, said
from tests.databases import SetClock


@pytest.fixture
async def stage(clock: SetClock) -> AsyncIterator[Stage]:
    async with on_stage(clock) as stage:
        yield stage


async def test_what_was_sent_is_known_by_its_ids(stage: Stage) -> None:
    """Also of an album in which one photo is gone: the others and the words go all the same."""
    album = (await stage.photo(), Media("photo", "no such file"), await stage.photo())
    for shown in (said("раз"), said("два", picture=CABLE), said("три", file=File("план.txt", b"1"))):
        assert await stage.presenter.send(7, "ru", shown) == Sent(stage.person.last.id)
    sent = await stage.presenter.send(7, "ru", said("четыре", album=album))
    pictures = [message.id for message in stage.person.messages if message.is_from_bot and message.media][-2:]
    assert sent == Sent(stage.person.last.id, tuple(pictures))
    tried = [part async for part in stage.presenter.send_album(7, album, 0)]
    assert [[one is None for one in part] for part in tried] == [[False, True, False]], "the lost one keeps its place"
    lone = await stage.presenter.send(7, "ru", said("пять", album=(Media("photo", "no such file"),)))
    assert lone == Sent(stage.person.last.id)


async def test_a_message_of_earlier_is_changed_in_its_place(stage: Stage) -> None:
    """A picture or file stays above the new words; also where it had been refused when the message was sent."""
    theirs, gone = await stage.photo(), Media("photo", "no such file")
    cases: tuple[tuple[str, dict[str, Any], dict[str, Any], list[str]], ...] = (
        ("words", {}, {}, ["editMessageText"]),
        ("picture", {"picture": theirs}, {"picture": theirs}, ["editMessageCaption"]),
        ("file", {"file": File("план.txt", b"1")}, {"file": File("план.txt", b"1")}, ["editMessageCaption"]),
        (
            "refused",
            {"picture": gone},
            {"picture": theirs},
            ["editMessageCaption", "editMessageText"],
        ),
        ("album", {"album": (theirs, theirs)}, {"album": (theirs,)}, ["editMessageText"]),
        ("picture left out", {"picture": theirs}, {}, ["editMessageText", "editMessageCaption"]),
    )
    for name, was, becomes, calls in cases:
        message = await stage.show(said("раз", **was))
        assert await stage.presenter.change(7, "ru", Sent(message.id), said("два", **becomes)), name
        assert stage.calls() == calls, name
        assert (stage.person.last.id, stage.person.last.text) == (message.id, "два"), name
        assert (message.media is None) == (name in ("words", "refused", "album")), name
        assert await stage.presenter.change(7, "ru", Sent(message.id), said("два", **becomes)), "nothing new is fine"
        stage.calls()


async def test_words_that_outgrow_a_caption_go_below_their_picture(stage: Stage) -> None:
    """Whole, with the buttons; what a refusal left undone is done by the next try, and the picture counts as album."""
    photo, longer = await stage.photo(), "слово " * 200
    was = await stage.show(said("раз", picture=photo))
    screen_now = said(longer, album=(photo,))
    stage.person.user.blocked = True
    with pytest.raises(TelegramForbiddenError):
        await stage.presenter.change(7, "ru", Sent(was.id), screen_now)
    stage.person.user.blocked = False
    now: Sent | None = None
    for _ in range(2):
        stage.calls()
        now = await stage.presenter.change(7, "ru", Sent(was.id), screen_now)
        assert now == Sent(stage.person.last.id, (was.id,))
        assert stage.calls() == ["editMessageText", "editMessageCaption", "sendMessage"]
        assert (was.text, was.keyboard, was.media is not None) == ("", [], True)
        assert stage.person.last.text == longer.strip()
        assert len(stage.person.last.keyboard) == 2
    assert now is not None
    assert await stage.presenter.change(7, "ru", now, said("коротко", picture=photo)) == now
    assert stage.person.last.text == "коротко"
    assert await stage.presenter.take_away(7, now)
    assert was.id not in [message.id for message in stage.person.messages], "the picture goes with its words"


async def test_what_goes_below_at_whatever_hour_makes_no_sound(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    photo, was, quiet = await stage.photo(), await stage.show(said("раз", picture=CABLE)), list[bool]()
    send = stage.bot.send_message

    async def heard(*args: Any, **how: Any) -> Any:
        quiet.append(how.get("disable_notification", False))
        return await send(*args, **how)

    monkeypatch.setattr(stage.bot, "send_message", heard)
    await stage.presenter.change(7, "ru", Sent(was.id), said("слово " * 200, album=(photo,)))
    assert quiet == [True]


async def test_a_message_that_can_not_be_changed_is_told_from_what_can_not_be_said(stage: Stage) -> None:
    message = await stage.show(said("раз"))
    await stage.person.delete(message)
    assert not await stage.presenter.change(7, "ru", Sent(message.id), said("два"))
    other = await stage.person.send_text("не бота")
    assert not await stage.presenter.change(7, "ru", Sent(other.id), said("два"))
    message = await stage.show(said("раз"))
    with pytest.raises(TelegramBadRequest):
        await stage.presenter.change(7, "ru", Sent(message.id), screen(t("text", text="")))
    stage.person.user.blocked = True
    with pytest.raises(TelegramForbiddenError):
        await stage.presenter.change(7, "ru", Sent(message.id), said("два"))


async def test_a_message_is_taken_away_with_its_album_while_that_is_allowed(stage: Stage, clock: SetClock) -> None:
    album = (await stage.photo(), await stage.photo())
    before = [message.id for message in stage.person.messages]
    sent = await stage.presenter.send(7, "ru", said("раз", album=album))
    assert await stage.presenter.take_away(7, sent)
    assert [message.id for message in stage.person.messages] == before
    assert await stage.presenter.take_away(7, sent), "what is gone already needs nothing"
    old = await stage.presenter.send(7, "ru", said("два", album=album))
    clock.advance(hours=49)
    stage.calls()
    assert not await stage.presenter.take_away(7, old)
    assert stage.calls() == ["deleteMessage"], "its album stays with it"
    assert stage.person.last.id == old.message_id


async def test_of_a_message_that_stays_the_menu_opens_below(stage: Stage) -> None:
    for shown, ways in (
        (said("раз", back="help"), ["help", "menu"]),
        (said("раз", back="help", stays=True), ["+menu"]),
        (said("раз", stays=True), ["+menu"]),
        (said("раз", stays=True, home=True), ["help"]),
    ):
        message = await stage.show(shown)
        assert [button["callback_data"] for button in message.keyboard[-1]] == ways, shown
