"""How a person wants their news: at once, in the evening, only what is important; without some topics."""

from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select, update

from bot.access import Actor
from bot.db import Database
from bot.errors import Missing
from models.base import table
from models.news import MutedTopic, Topic
from models.people import NewsMode, Person

__all__ = ["NewsMode", "OwnWishes", "Receiving"]

SETTINGS = "news.settings"


@dataclass(frozen=True, slots=True)
class OwnWishes:
    """How somebody gets their news, and the topics that they do without."""

    mode: NewsMode
    muted: frozenset[Topic]


class Receiving:
    """Use cases of a reader about themselves. Letters and what is urgent come whatever is chosen here."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def wishes(self, actor: Actor) -> OwnWishes:
        """What holds now."""
        me = {"person": actor.require_person()}
        async with self._db.read() as session:
            mode = (await session.execute(_MODE, me)).scalar_one()
            return OwnWishes(mode, frozenset((await session.execute(_MUTED, me)).scalars()))

    async def wants(self, actor: Actor, topic: Topic) -> bool:
        """Whether the actor gets news of this topic that ask for nothing."""
        async with self._db.read() as session:
            found = await session.execute(_WANTS, {"person": actor.require_person(), "about": topic})
            return found.first() is not None

    async def set_mode(self, actor: Actor, mode: str) -> None:
        """Get news this way from now on; Missing for a word that is none of the ways."""
        if mode not in set(NewsMode):
            raise Missing
        values = {"person": actor.require_person(), "wanted": NewsMode(mode)}
        async with self._db.write(actor, shows=SETTINGS) as session:
            await session.execute(_SET_MODE, values)

    async def mute(self, actor: Actor, topic: str) -> None:
        """No news about this any more; Missing for a word that is no topic."""
        row = {"person_id": actor.require_person(), "topic": _topic(topic)}
        async with self._db.write(actor, shows=SETTINGS) as session:
            await session.execute(self._db.insert_ignoring(MutedTopic), row)

    async def unmute(self, actor: Actor, topic: str) -> None:
        """News about this again."""
        values = {"person": actor.require_person(), "about": _topic(topic)}
        async with self._db.write(actor, shows=SETTINGS) as session:
            await session.execute(_UNMUTE, values)


def _topic(word: str) -> Topic:
    if word not in set(Topic):
        raise Missing
    return Topic(word)


_PERSON, _MUTED_TOPIC = table(Person), table(MutedTopic)
_MODE = select(_PERSON.c.news_mode).where(_PERSON.c.id == bindparam("person"))
_MUTES = select(_MUTED_TOPIC.c.topic).where(
    _MUTED_TOPIC.c.person_id == bindparam("person"), _MUTED_TOPIC.c.topic == bindparam("about")
)
_WANTS = _MODE.where(_PERSON.c.news_mode != NewsMode.IMPORTANT, ~_MUTES.exists())
_SET_MODE = (
    update(_PERSON)
    .where(_PERSON.c.id == bindparam("person"))
    .values(news_mode=bindparam("wanted", type_=_PERSON.c.news_mode.type))
)
_MUTED = select(_MUTED_TOPIC.c.topic).where(_MUTED_TOPIC.c.person_id == bindparam("person"))
_UNMUTE = delete(_MUTED_TOPIC).where(
    _MUTED_TOPIC.c.person_id == bindparam("person"), _MUTED_TOPIC.c.topic == bindparam("about")
)
