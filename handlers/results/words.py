"""What was said in own words, put together where it says much the same."""

from bot.services.surveys.form import TEXTS
from bot.services.surveys.shapes import TextGroup
from bot.services.text import shorten
from bot.ui import Screen, Text, clamp_page, page_of, pager, screen, t
from handlers.results.addresses import Said, Texts
from handlers.results.bars import hidden_line
from handlers.results.common import choices, head_of, outcome_of, question_line, sample_mark
from handlers.results.phrases import in_words
from handlers.site import Context

# Groups of texts that fit one message: five of four hundred signs with two more of a hundred each.
GROUPS_SHOWN, WORDS_SHOWN = 5, 400
OTHERS_SHOWN, OTHER_SHOWN = 2, 100


async def texts(context: Context, address: Texts) -> Screen:
    """The questions that were answered in own words."""
    outcome = await outcome_of(context, address.source, address.id)
    found = [one for one in outcome.results.questions if one.texts]
    to = {one.question.number: Said(source=address.source, id=address.id, number=one.question.number) for one in found}
    return screen(
        t("results-texts-title"),
        sample_mark(address.source),
        t("results-texts-hint" if found else "results-texts-none"),
        rows=choices(found, address, address.page, to),
        back=head_of(address.source, address.id),
    )


async def said(context: Context, address: Said) -> Screen:
    """The answers to one of them, what most people say first."""
    outcome = await outcome_of(context, address.source, address.id)
    result = outcome.question(address.number)
    page = clamp_page(address.page, len(result.texts), GROUPS_SHOWN)
    return screen(
        t("results-texts-title"),
        sample_mark(address.source),
        question_line(result),
        in_words(result),
        hidden_line(result) if result.texts and result.question.kind in TEXTS else None,
        *(line for one in page_of(result.texts, page, GROUPS_SHOWN) for line in _group(one)),
        None if result.texts else t("results-texts-none"),
        rows=pager(address, page, len(result.texts), GROUPS_SHOWN),
        back=Texts(source=address.source, id=address.id),
    )


def _group(group: TextGroup) -> list[Text]:
    words = shorten(group.words, WORDS_SHOWN)
    first = (
        t("results-text-many", count=group.count, words=words) if group.count > 1 else t("results-text", words=words)
    )
    others = [t("results-text-other", words=shorten(one, OTHER_SHOWN)) for one in group.others[:OTHERS_SHOWN]]
    return [t("blank"), first, *others]
