import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.services.snapshot import RoomLine
from bot.services.text import fold
from bot.services.tickets.catalogue import SYMPTOMS
from bot.services.tickets.hearing import LONGEST, hear, settle
from bot.services.tickets.phrases import spoken
from bot.services.tickets.places import lookups
from tests.bot.services.tickets.sentences import (
    NO_REPORT,
    ROOMS,
    TITLES,
    Outcome,
    Sentence,
    is_wrong,
    sentences,
    understood,
)

TABLE = sentences()
IDS = {called: room_id for room_id, called in TITLES.items()}
_LATIN = str.maketrans("авсенкмортхуАВСЕНКМОРТХУ", "abcehkmoptxyABCEHKMOPTXY")
SPELLINGS: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "title": str.title,
    "yo": lambda words: words.replace("е", "ё").replace("Е", "Ё"),
    "latin": lambda words: words.translate(_LATIN),
    "decomposed": lambda words: unicodedata.normalize("NFD", words),
}
a_sentence = st.sampled_from(TABLE)
# What people write, word by word, in an order that nobody has thought of.
jumbled = st.lists(st.sampled_from(sorted({word for row in TABLE for word in row.words.split()})), max_size=12)


def test_nothing_of_the_table_is_understood_wrongly() -> None:
    assert len(TABLE) >= 300
    got = [(row.words, understood(row.words, row.own), row.expected) for row in TABLE]
    assert [one for one in got if is_wrong(one[1], one[2])] == []


def test_nearly_all_of_the_table_is_understood() -> None:
    reports = [row for row in TABLE if row.expected != NO_REPORT]
    missed = [row.words for row in reports if understood(row.words, row.own) != row.expected]
    assert len(missed) <= len(reports) * 0.05, missed


def test_a_mistake_of_the_table_would_be_seen() -> None:
    fault = Outcome("214", "projector", "?")
    assert is_wrong(Outcome("215", "projector", "?"), fault)
    assert is_wrong(Outcome("214", "projector", "no_power"), fault)
    assert is_wrong(Outcome("214", "projector", "?", frozenset({"urgent"})), fault)
    assert is_wrong(fault, NO_REPORT)
    assert not is_wrong(Outcome("?", "?", "?"), fault)
    assert not is_wrong(NO_REPORT, fault)


@given(
    st.one_of(st.text(max_size=LONGEST), jumbled.map(" ".join)), st.sets(st.sampled_from(sorted(TITLES)), max_size=3)
)
@example("№", set())
@example("214-214-а №№ 1/1/1 каб", {1})
def test_whatever_is_written_only_what_there_is_is_understood(words: str, own: set[int]) -> None:
    heard = hear(words, ROOMS, own)
    if heard is not None:
        assert {heard.room_id, *heard.rooms} <= {0, *TITLES}
        assert heard.room_id not in heard.rooms
        assert {heard.kind, *heard.kinds} <= {"", *SYMPTOMS}
        assert heard.symptom in ("", *SYMPTOMS.get(heard.kind, ()))


@given(a_sentence, st.sampled_from(sorted(SPELLINGS)), st.sampled_from(["", "!!!", "...", ")))", " ", "\n", "🙏"]))
def test_case_look_alikes_and_what_trails_change_nothing(row: Sentence, spelling: str, trail: str) -> None:
    assert understood(SPELLINGS[spelling](row.words) + trail, row.own) == understood(row.words, row.own)


@given(a_sentence.map(lambda row: row.words) | jumbled.map(" ".join), st.sampled_from(sorted(TITLES)))
def test_the_rooms_that_are_looked_up_are_all_that_may_be_meant(words: str, own: int) -> None:
    assert hear(words, looked_up(words), {own}) == hear(words, ROOMS, {own})


def looked_up(words: str) -> list[RoomLine]:
    """The rooms that a search for each of the lookups finds: an exact number comes alone, otherwise at most 30."""
    found: set[int] = set()
    for part in lookups(spoken(words)):
        exact = {room.id for room in ROOMS if fold(room.number) == part}
        found |= exact or {room.id for room in [r for r in ROOMS if part in fold(f"{r.number} {r.name or ''}")][:30]}
    return [room for room in ROOMS if room.id in found]


def test_what_has_no_name_is_that_of_the_only_device_there_that_shows_it() -> None:
    heard = hear("в 312 нет звука", ROOMS, ())
    assert heard is not None
    assert settle(heard, {"speakers", "printer"}).kind == "speakers"
    assert settle(heard, {"speakers", "printer"}).symptom == "no_sound"
    assert settle(heard, {"speakers", "board"}) == heard
    assert settle(heard, {"printer"}) == heard


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("в 214 и 215 нет света", ["214", "215"]),
        ("каб 105 нет интернета", ["105", "II 105"]),
        ("в кабинете английского нет интернета", ["301", "302"]),
        ("в 214 б нет света", ["214"]),
        ("рядом с 214 нет света", ["214"]),
        ("в 999 нет света", []),
    ],
)
def test_where_a_room_is_in_doubt_there_is_something_to_choose_from(words: str, called: list[str]) -> None:
    heard = hear(words, ROOMS, {IDS["312"]})
    assert heard is not None
    assert (heard.room_id, [TITLES[room] for room in heard.rooms]) == (0, called)


def test_what_may_be_a_class_is_a_room_where_it_is_called_one() -> None:
    rooms = [*ROOMS, RoomLine(1000, "8А", None, "Главный корпус", 1)]
    told = {words: hear(words, rooms, ()) for words in ("в 8а не работает проектор", "в каб. 8а не работает проектор")}
    assert [heard and (heard.room_id, heard.rooms) for heard in told.values()] == [(0, (1000,)), (1000, ())]


def test_where_a_device_is_in_doubt_there_is_something_to_choose_from() -> None:
    heard = hear("в 214 не работают проектор и колонки", ROOMS, ())
    assert heard is not None
    assert (heard.kind, set(heard.kinds)) == ("", {"projector", "speakers"})


def test_a_letter_is_no_report_in_passing() -> None:
    words = "в 214 не работает проектор"
    assert hear(words + " " * (LONGEST - len(words)), ROOMS, ()) is not None
    assert hear(words + " " * (LONGEST + 1 - len(words)), ROOMS, ()) is None
