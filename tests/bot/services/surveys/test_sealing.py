from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.surveys.sealing import FOLDER, SHEET, SealedDrafts, SealLost, Seals

# No chance makes these bytes of a seal.
LONG = b"nothing but what was said"


@pytest.fixture
def seals(tmp_path: Path) -> Seals:
    seals = Seals(tmp_path)
    seals.make(1)
    return seals


def test_what_was_sealed_can_be_opened_again(seals: Seals) -> None:
    contents = [b"", b"{}", "Да".encode(), b"x" * 100_000]
    assert seals.open(1, SHEET, *(seals.seal(1, SHEET, one) for one in contents)) == contents


def test_a_seal_tells_neither_content_nor_length_nor_that_two_are_the_same(seals: Seals) -> None:
    yes, no, again = seals.seal(1, SHEET, LONG), seals.seal(1, SHEET, b"n" * 2000), seals.seal(1, SHEET, LONG)
    assert LONG not in yes
    assert len(yes) == len(no)
    assert len({yes, again}) == 2


def test_the_longest_content_of_its_kind_says_how_long_a_seal_is(seals: Seals) -> None:
    sizes = {len(seals.seal(1, SHEET, bytes(length), size=9_000)) for length in (0, 100, 3_000, 9_000)}
    assert len(sizes) == 1


def test_what_was_sealed_as_one_thing_does_not_open_as_another(seals: Seals) -> None:
    assert seals.open(1, "other", seals.seal(1, SHEET, b"yes")) == [None]


@given(sizes=st.lists(st.integers(0, 20_000), min_size=2, max_size=2))
def test_lengths_come_in_few_steps(sizes: list[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    seals = Seals(tmp_path_factory.getbasetemp())
    if not seals.has(7):
        seals.make(7)
    least, most = sorted(sizes)
    short, long = len(seals.seal(7, SHEET, bytes(least))), len(seals.seal(7, SHEET, bytes(most)))
    assert short == long or most + 4 > 2048
    assert short <= long


def test_each_survey_has_a_key_of_its_own(seals: Seals) -> None:
    seals.make(2)
    assert seals.open(2, SHEET, seals.seal(1, SHEET, b"yes")) == [None]
    assert seals.kept() == {1, 2}


def test_what_was_changed_on_the_way_is_not_opened(seals: Seals) -> None:
    sealed = bytearray(seals.seal(1, SHEET, b"yes"))
    sealed[20] ^= 1
    assert seals.open(1, SHEET, bytes(sealed), b"", b"short", seals.seal(1, SHEET, b"no")) == [None, None, None, b"no"]


def test_after_the_end_nothing_can_be_opened(seals: Seals, tmp_path: Path) -> None:
    sealed = seals.seal(1, SHEET, b"yes")
    seals.destroy(1)
    seals.destroy(1)
    assert not seals.has(1)
    with pytest.raises(SealLost):
        seals.open(1, SHEET, sealed)
    with pytest.raises(Invalid):
        seals.seal(1, SHEET, b"no")
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_key_that_was_cut_off_is_none(seals: Seals, tmp_path: Path) -> None:
    for broken in (b"", b"half", bytes(32)):
        (tmp_path / FOLDER / "1.key").write_bytes(broken)
        with pytest.raises(SealLost):
            seals.open(1, SHEET)


def test_only_the_owner_reads_a_key(seals: Seals, tmp_path: Path) -> None:
    assert (tmp_path / FOLDER / "1.key").stat().st_mode & 0o077 == 0


def test_a_new_key_takes_the_place_of_an_older_one(seals: Seals) -> None:
    sealed = seals.seal(1, SHEET, b"yes")
    seals.make(1)
    assert seals.open(1, SHEET, sealed) == [None]


def test_drafts_are_files_that_tell_neither_whose_nor_what(seals: Seals, tmp_path: Path) -> None:
    drafts = SealedDrafts(tmp_path)
    drafts.write(1, 5, 7, b"yes", 4_000)
    drafts.write(1, 5, 7, LONG, 4_000)
    drafts.write(1, 5, 8, b"", 4_000)
    files = list((tmp_path / FOLDER / "1").iterdir())
    assert len(files) == 2
    assert len({len(one.read_bytes()) for one in files}) == 1
    assert not any(LONG in one.read_bytes() for one in files)
    assert (drafts.read(1, 5, 7), drafts.read(1, 5, 8), drafts.read(1, 6, 7)) == (LONG, b"", None)


def test_a_draft_opens_for_nobody_else(seals: Seals, tmp_path: Path) -> None:
    """Somebody puts another's file in the place of their own."""
    drafts = SealedDrafts(tmp_path)
    drafts.write(1, 5, 7, b"yes", 0)
    (theirs,) = (tmp_path / FOLDER / "1").iterdir()
    content = theirs.read_bytes()
    drafts.write(1, 5, 8, b"", 0)
    for path in (tmp_path / FOLDER / "1").iterdir():
        path.write_bytes(content)
    assert (drafts.read(1, 5, 7), drafts.read(1, 5, 8)) == (b"yes", None)


def test_drafts_are_deleted(seals: Seals, tmp_path: Path) -> None:
    drafts = SealedDrafts(tmp_path)
    for person in (7, 8, 9):
        drafts.write(1, 5, person, b"yes", 0)
    drafts.drop(1, 5, [7, 70])
    there = drafts.names(1)
    drafts.write(1, 6, 1, b"later", 0)
    drafts.drop_others(1, there, [(5, 8), (5, 80)])
    assert drafts.read(1, 6, 1) == b"later"
    assert [drafts.read(1, 5, person) for person in (7, 8, 9)] == [None, b"yes", None]
    drafts.drop_all(1)
    assert not (tmp_path / FOLDER / "1").exists()
    drafts.drop_all(1)
    seals.destroy(1)
    drafts.drop(1, 5, [8])
    drafts.drop_others(1, drafts.names(1), [(5, 8)])
    assert drafts.read(1, 5, 8) is None
    with pytest.raises(Invalid):
        drafts.write(1, 5, 8, b"yes", 0)
