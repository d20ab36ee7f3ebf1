"""A persona's phone: what it shows, what is tapped and typed there; a survey with every kind of question."""

from datetime import date

from bot.services.surveys.form import Form, Kind, Option, Question, Sheet
from bot.ui import Address, Incoming, Screen
from bot.ui import Answer as Shown
from handlers.errors import answer_to
from tests.bot.services.surveys.canvass import Canvass
from tests.handlers.news.posts import words
from tests.personas import ContextOf

A_DAY = date(2012, 3, 15)
EVERY = Form(
    (
        Question(1, Kind.ONE, "Чего не хватает?", options=(Option(1, "Интернета"), Option(2, "Ноутбуков")), own=True),
        Question(
            2,
            Kind.MANY,
            "Что нужно?",
            options=(Option(1, "Кружки"), Option(2, "Секции"), Option(5, "Поездки")),
            least=1,
            most=2,
            required=True,
        ),
        Question(3, Kind.SCALE, "Насколько довольны?", least=1, most=5, required=True),
        Question(4, Kind.NUMBER, "Сколько часов?", least=0, most=24, required=True),
        Question(5, Kind.DATE, "Когда удобно?"),
        Question(6, Kind.LONG, "Что ещё сказать?"),
    ),
    last=6,
)


class Phone:
    """What a persona sees and does; each tap is an update of its own."""

    def __init__(self, context_of: ContextOf, name: str) -> None:
        self._context_of, self._name, self._updates = context_of, name, 1000 * sum(map(ord, name))
        self.last = Shown()

    async def taps(self, raw: str) -> str:
        """What is shown then, or said in a toast."""
        self._updates += 1
        context = await self._context_of(self._name, update_id=self._updates)
        self.last = await answer_to(context, context.site.follow(context, raw))
        return self.seen

    async def says(self, raw: str, text: str) -> str:
        self._updates += 1
        context = await self._context_of(self._name, update_id=self._updates)
        acting = context.site.take(context, raw, Incoming(text=text))
        self.last = await answer_to(context, acting, raw, text)
        return self.seen

    @property
    def seen(self) -> str:
        return words(self.last.screen) if self.last.screen is not None else ""

    @property
    def toast(self) -> str | None:
        return self.last.toast.key if self.last.toast is not None else None

    @property
    def screen(self) -> Screen:
        assert self.last.screen is not None
        return self.last.screen

    @property
    def back(self) -> str:
        """Where «Назад» leads."""
        back = self.screen.back
        return back.pack() if isinstance(back, Address) else back or ""


async def sheet_of(canvass: Canvass, name: str, unit: int) -> tuple[Sheet, int]:
    filling = await canvass.services.surveys.answering.filling(await canvass.actor_of(name), unit)
    return dict(filling.sheet), filling.at
