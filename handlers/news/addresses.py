"""Addresses of news and letters as their readers have them. `place` says where a post stands: see Place."""

from enum import StrEnum

from bot.ui import Address


class Place(StrEnum):
    """CHAT: as the message that brought it, which stays where it is. LIST: opened from the archive."""

    CHAT = "c"
    LIST = "l"


class News(Address, prefix="news"):
    """A post, opened by somebody whom it is for."""

    post: int


class Here(Address, prefix="news.here"):
    """The same without its files, which stand above."""

    post: int
    place: Place


class Change(Address, prefix="news.change"):
    """The same with all answers, to choose again."""

    post: int
    place: Place


class React(Address, prefix="news.react"):
    """Choose this answer, by its number from 0; none where there is nothing to choose."""

    post: int
    choice: int | None
    place: Place


class Instead(Address, prefix="news.instead"):
    """The same instead of what was answered before."""

    post: int
    choice: int | None
    place: Place


class Words(Address, prefix="news.answer"):
    """Answer in words."""

    post: int
    place: Place


class Ask(Address, prefix="news.ask"):
    """Are the words that were typed the answer to a letter?"""


class Said(Address, prefix="news.said"):
    """They are, to this one."""

    post: int


class NotSaid(Address, prefix="news.unsaid"):
    """They are not."""


class Meeting(Address, prefix="news.ics"):
    """The meeting as a file for one's calendar."""

    post: int


class Preview(Address, prefix="news.preview"):
    """A post as it will arrive, for its writers."""

    post: int


class Trial(Address, prefix="news.trial"):
    """A button of a preview, which does nothing."""

    post: int


class All(Address, prefix="news.all"):
    """Everything that one was sent."""


class List(Address, prefix="news.list"):
    """Letters, or news, of the archive: `shelf` says which."""

    shelf: str
    page: int = 0


class Settings(Address, prefix="news.settings"):
    """How one gets news."""


class SetMode(Address, prefix="news.mode"):
    """Get news this way from now on."""

    mode: str


class Topics(Address, prefix="news.topics"):
    """Which topics one gets news about."""


class Mute(Address, prefix="news.mute"):
    """No news about this topic any more."""

    topic: str


class Unmute(Address, prefix="news.unmute"):
    """News about this topic again."""

    topic: str
