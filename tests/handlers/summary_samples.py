"""What the notices of the status carry."""

from handlers.site import NoticeArgs

NOTICES = {
    "status.summary": NoticeArgs(None, {"period": "w20261116", "kind": "week"}),
    "status.red": NoticeArgs(None, {"things": ["ticket:1", "item:1"]}),
}
