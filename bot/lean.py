"""aiogram with each of its types built when it is first used: else they are most of a bot's start and of its memory.

aiogram tells pydantic to build its types on first use (`defer_build`), then asks for all of them at once at the end of
its own import. That asking waits here. Where an aiogram to come no longer asks, nothing here changes anything.
"""

import sys
from typing import Any

from pydantic import BaseModel

# Kept, since pydantic forgets a class of answers that nobody holds, and aiogram would have it made anew and anew.
_ANSWERS: list[Any] = []


def import_aiogram() -> None:
    """Import aiogram so that its types are built late, unless somebody has imported it before: then they are built.

    What every update and most calls bring is built now, so that the first person waits no longer than the second. A
    message comes first: the others take it over instead of describing it again.
    """
    if "aiogram" not in sys.modules:
        _import_unbuilt()
    from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
    from aiogram.methods.base import Response
    from aiogram.types import Message, Update

    for model in (Message, Update):
        model.model_rebuild()
    answer_with: Any = Response
    for method in (AnswerCallbackQuery, EditMessageText, SendMessage):
        _ANSWERS.append(answer_with[method.__returning__])
        _ANSWERS[-1].model_rebuild()


def _import_unbuilt() -> None:
    """Import aiogram.

    1. While it is imported, being asked to build a type only notes the names that its annotations use.
    2. From then on each type knows these names: pydantic builds it when the first of its kind is read or made.
    """
    model_class: Any = BaseModel
    build = model_class.__dict__["model_rebuild"]
    names: dict[str, Any] = {}

    def note(model: type[BaseModel], /, **options: Any) -> Any:
        if "_types_namespace" not in options:
            return build.__get__(None, model)(**options)
        names.update(options["_types_namespace"])
        return None

    def build_with_names(model: type[BaseModel], /, **options: Any) -> Any:
        return build.__get__(None, model)(**{"_types_namespace": names} | options)

    model_class.model_rebuild = classmethod(note)
    try:
        from aiogram.methods.base import Response, TelegramMethod
        from aiogram.types.base import TelegramObject
    finally:
        model_class.model_rebuild = build
    bases: tuple[Any, ...] = (TelegramObject, TelegramMethod, Response) if names else ()
    for base in bases:
        base.model_rebuild = classmethod(build_with_names)
