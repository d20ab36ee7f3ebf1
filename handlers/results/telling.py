"""«You said, we did»: a post for those who were asked, with what they said in it and what was done about it."""

from collections.abc import Sequence

from bot.access import Permission
from bot.errors import Invalid
from bot.markup import plain_of
from bot.services.news.drafting import Typed
from bot.services.surveys.results import Outcome
from bot.ui import Answer, Button, Incoming, Screen, column, screen, t
from handlers.results.addresses import Done, DoneSkip, Head, Source
from handlers.results.common import name_of, outcome_of, voice_of
from handlers.results.phrases import finding_line, turnout_lines
from handlers.site import Context

# What people put before their lines themselves.
_BULLETS = "•-–—* \t"


async def done(context: Context, address: Done) -> Screen:
    """What has been done? Asked before the post is begun, as nobody may get one that leaves it open."""
    context.actor.require(Permission.NEWS_WRITE)
    outcome = await outcome_of(context, Source.REAL, address.id)
    if outcome.survey.post_id is not None:
        begun = (await context.site.follow(context, f"newsroom.post:{outcome.survey.post_id}")).screen
        assert begun is not None
        return begun
    return screen(
        t("results-done-title", title=name_of(outcome)),
        t("results-done-ask"),
        rows=column([Button(t("results-done-skip"), DoneSkip(id=address.id))]),
        back=Head(id=address.id),
        expects=address,
    )


async def written(context: Context, address: Done, incoming: Incoming) -> Answer:
    """It was typed, each deed in a line of its own: begin the post."""
    lines = [line.strip(_BULLETS) for line in incoming.text.splitlines()]
    deeds = [line for line in lines if line]
    if incoming.media is not None or not deeds:
        raise Invalid("error-words-needed")
    return await _begin(context, address.id, deeds)


async def skip(context: Context, address: DoneSkip) -> Answer:
    """Nothing yet: the post only tells what was said."""
    return await _begin(context, address.id, ())


async def _begin(context: Context, survey_id: int, deeds: Sequence[str]) -> Answer:
    """Begin the post, or go on with the one that was begun."""
    outcome = await outcome_of(context, Source.REAL, survey_id)
    words = _words(context, outcome, deeds)
    post_id = await context.services.surveys.telling.begin(context.actor, survey_id, words)
    return await context.site.follow(context, f"newsroom.post:{post_id}")


def _words(context: Context, outcome: Outcome, deeds: Sequence[str]) -> Typed:
    """What was said, as the results show it, and what was done."""
    said = [t("results-post-said", what=finding_line(outcome, one)) for one in outcome.found]
    did = [t("results-post-done", what=one) for one in deeds]
    lines = [
        t("results-post-title" if did else "results-post-title-read"),
        t("results-post-survey", title=name_of(outcome)),
        turnout_lines(outcome.results)[0],
        *([t("results-post-you"), *said] if said else []),
        *([t("results-post-we"), *did] if did else []),
    ]
    voice = voice_of(context)
    html = "\n".join(voice.html(one) for one in lines)
    return Typed(plain_of(html), html)
