"""From a file's bytes or from pasted words to the rows of a plan. Nothing in a file is trusted.

Knows no database and no people: what a period means and who is named is for others to say. A large file takes
a second, so callers read in a thread.
"""

from bot.services.roadmap.documents.plan import PlanDocument, PlanRow, Remark

__all__ = ["PlanDocument", "PlanRow", "Remark"]
