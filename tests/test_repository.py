"""Rules that the repository keeps: its lists agree with each other, and it names nothing of one machine."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings

pytestmark = pytest.mark.guard

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
KNOWN_HOSTS = {"api.telegram.org", "t.me", "telegram.org", "core.telegram.org", "keepachangelog.com", "semver.org"}
# Used without being imported: drivers that SQLAlchemy loads, the proxy that aiogram loads, the zones of zoneinfo.
LOADED_BY_OTHERS = {"aiosqlite", "psycopg", "aiohttp-socks", "tzdata"}
# Imported, and brought along by a library that is declared because of it.
BROUGHT_ALONG = {"aiohttp": "aiogram", "pydantic": "pydantic-settings", "fluent-syntax": "fluent-runtime"}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def output_of(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def tracked_texts() -> list[Path]:
    paths = (ROOT / name for name in output_of("git", "ls-files", "-z").split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix not in {".png", ".jpg", ".pdf", ".ico"}]


def declared(*extras: str) -> set[str]:
    lists = [PROJECT["dependencies"], *(PROJECT["optional-dependencies"][extra] for extra in extras)]
    return {re.split(r"[\[<>=~! ]", entry)[0].lower() for entries in lists for entry in entries}


def pinned(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text_of(lock), re.MULTILINE))


def imported_libraries() -> set[str]:
    roots: set[str] = set()
    for path in (path for folder in ("bot", "handlers", "models") for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                roots |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                roots.add(str(node.module).partition(".")[0])
    return roots - set(sys.stdlib_module_names) - {"bot", "handlers", "models"}


def test_what_is_imported_is_declared_and_the_other_way_round() -> None:
    owners = importlib.metadata.packages_distributions()
    used = {re.sub(r"[-_.]+", "-", owners[root][0]).lower() for root in imported_libraries()}
    assert {BROUGHT_ALONG.get(name, name) for name in used} - LOADED_BY_OTHERS == declared() - LOADED_BY_OTHERS


def test_the_locks_hold_what_is_declared() -> None:
    running, developing = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert declared() <= running.keys()
    assert declared("dev") <= developing.keys()
    assert running.items() <= developing.items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_have_hashes_and_no_addresses(lock: str) -> None:
    text = text_of(lock)
    assert "://" not in text
    assert not re.search(r"^\s*-(?!-hash=sha256:)", text, re.MULTILINE)
    for entry in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry


def test_nothing_names_a_registry_or_this_machine() -> None:
    hosts: dict[str, str] = {}
    for path in tracked_texts():
        text = path.read_text(encoding="utf-8", errors="replace")
        for host in re.findall(r"\bhttps?://(?:[^/\s@\"']*@)?([\w.-]+\.[a-z]{2,})", text):
            hosts[host] = str(path.relative_to(ROOT))
        assert f"{ROOT}/" not in text, f"{path} names the folder of this checkout"
        assert not re.search(r"(?<![\w./])/(home|Users|root)/\w", text), f"{path} names somebody's folder"
        assert not re.search(r"--(extra-)?index-url|--find-links", text.replace("--no-emit-", "")) or path == Path(
            __file__
        )
    strange = {host: path for host, path in hosts.items() if host not in KNOWN_HOSTS and not is_made_up(host)}
    assert strange == {}


def is_made_up(host: str) -> bool:
    """Hosts of RFC 2606, and the schema names of SVG and office documents, which nobody visits."""
    made_up = (
        ".example",
        "example.com",
        "example.org",
        ".w3.org",
        ".test",
        "schemas.openxmlformats.org",
        "schemas.microsoft.com",
        "purl.oclc.org",
    )
    return host == "example" or host.endswith(made_up)


def test_the_help_lists_every_target() -> None:
    targets = re.findall(r"^\.PHONY: (.+)$", text_of("Makefile"), re.MULTILINE)[0].split()
    shown = output_of("make", "--no-print-directory", "help")
    assert [line.split()[1] for line in shown.splitlines()] == targets
    assert set(targets) >= {"help", "setup", "run", "demo", "check", "test", "bench"}


def test_the_example_of_an_env_file_has_every_setting_and_no_secret() -> None:
    lines = re.findall(r"^#?([A-Z_]+)=(.*)$", text_of(".env.example"), re.MULTILINE)
    names = [name for name, _ in lines]
    interpolated = set(re.findall(r"\$\{([A-Z_]+)", text_of("compose.yaml")))
    settings = {name.upper() for name in Settings.model_fields}
    assert len(names) == len(set(names))
    assert set(names) == settings | interpolated | {"COMPOSE_PROFILES"}
    assert {value for name, value in lines if re.search("TOKEN|SECRET|PASSWORD", name)} == {""}


def test_the_image_has_what_the_program_is_made_of() -> None:
    dockerfile, wanted = text_of("Dockerfile"), text_of(".dockerignore")
    for part in ("bot", "handlers", "models", "locales", "requirements.lock"):
        assert re.search(rf"^COPY {re.escape(part)} ", dockerfile, re.MULTILINE)
        assert f"\n!{part}\n" in wanted
    for demand in ("HEALTHCHECK", "VOLUME /data", "USER bot", "--require-hashes"):
        assert demand in dockerfile


def test_compose_runs_one_bot_by_default_and_its_parts_write_only_to_volumes() -> None:
    services = COMPOSE["services"]
    assert [name for name, service in services.items() if "profiles" not in service] == ["bot"]
    assert all(service["read_only"] for service in services.values())
    assert not services["bot"]["depends_on"]["database"]["required"]
    volumes = {volume.partition(":")[0] for service in services.values() for volume in service["volumes"]}
    assert volumes == set(COMPOSE["volumes"])
