"""Slips and QR codes: what is drawn is what was meant, in a PDF of six on a page."""

import re
from struct import unpack
from zlib import decompress

import segno

from bot.reports.qr import qr_png, qr_svg
from bot.reports.slips import PrintedSlip, SlipSheet, slips_pdf

UP = 2  # this row of a PNG is told as the difference from the one above
LINK = "https://t.me/school_bot?start=join-" + "Aa-_0" * 4 + "zZ"


def sheet(slips: int, school: str = "Школа № 17") -> SlipSheet:
    return SlipSheet(
        language="ru",
        school=school,
        title="Школа в телефоне",
        steps=["Раз", "Два", "Три"],
        code_label="Код",
        data_line="О данных",
        slips=[PrintedSlip(f"Ребёнок {number}", LINK, "A7KP-4MTX", "до завтра") for number in range(slips)],
    )


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def modules(png: bytes) -> list[list[int]]:
    """The black and white squares of a one-bit PNG, ten pixels each, without the quiet zone of four."""
    width = unpack(">I", png[16:20])[0]
    data = b"".join(chunk for chunk in _chunks(png, b"IDAT"))
    stride = (width + 7) // 8 + 1
    raw = decompress(data)
    rows: list[bytes] = []
    for start in range(0, len(raw), stride):
        above = rows[-1] if raw[start] == UP else bytes(stride - 1)
        rows.append(bytes((new + old) % 256 for new, old in zip(raw[start + 1 : start + stride], above, strict=True)))
    at = range(40, width - 40, 10)
    return [[1 - (rows[y][x // 8] >> (7 - x % 8) & 1) for x in at] for y in at]


def _chunks(png: bytes, kind: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(png):
        length = unpack(">I", png[at : at + 4])[0]
        if png[at + 4 : at + 8] == kind:
            found.append(png[at + 8 : at + 8 + length])
        at += length + 12
    return found


def test_the_picture_shows_the_link() -> None:
    expected = [list(row) for row in segno.make_qr(LINK, error="m").matrix]
    assert modules(qr_png(LINK)) == expected
    assert modules(qr_png(LINK + "x")) != expected


def test_the_drawing_is_an_svg_of_its_own() -> None:
    assert qr_svg(LINK).startswith("<svg xmlns=")
    assert qr_svg(LINK) != qr_svg(LINK + "x")


def test_six_slips_fit_a_page() -> None:
    pdf = slips_pdf(sheet(6))
    assert pdf.startswith(b"%PDF")
    assert pages(pdf) == 1
    assert pages(slips_pdf(sheet(7))) == 2


def test_a_long_name_of_a_school_and_markup_in_it_break_nothing() -> None:
    long = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 1» #set page(width: 1mm) $x$ *a*"
    assert pages(slips_pdf(sheet(6, long[:120]))) == 1
