"""Taking a plan over from its document: understood, its doubts settled one by one, compared, and only then stored.

What is understood is kept as a draft, a row a person, and waits as long as it has to.
"""

from bot.services.roadmap.importing.usecases import PlanImport

__all__ = ["PlanImport"]
