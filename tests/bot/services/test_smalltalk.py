"""Thanks, and tickets that are asked for in words."""

import pytest

from bot.services.smalltalk import Asked, asked_for, is_thanks


@pytest.mark.parametrize("words", ["Спасибо", "спасибо!", "Большое спасибо.", "Thanks", "thank you!"])
def test_thanks(words: str) -> None:
    assert is_thanks(words)


@pytest.mark.parametrize("words", ["", "спасибо, но не работает", "не спасибо", "thanks, it is broken again"])
def test_no_thanks(words: str) -> None:
    assert not is_thanks(words)


@pytest.mark.parametrize("words", ["Где моя заявка?", "мои заявки", "My tickets", "Where is my ticket?"])
def test_the_list_is_asked_for(words: str) -> None:
    assert asked_for(words) == Asked(None)


@pytest.mark.parametrize(
    "words", ["№ 47", "№47", "#47", "No. 47", "заявка 47", "Заявка № 47?", "заявку №47", "ticket 47", "Ticket No. 47"]
)
def test_a_ticket_is_asked_for_by_its_number(words: str) -> None:
    assert asked_for(words) == Asked(47)


@pytest.mark.parametrize("words", ["47", "каб. 47", "заявка", "№", "№ 47 не работает", "заявка 9999999999", "№ ٤٧"])
def test_a_bare_number_is_a_room_and_the_rest_is_read_by_others(words: str) -> None:
    assert asked_for(words) is None
