"""«What burns»: everything that goes wrong now, what is red first, each with the button that acts."""

from bot.services.status.behind import SEEN_BY
from bot.services.status.shapes import Area
from bot.services.status.worst import Burning
from bot.ui import PAGE_SIZE, Screen, Text, clamp_page, column, pager, screen, t
from handlers.site import Context
from handlers.status.addresses import Hot, Status
from handlers.status.screens import acting
from handlers.status_phrases import together
from handlers.trouble_phrases import trouble_button, trouble_line


async def hot(context: Context, address: Hot) -> Screen:
    """A page of it; the last one where it has become less."""
    found = await context.services.status.worst.burning(context.actor, context.now, address.page * PAGE_SIZE, PAGE_SIZE)
    if not found.total:
        sees_all = all(map(context.actor.may, SEEN_BY.values()))
        words = t("status-all-well" if sees_all else "status-hot-none-seen")
        return screen(t("status-hot-title"), words, back=Status())
    return screen(
        t("status-hot-title"),
        _counted(found),
        t("blank"),
        *(trouble_line(one) for one in found.troubles),
        t("status-hot-more", count=found.left_out) if found.left_out else None,
        rows=[
            *column(acting(context, trouble_button(one, address.pack())) for one in found.troubles),
            *pager(address, clamp_page(address.page, found.total), found.total),
        ],
        back=Status(),
    )


def _counted(found: Burning) -> Text:
    """«Сбои: 1 · Заявки: 8 · План мероприятий: 2»."""
    areas = [area for area in Area if found.by_area.get(area)]
    down = [t("trouble-outages", count=found.outages)] if found.outages else []
    lines = (t("status-hot-area", area=t(f"status-area-{one}"), count=found.by_area[one]) for one in areas)
    return together(*down, *lines)
