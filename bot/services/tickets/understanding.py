"""What a sentence of one's own says about a fault: the room, the kind of device, whether it is told what is wrong.

A few stems are enough: what is understood is only offered, and the person looks at it before it is sent.
"""

import re
from dataclasses import dataclass
from typing import Final

from bot.access import Actor
from bot.services.text import fold
from bot.services.tickets.catalogue import OTHER
from bot.services.tickets.reporting import Fault, Reporting

# Longer texts are letters, not reports in passing.
LONGEST: Final = 300
_WORD = re.compile(r"[\w-]+")


def _stems(*words: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


# A word that begins so names a device of this kind, in either language.
KIND_STEMS: Final = {
    "projector": _stems("проектор", "projector"),
    "laptop": _stems("ноут", "laptop", "notebook"),
    "computer": _stems("комп", "системник", "монитор", "computer", "monitor"),
    "board": _stems("доск", "smartboard", "whiteboard"),
    "printer": _stems("принтер", "мфу", "ксерокс", "сканер", "printer", "scanner", "copier"),
    "network": _stems("интернет", "wi-fi", "wifi", "вайфай", "роутер", "internet", "router"),
    "camera": _stems("камер", "вебкамер", "camera", "webcam"),
    "speakers": _stems("колонк", "динамик", "speaker"),
}
# A word that begins so, or is exactly that, says that something is wrong.
TROUBLE_STEMS: Final = _stems("слом", "полом", "сгор", "перегор", "завис", "мига", "шум", "хрип", "плохо", "broke")
TROUBLE_WORDS: Final = frozenset(
    _stems("не", "нет", "нету", "перестал", "перестала", "перестало", "перестали", "not", "no", "doesn", "isn")
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood; `is_told` says whether the words tell what is wrong, or only name a device."""

    fault: Fault
    is_told: bool


async def understand(reporting: Reporting, actor: Actor, words: str) -> Understood | None:
    """Make a fault of a sentence; None where it does not look like one.

    1. A word that is a room's number names the place; without one, the actor's only room is meant where a device is
    named. 2. The device is known where the room has one of its kind. 3. A place alone is not a fault.
    """
    if len(words) > LONGEST:
        return None
    spoken = _WORD.findall(fold(words))
    kind = next((kind for kind, stems in KIND_STEMS.items() if any(word.startswith(stems) for word in spoken)), "")
    is_told = any(word in TROUBLE_WORDS or word.startswith(TROUBLE_STEMS) for word in spoken)
    room_id = await _room_named(reporting, actor, spoken)
    if not room_id and kind:
        own = await reporting.own_rooms(actor)
        room_id = own[0].id if len(own) == 1 else 0
    if not room_id or not (kind or is_told):
        return None
    alike = [device for device in await reporting.devices(actor, room_id) if device.kind == kind]
    asset_id = alike[0].id if len(alike) == 1 else 0
    return Understood(Fault(room_id, asset_id, kind or OTHER), is_told)


async def _room_named(reporting: Reporting, actor: Actor, spoken: list[str]) -> int:
    """The room whose number is one of the words; 0 where there is none, or not only one."""
    for word in spoken:
        if any(char.isdigit() for char in word):
            found = await reporting.find_rooms(actor, word)
            if len(found) == 1 and fold(found[0].number) == word:
                return found[0].id
    return 0
