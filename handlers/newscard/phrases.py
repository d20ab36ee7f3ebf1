"""Phrases of the sender's card: a place, how a count stands, who somebody is as far as it may be told."""

from typing import Final

from bot.services.news import Reaction
from bot.services.news.card import Side, Silent, Standing, UnitLine
from bot.services.news.counting import Line, Place
from bot.services.news.storing import Post
from bot.services.news.wording import title
from bot.services.text import shorten
from bot.ui import Text, t

TITLE_SHOWN: Final = 60
# A meeting's answers, by their numbers.
MEETING: Final = ("newscard-comes", "newscard-comes-not")


def title_of(post: Post, limit: int = TITLE_SHOWN) -> Text:
    """What a post is called; one of files alone has no words."""
    words = title(post.html)
    return t("text", text=shorten(words, limit)) if words else t("newscard-untitled")


def place_name(place: Place) -> Text:
    """«5А», «Сотрудники», «Ученики 9Б»."""
    return t(f"newscard-side-{place.side.name.lower()}", title=place.title)


def line_figures(line: Line) -> Text:
    """«12 из 25 · 48 %»."""
    return t("newscard-figures", reacted=line.reacted, total=line.total, share=str(line.share))


def reacted_word(post: Post) -> Text:
    """«Ознакомились» or «Ответили»."""
    return t("newscard-acknowledged" if post.reaction is Reaction.ACKNOWLEDGE else "newscard-answered")


def whom(silent: Silent) -> Text:
    """Who gets a reminder: «12 родителям», «42 сотрудникам»."""
    what = next(iter(silent.sides)).name.lower() if len(silent.sides) == 1 else "others"
    return t(f"newscard-whom-{what}", count=silent.people)


def silent_line(silent: Silent) -> Text:
    """Families by their children, the others by their heads, and how many of all no reminder reaches."""
    outside = t("newscard-silent-outside", count=silent.outside) if silent.outside else ""
    if not silent.children:
        return t("newscard-silent-count", count=silent.others, outside=outside)
    others = t("newscard-silent-others", count=silent.others) if silent.others else ""
    return t("newscard-silent-families", count=silent.children, others=others, outside=outside)


def who(line: UnitLine) -> Text:
    """A name and a child's initials where the actor may know them; what they are otherwise."""
    side = line.unit.place.side
    if side is Side.STUDENTS:
        return t("text", text=line.pupil) if line.pupil else t("newscard-pupil")
    if not line.name:
        return t("newscard-parent" if side is not Side.STAFF else "newscard-colleague")
    name = t("text", text=line.name)
    return t("newscard-of-child", name=name, pupil=line.pupil) if line.pupil else name


def is_named(line: UnitLine) -> bool:
    """Whether the actor may know who it is."""
    return bool(line.name or line.pupil)


def standing(line: UnitLine) -> Text:
    """«вовремя», «с опозданием», «молчит», «не в боте»."""
    return t(f"newscard-standing-{line.standing}")


def mark(line: UnitLine) -> Text:
    """A sign beside somebody whom no reminder reaches."""
    return t("newscard-outside-mark") if line.standing is Standing.OUTSIDE else t("newscard-no-mark")


def answer_name(post: Post, number: int, limit: int = TITLE_SHOWN) -> Text:
    """An answer to choose from, by its number from 0."""
    return t("text", text=shorten(post.choices[number], limit)) if post.choices else t(MEETING[number])
