"""Slips to be printed and cut: an invitation for the parents of each child of a class, six on a page of A4."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.reports.qr import qr_svg

TEMPLATE = Path(__file__).with_name("slips.typ")


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """One slip: for which child, the link of its QR code, the code to type, until when."""

    child: str
    link: str
    code: str
    until: str


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """What stands on every slip: the school, what this is, how to join step by step, what happens with the data."""

    language: str
    school: str
    title: str
    steps: Sequence[str]
    code_label: str
    data_line: str
    slips: Sequence[PrintedSlip]


def slips_pdf(sheet: SlipSheet) -> bytes:
    """The sheet as a PDF. Takes a tenth of a second a page, so it belongs into a thread.

    Only the fonts that come with the typesetter are used, so that it looks the same on every machine.
    """
    import typst

    data = asdict(sheet)
    for slip in data["slips"]:
        slip["qr"] = qr_svg(slip["link"])
    inputs = {"sheet": json.dumps(data, ensure_ascii=False)}
    return typst.compile(TEMPLATE.read_bytes(), sys_inputs=inputs, ignore_system_fonts=True)
