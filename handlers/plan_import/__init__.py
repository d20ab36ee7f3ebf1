"""Taking a plan over from its document. Its screens, and the grammars behind them, are loaded with the first one."""

from importlib import import_module
from typing import Any

from bot.access import Permission
from bot.ui import Button, t
from handlers.plan_import import addresses, files
from handlers.site import Entry, Feature, NoticeLook


def _later(module: str, name: str) -> Any:
    """A screen or an action of a module that is loaded when it is first wanted."""

    async def do(*given: Any) -> Any:
        return await getattr(import_module(f"handlers.plan_import.{module}"), name)(*given)

    return do


# Another feature's.
_DEEDS = Button(t("button-deeds"), "deeds", keeps=True)

FEATURE = Feature(
    name="plan_import",
    screens={
        addresses.Start: _later("screens", "start"),
        addresses.Which: _later("screens", "which"),
        addresses.Check: _later("screens", "check"),
        addresses.Years: _later("screens", "years"),
        addresses.Add: _later("screens", "add"),
        addresses.Sections: _later("items", "sections"),
        addresses.Section: _later("items", "section"),
        addresses.Item: _later("items", "item"),
        addresses.When: _later("items", "when"),
        addresses.Who: _later("items", "who"),
        addresses.Doubt: _later("doubting", "doubt"),
        addresses.Differences: _later("changes", "differences"),
        addresses.Changes: _later("changes", "changes"),
        addresses.Gone: _later("changes", "gone"),
    },
    actions={
        addresses.Read: _later("actions", "read"),
        addresses.Lists: _later("actions", "lists"),
        addresses.TakeTo: _later("actions", "take_to"),
        addresses.Skip: _later("actions", "skip"),
        addresses.Settle: _later("actions", "settle"),
        addresses.Choose: _later("actions", "choose"),
        addresses.Put: _later("actions", "put"),
        addresses.GiveUp: _later("actions", "give_up"),
        addresses.Save: _later("actions", "save"),
        addresses.Drop: _later("actions", "drop"),
    },
    inputs={
        addresses.Start: _later("actions", "offer"),
        addresses.Add: _later("actions", "add"),
        addresses.When: _later("actions", "type_when"),
        addresses.Who: _later("actions", "type_who"),
        addresses.Typed: _later("actions", "type_answer"),
    },
    notices={
        "plan.changed": NoticeLook(
            _later("notices", "changed"), _later("notices", "changed_line"), leads=True, way=_DEEDS
        ),
        "plan.removed": NoticeLook(_later("notices", "removed"), _later("notices", "removed_line"), way=_DEEDS),
    },
    questions={addresses.Typed: _later("doubting", "question")},
    entries=(Entry(addresses.Start(), command="plan_import", permission=Permission.ROADMAP_MANAGE, order=64),),
    free_input=files.free_input,
)
