"""Pictures of what one can try oneself: a drawing a tip, put side by side as numbered cards.

In all drawings orange is what to do or to look at, blue the thing that it is about. They hold no words: those stand
in the message (tip-<word> in locales/*/selfhelp.ftl).
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
PIXELS_PER_INCH = 72  # a point of the template becomes a pixel


def tips_png(tips: Sequence[str]) -> bytes:
    """The drawings of these tips as cards 1, 2, 3 in a PNG, 296 pixels wide each and 320 high.

    The first time takes a tenth of a second, so it belongs into a thread; then the picture is remembered.
    Raises FileNotFoundError for a tip without a drawing.
    """
    return _drawn(tuple(tips))


@lru_cache(maxsize=64)  # all pictures that the tips of the catalogue make, about 20 kB each
def _drawn(tips: tuple[str, ...]) -> bytes:
    import typst

    drawings = [(FOLDER / f"{tip}.svg").read_text(encoding="utf-8") for tip in tips]
    return typst.compile(
        (FOLDER / "tips.typ").read_bytes(),
        format="png",
        ppi=PIXELS_PER_INCH,
        sys_inputs={"drawings": json.dumps(drawings)},
        ignore_system_fonts=True,
    )
