"""Rules that the code itself keeps: what it imports, who may ask for the time, how a feature is laid out."""

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.guard

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "models")
FEATURE_FOLDERS = sorted(path.parent.name for path in ROOT.glob("handlers/*/__init__.py"))
LANGUAGES = ("ru", "en")
LONGEST_FILE = 400  # lines
HEAVY = (
    *("alembic", "babel.messages", "bot.playground", "cryptography", "docx", "docxtpl", "feedparser", "icalendar"),
    *("lxml", "matplotlib", "nh3", "openpyxl", "PIL", "prometheus_client", "psycopg", "rapidfuzz", "segno", "typst"),
    *("xlsxwriter", "yaml"),
)
MADE_UP = {"playground", "demo"}  # where a made-up school may speak Russian
RUSSIAN_TEXT = re.compile("[А-ЯЁ][а-яё]|[А-Яа-яЁё]{2,} ")  # not a mere letter or word to recognise
ASKS_FOR_TIME = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"}
ASKS_FOR_TIME |= {"time.localtime", "time.gmtime", "func.now", "func.current_timestamp"}
EXCUSE = re.compile(r"#\s*(noqa|type: ignore)")
EXPLAINED = re.compile(r"#\s*(noqa: [A-Z0-9, ]+[(# ]+|type: ignore\[[\w, -]+\]\s+# )\S")


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def module_names() -> Iterator[str]:
    for path in sources(*PACKAGES):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if name != "models.migrations.env":  # Alembic runs it, with a context of its own
            yield name


def identify(path: Path) -> str:
    return str(path.relative_to(ROOT))


every_source = pytest.mark.parametrize("path", sources(*PACKAGES), ids=identify)
every_feature = pytest.mark.parametrize("feature", FEATURE_FOLDERS)


@pytest.mark.parametrize("name", list(module_names()))
def test_every_module_imports(name: str) -> None:
    importlib.import_module(name)


@pytest.mark.parametrize("entry", ["bot.app", "bot.__main__"])
def test_starting_loads_no_heavy_library(entry: str) -> None:
    code = f"import {entry}, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert entry in loaded
    assert [name for name in HEAVY if name in loaded] == []


@every_source
def test_only_the_clock_asks_for_the_time(path: Path) -> None:
    asked = {name for name in dotted_calls(path) if ".".join(name.split(".")[-2:]) in ASKS_FOR_TIME}
    if path == ROOT / "bot" / "clock.py":
        assert asked == {"datetime.now"}
    else:
        assert asked == set(), "take `now` as an argument, or ask bot.clock"


def dotted_calls(path: Path) -> Iterator[str]:
    """What is called or handed over by a dotted name: `a.b()` and `default=a.b` alike."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node)
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (f"time.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", sources(*PACKAGES, "tests"), ids=identify)
def test_files_stay_short_and_exceptions_give_reasons(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST_FILE, "split it by what its parts are for"
    excused = [line.strip() for line in lines if EXCUSE.search(line) and not EXPLAINED.search(line)]
    if path != Path(__file__):
        assert excused == [], "say why: `# noqa: X  # because`, `# type: ignore[x]  # because`"


@every_feature
def test_features_know_no_other_feature(feature: str) -> None:
    others = {f"handlers.{name}" for name in FEATURE_FOLDERS if name != feature}
    for path in sources(f"handlers/{feature}"):
        known = {".".join(name.split(".")[:2]) for name in imported_names(path)}
        assert known & others == set(), f"{identify(path)} links to another feature by address only"


def imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_the_list_of_features_is_complete() -> None:
    from handlers import FEATURES

    names = [feature.name for feature in FEATURES]
    assert len(names) == len(set(names))
    assert sorted(names) == FEATURE_FOLDERS


@every_feature
def test_every_feature_speaks_both_languages_and_is_tested(feature: str) -> None:
    needed = [ROOT / "locales" / language / f"{feature}.ftl" for language in LANGUAGES]
    assert [identify(path) for path in needed if not path.is_file()] == []
    assert list((ROOT / "tests" / "handlers" / feature).glob("test_*.py")), "it has no tests"


@pytest.mark.parametrize("path", [path for path in sources(*PACKAGES) if not MADE_UP & set(path.parts)], ids=identify)
def test_texts_for_people_stand_in_the_locales(path: Path) -> None:
    assert [text for text in strings_in(path) if RUSSIAN_TEXT.search(text)] == [], "use a message key"


def strings_in(path: Path) -> Iterator[str]:
    """All strings of a module but those that stand alone, which are docstrings."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value
