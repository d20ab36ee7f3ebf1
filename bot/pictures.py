"""Which pictures the messenger has already: none is uploaded twice, none is sent in the place of itself."""

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256

from aiogram.types import BufferedInputFile, Message

from bot.ui import Media, Picture

REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class _Sent:
    """A picture by the two names that the messenger has for it: one to send it by, one to tell it from others."""

    file_id: str
    unique_id: str


class Pictures:
    """Remembers the pictures of the messages that this process sent; not knowing one costs a call, nothing else."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, _Sent] = OrderedDict()

    def to_send(self, picture: Media | Picture) -> str | BufferedInputFile:
        """The picture as a call takes it: by its id, or with its content where the messenger has not seen it."""
        if isinstance(picture, Media):
            return picture.file_id
        sent = self._sent.get(_key(picture))
        return sent.file_id if sent else BufferedInputFile(picture.content, picture.name)

    def is_shown(self, picture: Media | Picture, message: Message) -> bool:
        """Whether the message is known to show this picture."""
        sent = self._sent.get(_key(picture))
        return sent is not None and message.photo is not None and message.photo[-1].file_unique_id == sent.unique_id

    def keep(self, picture: Media | Picture, message: Message) -> None:
        """Note that this message, which was sent or edited just now, shows the picture."""
        if not message.photo:
            return
        shown = message.photo[-1]
        self._sent[_key(picture)] = _Sent(shown.file_id, shown.file_unique_id)
        if len(self._sent) > REMEMBERED:
            self._sent.popitem(last=False)

    def forget(self, picture: Media | Picture) -> None:
        """The messenger refused it: next time it is uploaded again."""
        self._sent.pop(_key(picture), None)


def _key(picture: Media | Picture) -> str:
    return picture.file_id if isinstance(picture, Media) else f"content {sha256(picture.content).hexdigest()}"
