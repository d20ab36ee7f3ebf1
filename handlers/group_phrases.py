"""What groups of people are called, for all features that show to whom something goes."""

from collections.abc import Sequence
from typing import Final

from bot.services.groups import WITHOUT_TITLE, Group, GroupKind
from bot.services.news.addressing import PostOutlook
from bot.services.news.audiences import AudienceView
from bot.services.news.burden import Burden
from bot.services.news.readymade import Ready, ReadyKind
from bot.services.news.titles import GroupTitle
from bot.services.surveys.addressing import Sheets
from bot.services.surveys.shapes import FEWEST
from bot.services.text import shorten
from bot.ui import Text, t

# So many groups stand in a line before the rest is only counted; so much of a department's name.
SHOWN: Final = 8
TITLE_SHOWN: Final = 40
TITLE_IN_LINE: Final = 30


def group_name(group: Group, title: str) -> Text:
    """A group by its name: «Все родители», «5А, родители», «Ежова М. П.»; title: its own one, "" where it has none."""
    if group.kind is GroupKind.ROLE:
        return t(f"group-role-{group.of}")
    if group.kind in WITHOUT_TITLE:
        return t(f"group-{group.kind}")
    if not title:
        return t("group-unnamed" if group.kind is GroupKind.PERSON else "group-gone")
    return t(f"group-{group.kind}", title=title)


def group_names(groups: Sequence[GroupTitle]) -> Text:
    """Groups in a line, «Все родители; Классные руководители», the rest of many counted; there has to be one."""
    first, *others = (group_name(one.group, shorten(one.title, TITLE_SHOWN)) for one in groups[:SHOWN])
    line = first
    for other in others:
        line = t("groups-and", groups=line, group=other)
    more = len(groups) - SHOWN
    return t("groups-more", groups=line, count=more) if more > 0 else line


def audience_lines(view: AudienceView[object]) -> list[Text]:
    """For whom something is, whom it leaves out, and how many people that comes to."""
    if not view.groups:
        return [t("audience-nobody")]
    reach, families = view.reach, view.families
    lines = [t("audience-to", groups=group_names(view.groups))]
    if view.exceptions:
        lines.append(t("audience-but", groups=group_names(view.exceptions)))
    lines.append(t("audience-reach", reached=reach.reached, total=reach.total))
    if reach.not_joined:
        lines.append(t("audience-not-joined", count=reach.not_joined))
    if reach.stopped:
        lines.append(t("audience-stopped", count=reach.stopped))
    if families.children:
        lines.append(t("audience-families", reached=families.reached, children=families.children))
    return lines


def outlook_lines(outlook: PostOutlook | Sheets) -> list[Text]:
    """What it is for those whom it reaches: news that they have had already, or sheets that are waited for."""
    return burden_lines(outlook.burden) if isinstance(outlook, PostOutlook) else sheets_lines(outlook)


def sheets_lines(sheets: Sheets) -> list[Text]:
    """How many sheets a survey waits for, who was asked lately, and whether it is too few to be anonymous."""
    counts = {"expected": sheets.expected, "reached": sheets.reached, "beside": sheets.beside}
    lines = [t(f"audience-sheets-{sheets.unit}", **counts)]
    if sheets.often:
        lines.append(t("audience-often", count=sheets.often))
    if sheets.too_few:
        lines.append(t("audience-too-few", fewest=FEWEST))
    return lines


def burden_lines(burden: Burden) -> list[Text]:
    """How much news these people got this week, if any, and how many get more than is good with this post."""
    lines = [t("audience-burden", most=burden.most, budget=burden.budget)] if burden.most else []
    if burden.over:
        lines.append(t("audience-over", count=burden.over, budget=burden.budget))
    return lines


def ready_name(ready: Ready) -> Text:
    """«⭐ Хозяйство школы», «🕘 Классные руководители и ещё 2», «👥 Все сотрудники», «🎓 Мой класс 5А»."""
    if ready.kind is ReadyKind.SAVED:
        return t("audience-ready-saved", title=shorten(ready.title, TITLE_IN_LINE))
    first = ready.groups[0]
    if ready.kind is ReadyKind.USUAL and first.group.kind is GroupKind.CLASS_PARENTS:
        return t("audience-ready-mine", title=shorten(first.title, TITLE_IN_LINE))
    name = group_name(first.group, shorten(first.title, TITLE_IN_LINE))
    more = len(ready.groups) - 1
    return t(f"audience-ready-{ready.kind}", group=t("groups-more", groups=name, count=more) if more else name)
