"""Notices of acting: a hurry about the longest item, what was decided on a ticket."""

from handlers.site import NoticeArgs

NOTICES = {"act.hurry": NoticeArgs("item:7", {"by": 9, "words": "слово " * 50})}
NOTICES |= {"act.answered": NoticeArgs("item:7", {"by": 9, "words": "слово " * 50})}
NOTICES |= {f"ticket.{kind}": NoticeArgs("ticket:3", {}) for kind in ("put_off", "drop", "handed")}
