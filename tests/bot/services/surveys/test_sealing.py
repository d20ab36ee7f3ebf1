from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.surveys.sealing import FOLDER, SealLost, Seals


@pytest.fixture
def seals(tmp_path: Path) -> Seals:
    seals = Seals(tmp_path)
    seals.make(1)
    return seals


def test_what_was_sealed_can_be_opened_again(seals: Seals) -> None:
    contents = [b"", b"{}", "Да".encode(), b"x" * 100_000]
    assert seals.open(1, *(seals.seal(1, one) for one in contents)) == contents


def test_a_seal_tells_neither_content_nor_length_nor_that_two_are_the_same(seals: Seals) -> None:
    yes, no, again = seals.seal(1, b"yes"), seals.seal(1, b"n" * 2000), seals.seal(1, b"yes")
    assert b"yes" not in yes
    assert len(yes) == len(no)
    assert len({yes, again}) == 2


@given(sizes=st.lists(st.integers(0, 20_000), min_size=2, max_size=2))
def test_lengths_come_in_few_steps(sizes: list[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    seals = Seals(tmp_path_factory.getbasetemp())
    if not seals.has(7):
        seals.make(7)
    least, most = sorted(sizes)
    short, long = len(seals.seal(7, bytes(least))), len(seals.seal(7, bytes(most)))
    assert short == long or most + 4 > 2048
    assert short <= long


def test_each_survey_has_a_key_of_its_own(seals: Seals) -> None:
    seals.make(2)
    assert seals.open(2, seals.seal(1, b"yes")) == [None]
    assert seals.kept() == {1, 2}


def test_what_was_changed_on_the_way_is_not_opened(seals: Seals) -> None:
    sealed = bytearray(seals.seal(1, b"yes"))
    sealed[20] ^= 1
    assert seals.open(1, bytes(sealed), b"", b"short", seals.seal(1, b"no")) == [None, None, None, b"no"]


def test_after_the_end_nothing_can_be_opened(seals: Seals, tmp_path: Path) -> None:
    sealed = seals.seal(1, b"yes")
    seals.destroy(1)
    seals.destroy(1)
    assert not seals.has(1)
    with pytest.raises(SealLost):
        seals.open(1, sealed)
    with pytest.raises(Invalid):
        seals.seal(1, b"no")
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_key_that_was_cut_off_is_none(seals: Seals, tmp_path: Path) -> None:
    for broken in (b"", b"half", bytes(32)):
        (tmp_path / FOLDER / "1.key").write_bytes(broken)
        with pytest.raises(SealLost):
            seals.open(1)


def test_only_the_owner_reads_a_key(seals: Seals, tmp_path: Path) -> None:
    assert (tmp_path / FOLDER / "1.key").stat().st_mode & 0o077 == 0


def test_a_new_key_takes_the_place_of_an_older_one(seals: Seals) -> None:
    sealed = seals.seal(1, b"yes")
    seals.make(1)
    assert seals.open(1, sealed) == [None]
