"""What was answered: how often each choice, who chose it, and the words, which are for the author alone."""

from collections import Counter

from bot.errors import Missing, Outdated
from bot.services.news import Reaction
from bot.services.news.card import Card as PostCard
from bot.services.news.card import Hand, SaidLine, UnitLine
from bot.ui import Button, Screen, Text, clamp_page, column, page_of, pager, screen, t
from handlers.newscard.addresses import Answers, Card, Choice
from handlers.newscard.phrases import answer_name, is_named, place_name, title_of, who
from handlers.site import Context

# Answers of a thousand signs that fit one message.
WORDS_SHOWN, PEOPLE_SHOWN = 3, 12
ANSWER_IN_LINE = 30


async def answers(context: Context, address: Answers) -> Screen:
    """How often each answer, or the words."""
    found = await context.services.news.card.card(context.actor, address.id)
    if found.post.reaction is Reaction.WORDS:
        return await _words(context, found, address)
    if not found.choices:
        raise Outdated(shows=f"newscard:{address.id}")
    total = sum(found.choices)
    buttons = [
        Button(
            t(
                "newscard-choice-line",
                answer=answer_name(found.post, number, ANSWER_IN_LINE),
                count=count,
                share=str(count * 100 // total if total else 0),
            ),
            Choice(id=address.id, number=number),
        )
        for number, count in enumerate(found.choices)
    ]
    return screen(
        t("newscard-answers-title", title=title_of(found.post)),
        t("newscard-answers-count", count=total),
        rows=column(buttons),
        back=Card(id=address.id),
    )


async def choice(context: Context, address: Choice) -> Screen:
    """Who chose it, by name where the actor may know it; the others by class."""
    cards = context.services.news.card
    found = await cards.card(context.actor, address.id)
    if address.number >= len(found.choices):
        raise Missing
    lines = await cards.lines(context.actor, address.id)
    theirs = [one for one in lines if one.unit.reaction and one.unit.reaction.answer == address.number]
    shown = [_named(one) for one in theirs if is_named(one)]
    others = Counter(one.unit.place for one in theirs if not is_named(one))
    shown += [t("newscard-others", place=place_name(place), count=others[place]) for place in sorted(others)]
    return screen(
        t("newscard-choice-title", answer=answer_name(found.post, address.number), title=title_of(found.post)),
        t("newscard-answers-count", count=len(theirs)),
        *page_of(shown, address.page, PEOPLE_SHOWN),
        rows=pager(address, address.page, len(shown), PEOPLE_SHOWN),
        back=Answers(id=address.id),
    )


async def _words(context: Context, found: PostCard, address: Answers) -> Screen:
    title = t("newscard-answers-title", title=title_of(found.post))
    if Hand.AUTHOR not in found.hands:
        hint = t("newscard-words-author")
        counted = t("newscard-answers-count", count=found.count.total.reacted) if found.count else None
        return screen(title, counted, hint, back=Card(id=address.id))
    said = await context.services.news.card.said(context.actor, address.id)
    page = clamp_page(address.page, len(said), WORDS_SHOWN)
    return screen(
        title,
        t("newscard-answers-count", count=len(said)),
        *(part for one in page_of(said, page, WORDS_SHOWN) for part in (t("blank"), _said(one))),
        rows=pager(address, page, len(said), WORDS_SHOWN),
        back=Card(id=address.id),
    )


def _said(one: SaidLine) -> Text:
    return t("newscard-said", who=_whose(one.line), at=one.at, words=one.words)


def _named(line: UnitLine) -> Text:
    return t("newscard-person", name=_whose(line), mark="")


def _whose(line: UnitLine) -> Text:
    """«родитель, 5А», «Ежова М. П.»."""
    titles = ", ".join(dict.fromkeys(place.title for place in line.unit.places if place.title))
    return t("newscard-whose", who=who(line), title=titles) if titles else who(line)
