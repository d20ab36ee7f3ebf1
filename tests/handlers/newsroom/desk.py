"""Whoever writes in the newsroom, as taps and messages; what their screens say and where these lead."""

from bot.ui import Answer, Button, Incoming, Screen
from handlers.errors import answer_to
from handlers.newsroom.addresses import Added
from handlers.site import Context
from tests.personas import ContextOf


class Desk:
    """Whose turn it is at the newsroom: taps and messages, each an update of its own."""

    def __init__(self, context_of: ContextOf) -> None:
        self._context_of = context_of
        self._updates = 0

    async def context(self, name: str) -> Context:
        self._updates += 1
        return await self._context_of(name, update_id=self._updates)

    async def tap(self, name: str, raw: str) -> Answer:
        context = await self.context(name)
        return await answer_to(context, context.site.follow(context, raw))

    async def send(self, name: str, raw: str, **values: object) -> Answer:
        context = await self.context(name)
        incoming = Incoming(**values)  # type: ignore[arg-type]  # a message's own fields
        return await answer_to(context, context.site.take(context, raw, incoming), raw, incoming.text)

    async def draft(self, name: str, text: str = "Собрание в пятницу") -> int:
        """A new draft of these words; its number."""
        shown = await self.send(name, "newsroom.new", text=text)
        assert shown.screen is not None
        assert isinstance(shown.screen.expects, Added)
        return shown.screen.expects.id


def keys(shown: Screen | Answer | None) -> list[str]:
    shown = shown.screen if isinstance(shown, Answer) else shown
    assert shown is not None
    return [line.key for line in shown.lines]


def ways(shown: Screen | Answer | None) -> list[str]:
    """Where the buttons of a screen lead, packed."""
    shown = shown.screen if isinstance(shown, Answer) else shown
    assert shown is not None
    buttons = (button for row in shown.rows for button in row if isinstance(button, Button))
    return [button.to if isinstance(button.to, str) else button.to.pack() for button in buttons]


def way(shown: Screen | Answer | None, word: str) -> str:
    """The button of a screen that leads to this prefix."""
    [found] = [raw for raw in ways(shown) if raw.partition(":")[0] == word]
    return found


def toast(answer: Answer) -> str:
    """The key of the word on the tap."""
    assert answer.toast is not None
    return answer.toast.key
