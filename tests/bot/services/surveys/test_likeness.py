"""Free answers put together: by words, not by their order or endings, and the same whatever the order of the sheets."""

import random
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.surveys.likeness import (
    CANDIDATES,
    OTHERS,
    SIGNS,
    SPELT,
    TOO_LONG,
    WORDS,
    groups,
    is_praise,
    says_nothing,
)
from bot.services.surveys.shapes import TextGroup

ALIKE = (
    ("медленный интернет", "интернет медленный!", "Медленного интернета много"),
    ("ещё проектор", "«Еще проекторы»", "ПРОЕКТОР"),
    ("Нет интернета", "интернета нет.", "без интернета"),
    ("библиотека закрыта рано", "библеотека закрыта рано", "Рано закрыта библиотека"),
    ("Нужен кружок робототехники", "кружок по робототехнике нужен", "нужны кружки робототехники"),
    ("не работает wi-fi", "Wi-Fi не работает", "не работает wifi"),
    ("много домашних заданий", "слишком много домашнего задания"),
    ("нет", "Не знаю", "-", "ничего не надо", "—", "затрудняюсь ответить", "НИЧЕГО", "..."),
    ("👍", "👍"),
    ("slow internet", "Internet is slow"),
)
APART = (
    ("нужен интернет", "не нужен интернет"),
    ("больше уроков английского", "меньше уроков английского"),
    ("не хватает учебников", "не хватает учеников"),
    ("интернет", "медленный интернет"),
    ("удобно", "неудобно"),
    ("кабинет12345 закрыт", "кабинет12346 закрыт"),
    ("👍", "👎", "-"),
    ("столовая", "стол", "столбы"),
)
words = st.sampled_from(("интернет", "интернета", "медленный", "Медленно", "не", "мало", "кружок", "кружки", "и", "-"))
sentences = st.lists(words, max_size=6).map(" ".join)
texts = st.lists(sentences | st.text(max_size=12), max_size=30)


def test_what_says_the_same_is_one_group() -> None:
    for case in ALIKE:
        found = groups(case)
        assert [one.count for one in found] == [len(case)], (case, found)


def test_what_says_something_else_stays_apart() -> None:
    for case in APART:
        assert len(groups(case)) == len(case), case


def test_a_group_speaks_in_its_plainest_words() -> None:
    told = [
        "Медленный интернет",
        "очень медленный интернет в школе",
        "интернет медленный",
        "медленный интернет!",
        "еда",
    ]
    told += ["медленный-медленный интернет", "Интернет-то у нас медленный"]
    first, second = groups(told)
    assert (first.words, first.count) == ("Медленный интернет", 6)
    assert first.others == (
        "интернет медленный",
        "Интернет-то у нас медленный",
        "медленный-медленный интернет",
    )
    assert len(first.others) == OTHERS, "each other wording once, not those that differ in signs only"
    assert second == TextGroup("еда", 1)
    misspelt = groups(["компютер старый", "старые компьютеры", "компьютер старый"])
    assert [one.words for one in misspelt] == ["компьютер старый"], "the right spelling, though it is longer"


def test_the_largest_come_first_then_the_alphabet() -> None:
    told = ["яблоки", "арбузы", "дыни", "дыни", "  ", ""]
    assert [(one.words, one.count) for one in groups(told)] == [("дыни", 2), ("арбузы", 1), ("яблоки", 1)]
    assert [one.words for one in groups(["дыни", "а яблоки"])] == ["а яблоки", "дыни"], "as written, small words too"
    assert groups([]) == groups(["", " \n"]) == ()


def test_nothing_to_say_is_told_from_something() -> None:
    nothing = ("-", "Нет!", "нет вопросов", "ничего не нужно", "Затрудняюсь ответить")
    for text in (*nothing, "нет мела", "👍", "надо", "нужны ноутбуки"):
        assert says_nothing(text) is (text in nothing), text


def test_praise_is_told_from_a_wish() -> None:
    praise = ("Всё хорошо", "всё нравится, спасибо!", "Спасибо учителям", "Мы очень довольны школой")
    for text in (*praise, "не нравится", "всё", "хорошо бы кружки", "-", "нет"):
        assert is_praise(text) is (text in praise), text


def test_the_plainest_gathers_the_others_whichever_comes_first() -> None:
    chain = ("старые парты", "старые шаткие парты", "старые шаткие парты скрипят")
    for order in permutations(chain):
        found = [(one.words, one.count) for one in groups(order)]
        assert found == [("старые парты", 2), ("старые шаткие парты скрипят", 1)], order


@given(texts, st.randoms(use_true_random=False))
def test_no_order_of_sheets_shows(told: list[str], chance: random.Random) -> None:
    mixed = list(told)
    chance.shuffle(mixed)
    assert groups(mixed) == groups(told)


@given(texts)
def test_every_text_is_counted_once_and_spoken_as_it_was_written(told: list[str]) -> None:
    found = groups(told)
    written = {" ".join(one.split()) for one in told} - {""}
    assert sum(one.count for one in found) == sum(bool(one.strip()) for one in told)
    shown = [text for one in found for text in (one.words, *one.others)]
    assert set(shown) <= written
    assert len(shown) == len(set(shown))
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)


def test_of_a_long_text_the_beginning_is_looked_at() -> None:
    ends = ("мел", "парты")
    for filler in ("ученик " * WORDS, "а" * SIGNS + " ", "! " * SIGNS, "ﷺ" * SIGNS):
        assert [one.count for one in groups(filler + end for end in ends)] == [2], filler
        assert len(groups(filler[:1] + end for end in ends)) == 2, filler
    long = "о" * TOO_LONG
    assert len(groups([f"{long}а", f"{long}б"])) == 2, "no word but one of many letters"


def test_rare_words_are_taken_by_the_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    told = ["компьютер", "компьютер", "компютер"]
    assert SPELT > 2
    assert len(groups(told)) == 1
    monkeypatch.setattr("bot.services.surveys.likeness.SPELT", 1)
    assert len(groups(told)) == 2


def test_a_text_is_weighed_against_few_groups_only() -> None:
    told = [f"{first}{second}б общее" for first in "бвгджзклмнпрст" for second in "бвгджзклмнпрст"]
    assert len(told) > 3 * CANDIDATES
    assert len(groups(told)) == len(told)
    assert len(groups([*told, *(one.upper() for one in told)])) == len(told), "the same words need no weighing"
