"""What people say on tickets, on its way in and out: a message as it is kept, and a kept one as it is shown."""

from bot.errors import Invalid
from bot.services.snapshot import TeamLine
from bot.services.tickets.reading import Attachment
from bot.services.tickets.spoken import Spoken
from bot.services.tickets.talking import Became, Heard, Said
from bot.ui import Answer, Incoming, Media, Text, t
from handlers.phrases import person_name, team_name
from handlers.site import Context

# With more words than these a picture can't stand above them (1,024 signs fit under it, headings too).
WORDS_UNDER_PICTURE = 600
WORKER = "worker"


def said_in(incoming: Incoming) -> Said:
    """What a message says. Invalid for contact cards, places, stickers and the like, of which nothing is kept."""
    media = incoming.media
    if media is None and not incoming.text:
        raise Invalid("error-not-usable")
    attachment = Attachment(media.kind, media.file_id, incoming.number) if media else None
    return Said(incoming.text, attachment, incoming.album)


def speaker_name(spoken: Spoken, by: str, team: TeamLine | None) -> Text:
    """Who speaks, by what they are to the ticket: «Техническая служба, Ежова М. П.»."""
    name = person_name(spoken.author)
    if by == WORKER and team is not None:
        return t("said-by-team", team=team_name(team), name=name)
    return t(f"said-by-{by}", name=name)


def spoken_line(spoken: Spoken, by: str, team: TeamLine | None) -> Text:
    """Who speaks, and the words; of files alone, that they are above."""
    words = t("text", text=spoken.words) if spoken.words else t("said-without-words")
    return t("said-line", who=speaker_name(spoken, by, team), words=words)


def picture_of(spoken: Spoken) -> Media | None:
    """The photo that comes with the words, where it is the only file and the words fit under it."""
    if [file.kind for file in spoken.files] != ["photo"] or len(spoken.words or "") > WORDS_UNDER_PICTURE:
        return None
    return Media("photo", spoken.files[0].file_id)


def album_of(spoken: Spoken) -> tuple[Media, ...]:
    """All files that come with the words, in the order of sending, where they can't stand above them."""
    return () if picture_of(spoken) else tuple(Media(file.kind, file.file_id) for file in spoken.files)


async def shown(context: Context, heard: Heard, incoming: Incoming | None = None) -> Answer:
    """The ticket after something was said on it; nothing for a further part of an album without words."""
    if heard.became is Became.PART and incoming is not None and not incoming.text:
        return Answer()
    if heard.became is Became.LATE:
        return await context.site.follow(context, f"late:{heard.ticket_id}:{heard.event_id}")
    card = await context.site.follow(context, f"ticket:{heard.ticket_id}")
    return Answer(card.screen, toast=t(f"said-{heard.became}"))
