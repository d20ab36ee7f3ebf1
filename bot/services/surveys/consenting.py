"""The consent to answer under one's name, given before the first such answer; bot/services/privacy.py withdraws it."""

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied
from bot.services import consents
from bot.services.consents import Purpose
from bot.services.groups import Facts, Groups
from bot.services.invitations.scope import may_be_pupils
from bot.services.surveys.answering import Answering


class Consenting:
    """Use cases of a person about their answers under their name."""

    def __init__(self, db: Database, groups: Groups, answering: Answering, clock: Clock) -> None:
        self._db = db
        self._groups = groups
        self._answering = answering
        self._clock = clock

    async def agree(self, actor: Actor, unit_id: int) -> None:
        """Agree, to go on with this sheet; nothing where that is not needed. Raises as Answering.filling.

        Denied for a pupil who may be younger than 14.

        Who is 14 agrees for themselves (Federal Law 152-FZ, article 9; Civil Code, article 26). For younger children
        their parents are asked, whose consent covers what they say about their child; no pupil of a class in which
        nobody is 14 is invited to the bot (bot/services/invitations/scope.py), and should one be in it, they are
        refused here.
        """
        person_id = actor.require_person()
        if not may_agree(person_id, await self._groups.facts()):
            raise Denied("error-survey-young")
        if not (await self._answering.filling(actor, unit_id)).lacks_consent:
            return
        async with self._db.write(actor, shows=f"survey.fill:{unit_id}") as session:
            await consents.give(session, person_id, Purpose.SURVEYS, self._clock.now())

    async def refuse(self, actor: Actor, unit_id: int) -> None:
        """Don't agree: this survey waits for nothing of the actor any more (silent.py). Raises as Answering.filling."""
        person_id = actor.require_person()
        filling = await self._answering.filling(actor, unit_id)
        if filling.lacks_consent:
            async with self._db.write(actor, shows=filling.survey.thing) as session:
                await consents.refuse(session, person_id, Purpose.SURVEYS, self._clock.now())


def may_agree(person_id: int, facts: Facts) -> bool:
    """Whether somebody is old enough to agree for themselves, as far as their class tells. Pure."""
    class_id = facts.children.get(person_id)
    return class_id is None or may_be_pupils(facts.classes[class_id][0])
