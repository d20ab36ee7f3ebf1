"""Devices of a file against those of the school.

With an inventory number a device is that number, wherever it stood before. Without one, as many devices of a kind and
name as a room has are the same, and the rest is new.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.services.register.existing import Existing, ExistingAsset
from bot.services.register.layout import Doubt, Sheet
from bot.services.register.matching import PlaceIndex, Unclear
from bot.services.register.plan import AssetEntry, Plan, Ref
from bot.services.register.records import AssetRecord
from bot.services.text import fold


def match_devices(
    records: Sequence[AssetRecord],
    existing: Existing,
    plan: Plan,
    places: PlaceIndex,
    buildings: Mapping[str, Ref],
) -> None:
    """Put the devices into the plan.

    1. Rows whose room is unknown, or whose number stands in the file before, are doubtful. 2. Rows without a number
    take the unnumbered devices of their room. 3. Rows with a number take the device of that number, or one that is
    left without (it has got its number now), or are new.
    """
    placed = _placed(records, plan, places, buildings)
    numbered = {fold(asset.inventory): asset for asset in existing.assets if asset.inventory}
    unnumbered: dict[tuple[Ref, str, str], list[ExistingAsset]] = defaultdict(list)
    for asset in reversed(existing.assets):
        if not asset.inventory:
            unnumbered[asset.room_id, asset.kind, fold(asset.name)].append(asset)
    tally = plan.tallies[Sheet.ASSETS]
    for record, room in sorted(placed, key=lambda pair: bool(pair[0].inventory)):
        alike = unnumbered[room, record.kind, fold(record.name)]
        old = numbered.get(fold(record.inventory)) if record.inventory else None
        old = old or (alike.pop() if alike else None)
        entry = AssetEntry(old.id if old else None, room, record.kind, record.name, record.inventory)
        if old is None:
            tally.new += 1
        elif (old.room_id, old.kind, old.name) == (room, record.kind, record.name) and _numbered_alike(old, record):
            tally.same += 1
            continue
        else:
            tally.changed += 1
        plan.assets.append(entry)


def _numbered_alike(old: ExistingAsset, record: AssetRecord) -> bool:
    return fold(old.inventory) == fold(record.inventory)


def _placed(
    records: Sequence[AssetRecord], plan: Plan, places: PlaceIndex, buildings: Mapping[str, Ref]
) -> list[tuple[AssetRecord, Ref]]:
    placed = []
    seen: set[str] = set()
    for record in records:
        try:
            if record.building and fold(record.building) not in buildings:
                raise Unclear("building-unknown", "building")
            room = places.find(record.room, buildings[fold(record.building)] if record.building else None)
            if record.inventory and fold(record.inventory) in seen:
                raise Unclear("repeated", "inventory")
        except Unclear as unclear:
            plan.doubts.append(Doubt(Sheet.ASSETS, record.row, unclear.column, unclear.reason))
            continue
        if record.inventory:
            seen.add(fold(record.inventory))
        placed.append((record, room))
    return placed
