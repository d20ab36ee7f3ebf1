"""Stickers to be printed and cut: a QR code for each door or device, from which a fault is reported in two taps."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.reports.qr import qr_svg

TEMPLATE = Path(__file__).with_name("stickers.typ")


@dataclass(frozen=True, slots=True)
class PrintedSticker:
    """One sticker: what it is for, where that is, the link of its QR code."""

    title: str
    where: str
    link: str


def stickers_pdf(language: str, hint: str, stickers: Sequence[PrintedSticker]) -> bytes:
    """The stickers as a PDF, 24 on a page. Takes a tenth of a second a page, so it belongs into a thread."""
    import typst

    lines = [asdict(sticker) | {"qr": qr_svg(sticker.link)} for sticker in stickers]
    sheet = json.dumps({"language": language, "hint": hint, "stickers": lines}, ensure_ascii=False)
    return typst.compile(TEMPLATE.read_bytes(), sys_inputs={"sheet": sheet}, ignore_system_fonts=True)
