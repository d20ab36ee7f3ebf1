"""What a survey has found, what comes of it, and a made-up sample beforehand. Loaded with the first of its screens."""

from importlib import import_module
from typing import Any

from handlers.results import addresses
from handlers.site import Feature


def _later(module: str, name: str) -> Any:
    """A screen or an action of a module that is loaded when it is first wanted."""

    async def do(*given: Any) -> Any:
        return await getattr(import_module(f"handlers.results.{module}"), name)(*given)

    return do


FEATURE = Feature(
    name="results",
    screens={
        addresses.Head: _later("screens", "head"),
        addresses.Seen: _later("screens", "seen"),
        addresses.Question: _later("questions", "question"),
        addresses.Picture: _later("questions", "picture"),
        addresses.Compare: _later("groups", "compare"),
        addresses.Groups: _later("groups", "groups"),
        addresses.GroupsPicture: _later("groups", "picture"),
        addresses.First: _later("crossing", "first"),
        addresses.Second: _later("crossing", "second"),
        addresses.Cross: _later("crossing", "cross"),
        addresses.CrossPicture: _later("crossing", "picture"),
        addresses.Texts: _later("words", "texts"),
        addresses.Said: _later("words", "said"),
        addresses.Report: _later("reports", "report"),
        addresses.Needs: _later("doing", "needs"),
        addresses.NeedQuestions: _later("doing", "questions"),
        addresses.NeedAnswers: _later("doing", "answers"),
        addresses.Need: _later("doing", "need"),
        addresses.NeedSupply: _later("doing", "supply"),
        addresses.Done: _later("telling", "done"),
    },
    actions={
        addresses.Document: _later("reports", "document"),
        addresses.Table: _later("reports", "table"),
        addresses.NeedTask: _later("doing", "task"),
        addresses.NeedHead: _later("doing", "task_for_head"),
        addresses.NeedItem: _later("doing", "item"),
        addresses.NeedBuy: _later("doing", "buy"),
        addresses.DoneSkip: _later("telling", "skip"),
    },
    inputs={addresses.Done: _later("telling", "written")},
)
