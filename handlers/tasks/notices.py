"""How notices about a task look: alone its card under a headline with what was said, in a digest one line."""

from typing import Final

from bot.errors import SchoolError
from bot.services.tasks.reading import TaskCard
from bot.services.tasks.states import OPEN_STATES
from bot.services.text import shorten
from bot.ui import Screen, Text, t
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.tasks.screens import WORDS_SHOWN, card_of

# Not worth sending any more when the task is closed.
CALLS: Final = frozenset({"given", "back", "done", "return", "move"})
KINDS: Final = ("given", "back", "done", "close", "return", "say", "move", "cancel")
NAME_SHOWN: Final = 60


def look(kind: str) -> NoticeLook:
    """The looks of a notice whose words are under `notice-task-<kind>` and `digest-task-<kind>`."""

    async def full(context: Context, notice: NoticeArgs) -> Screen | None:
        task = await _task(context, notice)
        if task is None or (kind in CALLS and task.line.state not in OPEN_STATES):
            return None
        words = notice.args.get("words")
        said = t("notice-task-words", words=shorten(str(words), WORDS_SHOWN)) if words else None
        return card_of(context, task, t(f"notice-task-{kind}"), said, t("blank"), hint="task-hint-reply")

    async def line(context: Context, notice: NoticeArgs) -> Text:
        task = await _task(context, notice)
        name = shorten(task.line.text, NAME_SHOWN).replace("\n", " ") if task else "–"
        return t(f"digest-task-{kind}", name=name)

    return NoticeLook(full, line)


async def _task(context: Context, notice: NoticeArgs) -> TaskCard | None:
    """The task; None for whoever may not see it any more."""
    try:
        return await context.services.tasks.read.card(context.actor, notice.number)
    except SchoolError:
        return None


LOOKS = {f"task.{kind}": look(kind) for kind in KINDS}
