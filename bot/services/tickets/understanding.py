"""What a sentence of one's own says about a fault, put together from its words and from what the school has.

What is understood is only offered, and the person looks at it before it is sent; what is in doubt is left open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.access import Actor
from bot.services.snapshot import RoomLine
from bot.services.tickets.catalogue import OTHER
from bot.services.tickets.choices import Choices
from bot.services.tickets.drafts import Fault

# No room has a longer number or name in one word.
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood.

    `fault`: its room is 0 and its kind `OTHER` where they are to be asked; `rooms` (numbers) and `kinds` (words of the
    catalogue) are then those that may be meant, none where there is nothing to choose from. `is_told`: the words tell
    what is wrong, or else only name a device. `is_shortage`: something is used up, rather than
    broken, `supply` ("" where it has no name). `unknown_room`: the number of a room that is not in the list.
    `is_bare`: the words say nothing besides.
    """

    fault: Fault
    is_told: bool
    is_urgent: bool = False
    is_shortage: bool = False
    rooms: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    unknown_room: str | None = None
    is_bare: bool = False
    supply: str = ""


async def understand(choices: Choices, actor: Actor, words: str, room_id: int | None = None) -> Understood | None:
    """Make a fault of a sentence; None where it does not look like one.

    room_id: where it is said, and meant unless the words name another room; 0: in no room of the list; None: it is
    not known where, perhaps in the actor's own.

    1. The words alone tell room, kind and symptom (`hearing`). 2. Where they tell no device, the only one of the room
    that shows such a trouble is meant. 3. The device is known where the room has one of its kind.
    """
    # Loaded with the first sentence: many words, of which most starts have no need.
    from bot.services.tickets.hearing import LONGEST, hear, settle

    if len(words) > LONGEST:
        return None
    own = [room.id for room in await choices.own_rooms(actor)] if room_id is None else [room_id] if room_id else []
    heard = hear(words, await _rooms(choices, actor, words), own)
    if heard is None:
        return None
    devices = await choices.devices(actor, heard.room_id) if heard.room_id else []
    heard = settle(heard, {device.kind for device in devices})
    alike = [device for device in devices if device.kind == heard.kind]
    asset_id = alike[0].id if len(alike) == 1 else 0
    fault = Fault(heard.room_id, asset_id, heard.kind or OTHER, heard.symptom)
    return Understood(
        fault,
        heard.is_told,
        heard.is_urgent,
        heard.is_shortage,
        heard.rooms,
        heard.kinds,
        heard.unknown_room,
        heard.is_bare,
        heard.supply,
    )


async def _rooms(choices: Choices, actor: Actor, words: str) -> Sequence[RoomLine]:
    """The rooms that the words may mean."""
    from bot.services.tickets.phrases import spoken
    from bot.services.tickets.places import lookups

    wanted = {part for part in lookups(spoken(words)) if len(part) <= _LONGEST_WORD}
    found = {room.id: room for part in sorted(wanted) for room in await choices.find_rooms(actor, part)}
    return sorted(found.values(), key=lambda room: (len(room.number), room.number, room.id))
