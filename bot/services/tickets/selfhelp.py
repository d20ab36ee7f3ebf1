"""What a person can safely try before reporting a fault: two or three tips a symptom, or none.

Nothing dangerous: nobody opens a device, climbs, or touches more of the mains than a plug or a switch. A tip is a word:
its sentence and its name stand in locales/*/selfhelp.ftl, its drawing in bot/reports/tips.
"""

from collections.abc import Mapping
from typing import Final

from bot.services.tickets.catalogue import OTHER, SYMPTOMS

_DARK = ("plug", "strip", "power_button")
_SILENT = ("volume", "knob", "sound_cable")
_LOGIN = ("caps_lock", "layout", "restart")
_PAGE = ("refresh", "browser", "wait")
_OFFLINE = ("lan", "wifi", "restart")
_SLOW = ("tabs", "restart")

# By kind and symptom; a symptom that is not here has nothing that one could try.
TIPS: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("computer", "no_power"): _DARK,
    ("computer", "slow"): _SLOW,
    ("computer", "no_login"): _LOGIN,
    ("computer", "no_sound"): _SILENT,
    ("computer", "keyboard"): ("usb", "battery", "restart"),
    ("laptop", "no_power"): ("charger", "plug", "power_button"),
    ("laptop", "no_charge"): ("charger", "plug"),
    ("laptop", "slow"): _SLOW,
    ("laptop", "no_login"): _LOGIN,
    ("laptop", "screen"): ("brightness", "restart"),
    ("projector", "no_power"): ("plug", "battery", "wait"),
    ("projector", "no_picture"): ("hdmi", "source", "second_screen"),
    ("projector", "blurred"): ("focus", "wait"),
    ("projector", "colours"): ("hdmi", "off_on"),
    ("projector", "remote"): ("battery", "aim"),
    ("board", "no_power"): _DARK,
    ("board", "no_touch"): ("usb", "wipe", "restart"),
    ("board", "no_picture"): ("hdmi", "source", "second_screen"),
    ("board", "pen"): ("battery", "usb", "restart"),
    ("board", "no_sound"): _SILENT,
    ("printer", "no_print"): ("paper", "usb", "off_on"),
    ("printer", "jam"): ("sheet", "paper", "lid"),
    ("printer", "no_scan"): ("usb", "off_on", "restart"),
    ("network", "no_internet"): _OFFLINE,
    ("network", "slow_internet"): _SLOW,
    ("network", "no_wifi"): ("wifi", "airplane", "restart"),
    ("camera", "no_picture"): ("shutter", "usb", "restart"),
    ("camera", "no_sound"): ("mic", "usb"),
    ("camera", "no_power"): ("usb", "plug"),
    ("speakers", "no_sound"): _SILENT,
    ("speakers", "noise"): ("sound_cable", "knob"),
    ("speakers", "no_power"): _DARK,
    ("journal", "no_login"): ("caps_lock", "layout", "browser"),
    ("journal", "not_opening"): _PAGE,
    ("site", "not_opening"): _PAGE,
    ("site", "broken_page"): ("refresh", "browser"),
    (OTHER, "no_power"): _DARK,
    (OTHER, "no_internet"): _OFFLINE,
}


def tips_of(kind: str, symptom: str) -> tuple[str, ...]:
    """The tips for a symptom, the likeliest first: two or three, or none.

    A kind that is not in the catalogue has those of `OTHER`, like its symptoms.
    """
    return TIPS.get((kind if kind in SYMPTOMS else OTHER, symptom), ())


def sentence_key(tip: str) -> str:
    """The message that says what to do, in one sentence."""
    return f"tip-{tip}"


def name_key(tip: str) -> str:
    """The message that names it in two or three words, for a button or a list."""
    return f"tip-{tip}-short"
