"""Albums come as one message a part, in any order, some of them late: what the parts of one have in common."""

from collections import OrderedDict
from dataclasses import dataclass

from bot.ui import Answer, Incoming

REMEMBERED = 1_000


@dataclass(slots=True)
class _Album:
    """Where the first part went, if the others are to follow it; whether words, or a refusal, were answered already."""

    target: str | None
    has_words: bool
    is_refused: bool


class Albums:
    """Remembers the newest albums of everybody, by the messenger's number of each."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, _Album] = OrderedDict()

    def target_of(self, incoming: Incoming) -> str | None:
        """The address to which this part has to follow the first one; None: it is a message like any other."""
        album = self._known.get(incoming.album or "")
        return album.target if album else None

    def answer_to(self, incoming: Incoming, target: str | None, answer: Answer) -> Answer:
        """What to show for a part that went to `target` and led to `answer`.

        1. The first part is answered. What it went to is remembered, unless its answer asks for more: then the others
        are that more, or belong to whatever the person went on to. 2. Of the others, the first one with words is
        answered too, if there were none before, since words may change what the screen says. 3. So is the first
        one that is refused (there are too many, the thing is closed). 4. The rest is kept in silence.
        """
        if incoming.album is None:
            return answer
        album = self._known.get(incoming.album)
        if album is None:
            asks_for_more = answer.screen is not None and answer.screen.expects is not None
            to_follow = None if asks_for_more else target
            self._known[incoming.album] = _Album(to_follow, bool(incoming.text), answer.alert)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
            return answer
        is_news = (bool(incoming.text) and not album.has_words) or (answer.alert and not album.is_refused)
        album.has_words |= bool(incoming.text)
        album.is_refused |= answer.alert
        return answer if is_news else Answer()
