"""Somebody at the screens on which an audience is chosen."""

from dataclasses import dataclass
from itertools import count
from zoneinfo import ZoneInfo

from bot.i18n import Voice
from bot.ui import Address, Button, Incoming, Screen
from handlers.errors import answer_to
from tests.personas import ContextOf

_update_ids = count(1)
VOICE = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))


@dataclass
class Writer:
    """Somebody at the screens of an audience: taps buttons by a part of their label, types words."""

    name: str
    context_of: ContextOf
    shown: Screen | None = None
    toast: str = ""

    async def opens(self, raw: str) -> str:
        return await self._answered(raw)

    async def taps(self, label: str) -> str:
        """The text of the screen that this button leads to."""
        [button] = [one for one in self.buttons() if label in self._label(one)]
        return await self._answered(packed(button.to))

    async def says(self, text: str) -> str:
        assert self.shown is not None
        assert self.shown.expects is not None
        return await self._answered(self.shown.expects.pack(), Incoming(text=text))

    def offers(self) -> list[str]:
        return [self._label(one) for one in self.buttons()]

    async def _answered(self, raw: str, incoming: Incoming | None = None) -> str:
        context = await self.context_of(self.name, update_id=next(_update_ids))
        doing = context.site.take(context, raw, incoming) if incoming else context.site.follow(context, raw)
        answer = await answer_to(context, doing, raw)
        self.toast = VOICE.plain(answer.toast) if answer.toast else ""
        self.shown = answer.screen or self.shown
        assert self.shown is not None
        return "\n".join(VOICE.plain(line) for line in self.shown.lines)

    def buttons(self) -> list[Button]:
        assert self.shown is not None
        return [button for row in self.shown.rows for button in row if isinstance(button, Button)]

    @staticmethod
    def _label(button: Button) -> str:
        return button.label if isinstance(button.label, str) else VOICE.plain(button.label)


def packed(to: Address | str) -> str:
    return to if isinstance(to, str) else to.pack()
