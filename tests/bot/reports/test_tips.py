"""Pictures of tips: a drawing each, all in one style and without words, put together into a small PNG."""

import re
from pathlib import Path
from struct import unpack
from zlib import crc32, decompress

import pytest

from bot.reports.tips import FOLDER, tips_png
from bot.services.tickets.selfhelp import TIPS

DRAWN = sorted(FOLDER.glob("*.svg"))
COLOURS = {"none", "#22303f", "#3a8fd9", "#f28c1e", "#d5e4f1", "#fff"}  # told apart by the colour-blind too
MOST_BYTES = 60_000
HIGH = 320
WIDE = {2: 604, 3: 900}


def chunks(png: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG by their kind, after a check that each came whole."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    found: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        (length,) = unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert unpack(">I", png[at + 8 + length : at + 12 + length]) == (crc32(kind + content),)
        found[kind] = found.get(kind, b"") + content
        at += length + 12
    return found


@pytest.mark.parametrize("tips", sorted(set(TIPS.values())), ids="-".join)
def test_every_picture_that_is_sent_is_small_and_whole(tips: tuple[str, ...]) -> None:
    png = tips_png(tips)
    parts = chunks(png)
    width, height, depth, colours = unpack(">IIBB", parts[b"IHDR"][:10])
    assert (width, height) == (WIDE[len(tips)], HIGH)
    assert (depth, colours) == (8, 6)
    assert len(decompress(parts[b"IDAT"])) == height * (width * 4 + 1)
    assert list(parts)[-1] == b"IEND"
    assert len(png) < MOST_BYTES


def test_every_drawing_belongs_to_a_tip_and_the_other_way_round() -> None:
    assert {path.stem for path in DRAWN} == {tip for tips in TIPS.values() for tip in tips}


def test_a_picture_shows_its_tips_in_their_order() -> None:
    assert len({tips_png(tips) for tips in (["hdmi", "plug"], ["plug", "hdmi"], ["hdmi", "source"])}) == 3


def test_a_picture_is_drawn_once() -> None:
    assert tips_png(["hdmi", "plug"]) is tips_png(("hdmi", "plug"))


def test_a_tip_without_a_drawing_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        tips_png(["hdmi", "hammer"])


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_a_drawing_is_in_the_style_and_without_words(path: Path) -> None:
    drawing = path.read_text(encoding="utf-8")
    assert drawing.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" ')
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawing)) <= COLOURS
    assert not re.search(r"<(text|image|style|script)|href", drawing)
    assert 'stroke="#f28c1e"' in drawing or 'fill="#f28c1e"' in drawing, "nothing shows what to do"
