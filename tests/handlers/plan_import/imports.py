"""A made-up plan with something doubtful of each kind, and a messenger's file that holds it."""

from collections.abc import Sequence

from bot.errors import Invalid
from bot.services import Services
from bot.services.roadmap.importing.usecases import PlanImport, Shown
from bot.ui import Answer, Button, Incoming, Media, Screen
from handlers.site import Context, Site
from tests.plans import Item, Layout, plan_docx

ORGANISATION, RESOURCES = "Организация", "Ресурсы"
DOUBTFUL = (
    Item(ORGANISATION, "Назначить ответственных за среду", "Сентябрь 2026", "Главина А.В., директор школы"),
    Item(ORGANISATION, "Разработать положение о сайте", "до 15.12.2026", "Замова И. С."),
    Item(RESOURCES, "Пополнить медиатеку пособиями", "В течение года", "Заведующий библиотекой, классные руководители"),
    Item(RESOURCES, "Оформить подписку на журналы", "как получится", "Заведующий библиотекой"),
    Item(RESOURCES, "Провести олимпиаду по физике", "ежемесячно", "Иванова А.И."),
    Item(RESOURCES, "Показать выставку рисунков", "ноябрь 2026", "Ушедшая Р.М."),
    Item(RESOURCES, "Собрать отзывы родителей", "", ""),
)
PAST = (
    Item(ORGANISATION, "Назначить ответственных за среду", "Сентябрь 2021", "Главина А.В."),
    Item(ORGANISATION, "Разработать положение о сайте", "до 15.12.2021", "Замова И. С."),
    Item(RESOURCES, "Пополнить медиатеку пособиями", "В течение года", "Ежова М.П.\nклассные руководители"),
)
FILE_ID = "plan1"


class Stored:
    """A messenger that keeps one file."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    async def download(self, file_id: str, limit: int) -> bytes:
        if file_id != FILE_ID:
            raise Invalid("error-file-gone")
        return self.content


def keep(services: Services, content: bytes) -> None:
    """Have the messenger keep this file."""
    services.roadmap.importing._files = Stored(content)


def document(name: str = "План.docx", size: int = 1_000) -> Incoming:
    return Incoming(media=Media("document", FILE_ID), document_name=name, size=size)


async def sent(
    context: Context, items: Sequence[Item] = DOUBTFUL, heading: str = "План на 2026/2027 учебный год"
) -> Answer:
    """What is answered to a DOCX of these items."""
    keep(context.services, plan_docx(items, Layout(heading=heading)))
    return await context.site.take(context, "plan.import", document())


async def shown(context: Context) -> Shown:
    return await importing(context).shown(context.actor)


def importing(context: Context) -> PlanImport:
    return context.services.roadmap.importing


def button(screen: Screen, key: str) -> str:
    """Where the first button with this label leads."""
    for row in screen.rows:
        for one in row:
            label = one.label if isinstance(one.label, str) else one.label.key
            if isinstance(one, Button) and (label == key or (isinstance(one.label, str) and key in label)):
                return one.to if isinstance(one.to, str) else one.to.pack()
    raise AssertionError(f"{key} is not among {screen.rows}")


async def tap(site: Site, context: Context, screen: Screen, key: str) -> Screen:
    """The screen behind a button."""
    answer = await site.follow(context, button(screen, key))
    assert answer.screen is not None
    return answer.screen
