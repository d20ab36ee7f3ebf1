"""What groups of people are called, for all features that show to whom something goes."""

from collections.abc import Sequence
from typing import Final

from bot.services.groups import Group, GroupKind
from bot.services.news.audiences import GroupTitle
from bot.services.text import shorten
from bot.ui import Text, t

# So many groups stand in a line before the rest is only counted; so much of a department's name.
SHOWN: Final = 8
TITLE_SHOWN: Final = 40
_WITHOUT_TITLE: Final = frozenset({GroupKind.CLASS_TEACHERS, GroupKind.KEEPERS, GroupKind.DEPARTMENT_HEADS})


def group_name(group: Group, title: str) -> Text:
    """A group by its name: «Все родители», «5А, родители», «Ежова М. П.»; title: its own one, "" where it has none."""
    if group.kind is GroupKind.ROLE:
        return t(f"group-role-{group.of}")
    if group.kind in _WITHOUT_TITLE:
        return t(f"group-{group.kind}")
    if not title:
        return t("group-unnamed" if group.kind is GroupKind.PERSON else "group-gone")
    return t(f"group-{group.kind}", title=shorten(title, TITLE_SHOWN))


def group_names(groups: Sequence[GroupTitle]) -> Text:
    """Groups in a line, «Все родители; Классные руководители», the rest of many counted; there has to be one."""
    first, *others = (group_name(one.group, one.title) for one in groups[:SHOWN])
    line = first
    for other in others:
        line = t("groups-and", groups=line, group=other)
    more = len(groups) - SHOWN
    return t("groups-more", groups=line, count=more) if more > 0 else line
