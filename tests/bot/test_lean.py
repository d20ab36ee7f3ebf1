"""aiogram's types are built when they are first used, and all of them can be."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# What every update brings is ready at start; the sticker stands for the hundreds of other things.
STARTED = """
import bot
from aiogram import methods, types
print(types.Update.__pydantic_complete__, types.Message.__pydantic_complete__, types.Sticker.__pydantic_complete__)
"""
ALL = """
sent = {"ok": True, "result": {"total_count": 7, "photos": []}}
print(methods.base.Response[methods.GetUserProfilePhotos.__returning__].model_validate(sent).result.total_count)
for module in (types, methods):
    for name in module.__all__:
        model = getattr(module, name)
        if isinstance(model, type) and hasattr(model, "model_rebuild") and model is not methods.TelegramMethod:
            model.model_rebuild()
            print(*() if model.__pydantic_complete__ else (name,), end="")
"""


def test_each_type_is_built_on_first_use() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED + ALL], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["True True False", "7"]
