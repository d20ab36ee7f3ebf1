"""What breaks in a school: kinds of devices, sites and places, and their symptoms; words in locales/*/catalogue.ftl."""

from typing import Final

# A fault that belongs to nothing of the list.
OTHER: Final = "other"

SYMPTOMS: Final[dict[str, tuple[str, ...]]] = {
    "computer": ("no_power", "slow", "no_login", "no_sound", "keyboard"),
    "laptop": ("no_power", "no_charge", "slow", "no_login", "screen"),
    "projector": ("no_power", "no_picture", "blurred", "colours", "remote"),
    "board": ("no_power", "no_touch", "no_picture", "pen", "no_sound"),
    "printer": ("no_print", "jam", "streaks", "toner", "no_scan"),
    "network": ("no_internet", "slow_internet", "no_wifi", "socket"),
    "camera": ("no_picture", "no_sound", "no_power"),
    "speakers": ("no_sound", "noise", "no_power"),
    "journal": ("no_login", "not_opening", "wrong_data"),
    "site": ("not_opening", "broken_page", "outdated"),
    "room": ("light", "furniture", "door", "window", "heating", "plumbing"),
    OTHER: ("no_power", "no_internet"),
}


# Kinds that can't stand in a room as a device.
NO_DEVICES: Final = frozenset({"journal", "site", "room"})

# What people report besides when something is down for many, so that such reports are surely about it.
_SIGNS: Final = {
    ("network", "no_internet"): (("network", "no_wifi"), ("network", "slow_internet"), (OTHER, "no_internet")),
    ("journal", "not_opening"): (("journal", "no_login"),),
    ("site", "not_opening"): (("site", "broken_page"),),
}


def signs_of_outage(kind: str, symptom: str | None) -> list[tuple[str, str | None]]:
    """What a report must say, kind and symptom, to be surely about this that is down."""
    return [(kind, symptom), *_SIGNS.get((kind, symptom or ""), ())]


def symptoms_of(kind: str) -> tuple[str, ...]:
    """The symptoms to offer for a kind of device; those of `OTHER` for a kind that is not in the catalogue."""
    return SYMPTOMS.get(kind, SYMPTOMS[OTHER])
