"""What a screen is: plain data that says what to show and where its buttons lead.

No messenger here but for the typed addresses that buttons carry (aiogram's CallbackData, at most 64 bytes).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self, TypeAlias, TypeVar

from aiogram.filters.callback_data import CallbackData
from pydantic import ConfigDict

# Numbers of rows and pages stay below this; more than a database can count is made by hand.
BEYOND_NUMBERS = 2**53
# Lines of a list on one screen; six buttons besides paging still fit a phone.
PAGE_SIZE = 6


class Address(CallbackData, prefix="-"):
    """Where a button leads, with all that the next screen needs.

    Numbers written in any other way than by `pack` ("1_000", "1.0", "+1"), below 0 or beyond what a database counts
    are refused, so that one thing has one address and nothing made by hand slips through.
    """

    # An address is compiled when it is first followed: there are hundreds, and a school uses few of them a day.
    model_config = ConfigDict(defer_build=True)

    @classmethod
    def unpack(cls, value: str) -> Self:
        """The address of this text; ValueError or TypeError where the text is not what `pack` writes."""
        address = super().unpack(value)
        if address.pack() != value:
            raise ValueError("not a canonical address")
        if any(isinstance(number, int) and not 0 <= number < BEYOND_NUMBERS for _, number in address):
            raise ValueError("no number of anything")
        return address


T = TypeVar("T")
Arg: TypeAlias = "str | int | date | datetime | time | Text | Rich | None"


@dataclass(frozen=True, slots=True)
class Text:
    """A message of the locales by its key. Arguments are data: they are escaped when the text is rendered.

    Whole numbers are counted and declined; numbers that only name something ("42") go as strings.
    """

    key: str
    args: Mapping[str, Arg]


@dataclass(frozen=True, slots=True)
class Rich:
    """Words of a person with formatting, made harmless when they were taken (bot/services/news/wording.py).

    html: what the messenger's HTML parse mode accepts. It is shown as it is, where other words are escaped.
    """

    html: str


def t(key: str, **args: Arg) -> Text:
    """A message of the locales: `t("tickets-count", count=3)`."""
    return Text(key, args)


@dataclass(frozen=True, slots=True)
class Button:
    """A link to a screen or an action; a string label is data (a room number), a Text is translated.

    Another feature's screen is named by its packed address ("ticket:42"), since features do not know each other.
    keeps: the message with the button stays, and what it leads to comes below.
    """

    label: Text | str
    to: Address | str
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address outside the chat."""

    label: Text | str
    url: str


Row: TypeAlias = tuple[Button | Link, ...]


@dataclass(frozen=True, slots=True)
class Media:
    """What a person sent, by the messenger's own id of it.

    kind: photo, video, animation (a silent clip), video_note (a round one), voice, audio or document.
    """

    kind: str
    file_id: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made by the program (PNG or JPEG), shown above the text of a screen."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class File:
    """A document made by the program, to be sent under this name."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Screen:
    """One message as a person sees it.

    lines: paragraphs, in order, the first says where one is. rows: buttons. back: where «Назад» leads (the menu
    where None). picture: shown above the text. album: sent before the message. file: sent with the message.
    expects: what the next typed message, photo or file of this person is meant for.
    home: whether this is the menu itself, which needs no way back. stays: its last row opens the menu below, this
    message stays as it is.
    """

    lines: tuple[Text, ...]
    rows: tuple[Row, ...] = ()
    back: Address | str | None = None
    picture: Media | Picture | None = None
    album: tuple[Media, ...] = ()
    file: File | None = None
    expects: Address | None = None
    home: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What an update leads to: a screen, and a short word on the tap. `alert` asks for a closer look.

    language: to be spoken from now on, where the person has just changed it. anew: the screen comes below the tapped
    message instead of in its place.
    """

    screen: Screen | None = None
    toast: Text | None = None
    alert: bool = False
    language: str | None = None
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message of a person, free of the messenger: its words and what came with it.

    document_name, size: of a file, in bytes, to be fetched by `media.file_id` only when wanted.
    album: the messenger's number of the album that this is a part of. number: the messenger's number of the message;
    parts of an album may arrive in any order, their numbers say which comes first. reply_buttons: where the buttons of
    the bot's message lead that this is a reply to, packed, in their order. markup: the words once more as the
    messenger's HTML where they have formatting, "" where they are plain; not to be shown before it is made harmless
    (bot/services/news/wording.py).
    """

    text: str = ""
    media: Media | None = None
    document_name: str | None = None
    size: int = 0
    album: str | None = None
    forwarded: bool = False
    number: int = 0
    reply_buttons: tuple[str, ...] = ()
    markup: str = ""


def screen(*lines: Text | None, rows: Iterable[Row] = (), **more: object) -> Screen:
    """A screen of these lines; those that are None are left out."""
    return Screen(lines=tuple(line for line in lines if line is not None), rows=tuple(rows), **more)  # type: ignore[arg-type]  # checked by the dataclass


def column(buttons: Iterable[Button | Link | None]) -> tuple[Row, ...]:
    """Buttons one below the other; those that are None (not allowed now) are left out."""
    return tuple((button,) for button in buttons if button is not None)


def grid(buttons: Sequence[Button | Link], width: int) -> tuple[Row, ...]:
    """Buttons with short labels, `width` in a row."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def page_of(items: Sequence[T], page: int, size: int = PAGE_SIZE) -> Sequence[T]:
    """The items of a page, counted from 0; the last page where the number is beyond the end."""
    start = clamp_page(page, len(items), size) * size
    return items[start : start + size]


def clamp_page(page: int, total: int, size: int = PAGE_SIZE) -> int:
    """The nearest page that exists among `total` items."""
    return max(0, min(page, (total - 1) // size))


def pager(address: Address, page: int, total: int, size: int = PAGE_SIZE) -> tuple[Row, ...]:
    """The row « ‹ 2/5 › » for a list at `address`, which has a field `page`; nothing for a single page."""
    pages = (total + size - 1) // size
    if pages <= 1:
        return ()
    page = clamp_page(page, total, size)
    row: list[Button | Link] = []
    if page > 0:
        row.append(Button("‹", address.model_copy(update={"page": page - 1})))
    row.append(Button(f"{page + 1}/{pages}", address.model_copy(update={"page": page})))
    if page < pages - 1:
        row.append(Button("›", address.model_copy(update={"page": page + 1})))
    return (tuple(row),)
