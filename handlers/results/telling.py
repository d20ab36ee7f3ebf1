"""«You said, we did»: a post for those who were asked, with what they said in it."""

from bot.markup import plain_of
from bot.services.news.drafting import Typed
from bot.services.surveys.results import Outcome
from bot.ui import Answer, t
from handlers.results.addresses import Done, Source
from handlers.results.common import name_of, outcome_of, voice_of
from handlers.results.phrases import finding_line, turnout_lines
from handlers.site import Context


async def done(context: Context, address: Done) -> Answer:
    """Begin the post, or go on with the one that was begun."""
    outcome = await outcome_of(context, Source.REAL, address.id)
    post_id = await context.services.surveys.telling.begin(context.actor, address.id, _words(context, outcome))
    return await context.site.follow(context, f"newsroom.post:{post_id}")


def _words(context: Context, outcome: Outcome) -> Typed:
    """What was said, as the results show it, and a line for what was done."""
    said = [t("results-post-said", what=finding_line(outcome, one)) for one in outcome.found]
    lines = [
        t("results-post-title"),
        t("results-post-survey", title=name_of(outcome)),
        turnout_lines(outcome.results)[0],
        *([t("results-post-you"), *said] if said else []),
        t("results-post-we"),
        t("results-post-done"),
    ]
    voice = voice_of(context)
    html = "\n".join(voice.html(one) for one in lines)
    return Typed(plain_of(html), html)
