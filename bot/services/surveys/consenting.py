"""The consent to answer under one's name, given before the first such answer; bot/services/privacy.py withdraws it."""

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied
from bot.services import consents
from bot.services.consents import Purpose
from bot.services.groups import Facts, Groups
from bot.services.invitations.scope import may_be_pupils


class Consenting:
    """Use cases of a person about their answers under their name."""

    def __init__(self, db: Database, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._groups = groups
        self._clock = clock

    async def agree(self, actor: Actor, unit_id: int) -> None:
        """Agree, to go on with this sheet. Denied for a pupil who may be younger than 14.

        Who is 14 agrees for themselves (Federal Law 152-FZ, article 9; Civil Code, article 26). For younger children
        their parents are asked, whose consent covers what they say about their child; no pupil of a class in which
        nobody is 14 is invited to the bot (bot/services/invitations/scope.py), and should one be in it, they are
        refused here.
        """
        person_id = actor.require_person()
        if not may_agree(person_id, await self._groups.facts()):
            raise Denied("error-survey-young")
        async with self._db.write(actor, shows=f"survey.fill:{unit_id}") as session:
            await consents.give(session, person_id, Purpose.SURVEYS, self._clock.now())


def may_agree(person_id: int, facts: Facts) -> bool:
    """Whether somebody is old enough to agree for themselves, as far as their class tells. Pure."""
    class_id = facts.children.get(person_id)
    return class_id is None or may_be_pupils(facts.classes[class_id][0])
