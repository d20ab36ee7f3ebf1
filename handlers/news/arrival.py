"""How a post looks as it arrives: the same in the message that brings it, in the archive and in the preview."""

from collections.abc import Sequence
from typing import Final

from bot.i18n import Voice
from bot.markup import visible_length
from bot.presenter import CAPTION_LIMIT, render
from bot.services.news import Reaction
from bot.services.news.reading import Received
from bot.services.news.storing import Post
from bot.services.text import shorten
from bot.ui import Button, Link, Media, Rich, Row, Screen, Text, column, grid, screen, t
from handlers.news.addresses import All, Change, Instead, Meeting, Place, React, Words
from handlers.news.phrases import kind_of, listed, meeting, moment, until
from handlers.site import Context

# Signs that what was answered, and when the words were corrected, take below a picture at most: one that fits stays
# where it is.
RESERVED: Final = 300
RESERVED_FOR_CORRECTED: Final = 30
ANSWER_SHOWN: Final = 160
AUTHOR_POST_SHOWN: Final = 60
# Two labels in one row of a phone.
ROW_SIGNS: Final = 44
# Rows of buttons that a phone shows below words, beside the last one.
ROWS: Final = 8
COMES, COMES_NOT = 0, 1


def arrival(context: Context, got: Received, place: Place, *, first: Text | None = None) -> Screen:
    """The post with its files and buttons. first: a line above, which becomes the title."""
    return look(context, got, place, buttons_of(got, place), first=first)


def look(
    context: Context,
    got: Received,
    place: Place,
    rows: Sequence[Row],
    *,
    first: Text | None = None,
    last: Text | None = None,
) -> Screen:
    """The post with these buttons. last: a line below it."""
    lines = [*([first] if first else []), _head(got), *_body(context, got)]
    picture = _picture(context, got.post, lines)
    below = [*status(context, got), *([last] if last else [])]
    return screen(
        *lines,
        *([t("blank"), *below] if below else []),
        rows=[*rows, *_links(got.post, ROWS - len(rows))],
        picture=picture,
        album=() if picture else tuple(Media(file.kind, file.file_id) for file in got.post.files),
        back=All() if place is Place.LIST else None,
        stays=place is Place.CHAT,
    )


def withdrawn(place: Place) -> Screen:
    """What stands in place of a post that was taken back."""
    back = All() if place is Place.LIST else None
    return screen(t("news-withdrawn-title"), t("news-withdrawn"), back=back, stays=place is Place.CHAT)


def in_group(context: Context, post: Post, link: str | None) -> Screen:
    """The post in a group's chat: nobody is named, and whoever is to react does so in the bot."""
    below = [*_facts(context, post), *_corrected(context, post)]
    lines = [t(f"news-title-{kind_of(post)}", sake=""), *_words(post), *([t("blank"), *below] if below else [])]
    picture = _picture(context, post, lines)
    return screen(
        *lines,
        *([t("blank"), t("news-group-letter")] if post.is_letter else []),
        rows=[*_links(post, ROWS), *([(Link(t("news-open-in-bot"), link),)] if link else [])],
        picture=picture,
        album=() if picture else tuple(Media(file.kind, file.file_id) for file in post.files),
        home=True,
    )


def status(context: Context, got: Received) -> list[Text]:
    """What the reader answered, and for whom another parent did."""
    lines = []
    if got.reacted_at is not None and got.post.is_letter:
        late = t("news-late") if got.late else ""
        at = moment(context, got.reacted_at)
        answer = answer_words(got)
        if answer is None:
            lines.append(t("news-acknowledged", at=at, late=late))
        else:
            lines.append(t("news-answered", answer=answer, at=at, late=late))
    elif got.answered:
        lines.append(t("news-answered-by-other", classes=listed(got.answered)))
    return lines


def answer_words(got: Received) -> Text | None:
    """What the reader answered; None where there was nothing to choose."""
    match got.post.reaction:
        case Reaction.MEETING:
            return t("news-comes" if got.answer == COMES else "news-comes-not")
        case Reaction.CHOICE:
            return t("text", text=got.choice) if got.choice is not None else t("news-choice-gone")
        case Reaction.WORDS:
            return t("news-own-words", words=shorten(got.words or "", ANSWER_SHOWN))
        case _:
            return None


def buttons_of(got: Received, place: Place) -> list[Row]:
    """The answers to choose from; once there is one, the way to another."""
    rows = [] if got.reacted_at is not None else answers(got, place, React)
    if got.reacted_at is not None and got.post.reaction in {Reaction.CHOICE, Reaction.WORDS, Reaction.MEETING}:
        again = Words if got.post.reaction is Reaction.WORDS else Change
        rows.append((Button(t("news-change"), again(post=got.post.id, place=place)),))
    if got.post.reaction is Reaction.MEETING:
        rows.append((Button(t("news-to-calendar"), Meeting(post=got.post.id), keeps=True),))
    return rows


def answers(got: Received, place: Place, to: type[React | Instead]) -> list[Row]:
    """All answers that can be given. to: what a tap means, a first answer or another one."""
    number = got.post.id

    def react(label: Text | str, choice: int | None) -> Button:
        return Button(label, to(post=number, choice=choice, place=place))

    match got.post.reaction:
        case Reaction.ACKNOWLEDGE:
            return [(react(t("news-acknowledge"), None),)]
        case Reaction.CHOICE:
            return list(column(react(label, choice) for choice, label in enumerate(got.post.choices)))
        case Reaction.WORDS:
            return [(Button(t("news-answer"), Words(post=number, place=place)),)]
        case Reaction.MEETING:
            return [(react(t("news-come"), COMES), react(t("news-come-not"), COMES_NOT))]
        case _:
            return []


def _head(got: Received) -> Text:
    sake = t("news-for-classes", classes=listed(got.classes)) if got.classes else ""
    return t(f"news-title-{kind_of(got.post)}", sake=sake)


def _body(context: Context, got: Received) -> list[Text]:
    """The words, the meeting, until when, who writes and when that was corrected."""
    post = got.post
    lines = _facts(context, post)
    if got.author is not None:
        title = t("news-author-post", title=shorten(got.author_post, AUTHOR_POST_SHOWN)) if got.author_post else ""
        lines.append(t("news-author", name=got.author, title=title))
    lines += _corrected(context, post)
    return [*_words(post), *([t("blank"), *lines] if lines else [])]


def _facts(context: Context, post: Post) -> list[Text]:
    """When and where the meeting is, and until when a reaction is waited for."""
    deadline = until(context, post)
    return [*meeting(context, post), *([deadline] if deadline else [])]


def _corrected(context: Context, post: Post) -> list[Text]:
    at = post.corrected_at
    return [t("news-corrected", at=moment(context, at))] if at is not None else []


def _words(post: Post) -> list[Text]:
    return [t("blank"), t("news-body", words=Rich(post.html))] if post.html else []


def _picture(context: Context, post: Post, lines: Sequence[Text]) -> Media | None:
    """A photo that stands alone goes above the words, where these leave room for it."""
    if len(post.files) != 1 or post.files[0].kind != "photo":
        return None
    shown = render(screen(*lines), Voice(context.actor.language, context.school.zone))
    reserved = (RESERVED if post.is_letter else 0) + (0 if post.corrected_at else RESERVED_FOR_CORRECTED)
    fits = visible_length(shown) + reserved <= CAPTION_LIMIT
    return Media("photo", post.files[0].file_id) if fits else None


def _links(post: Post, room: int) -> list[Row]:
    """The post's own buttons in so many rows at most: two in one where both are short, or where room is scarce."""
    rows: list[Row] = []
    for link in post.links:
        button = Link(link.label, link.url)
        before = rows[-1] if rows else ()
        if len(before) == 1 and len(str(before[0].label)) + len(link.label) <= ROW_SIGNS:
            rows[-1] = (before[0], button)
        else:
            rows.append((button,))
    if len(rows) > room:
        rows = list(grid([Link(shorten(link.label, ROW_SIGNS // 2), link.url) for link in post.links], 2))
    return rows[:room]
