"""The command line in this process; with processes of their own in test_running.py."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import structlog

from bot.__main__ import main
from bot.commands import terminal_language
from bot.services.surveys.sealing import Seals


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An empty folder to work in, and the log and the mask of new files as they were before."""
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "DATABASE_URL", "DATA_DIR", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    handlers, mask = logging.root.handlers, os.umask(0o022)
    yield
    os.umask(mask)
    logging.root.handlers = handlers
    structlog.reset_defaults()


def output(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_migrate_says_from_where_to_where(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate"]) == 0
    assert output(capsys).startswith("База данных создана: 0")
    assert main(["migrate"]) == 0
    assert output(capsys).startswith("База данных уже в порядке: 0")
    assert Path("data/bot.db").stat().st_mode & 0o077 == 0
    assert Path("data").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("command", ["migrate", "run"])
def test_a_newer_database_is_left_alone(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["migrate"])
    with closing(sqlite3.connect("data/bot.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    monkeypatch.setenv("BOT_TOKEN", "4242:" + "x" * 35)
    output(capsys)
    assert main([command]) == 1
    assert "База данных новее программы (9999" in output(capsys)


def test_a_copy_there_and_back(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert main(["backup"]) == 1
    assert "There is nothing to copy" in output(capsys)
    main(["migrate"])
    output(capsys)
    assert main(["backup"]) == 0
    assert output(capsys).startswith("The copy is made and checked: data/backups/school-")
    (copy,) = Path("data/backups").iterdir()
    assert main(["restore", str(copy)]) == 1
    assert "There is no school in" in output(capsys)
    with closing(sqlite3.connect("data/bot.db")) as connection, connection:
        connection.execute("INSERT INTO school (id, timezone, week_days, revision) VALUES (1, 'UTC', 5, 1)")
    assert main(["backup", "mine.db"]) == 0
    assert main(["restore", "mine.db"]) == 0
    assert "The data is restored from mine.db" in output(capsys)


def test_keys_of_anonymous_answers_never_go_with_a_copy(capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    with closing(sqlite3.connect("data/bot.db")) as connection, connection:
        connection.execute("INSERT INTO school (id, timezone, week_days, revision) VALUES (1, 'UTC', 5, 1)")
    Seals(Path("data")).make(7)
    key = Path("data/seals/7.key").read_bytes()
    assert main(["backup", "disk/mine.db"]) == 0
    copied = [path for path in Path("disk").rglob("*") if path.is_file()]
    assert copied
    assert not any(key in path.read_bytes() for path in copied)


def test_evidence_goes_with_the_copy_and_comes_back_with_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["migrate"])
    with closing(sqlite3.connect("data/bot.db")) as connection, connection:
        connection.execute("INSERT INTO school (id, timezone, week_days, revision) VALUES (1, 'UTC', 5, 1)")
    photo = Path("data/evidence/2026/1/7-abc.jpg")
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"photo")
    (photo.parent / ".8-def.jpg.1.part").write_bytes(b"half")
    output(capsys)
    assert main(["backup", "disk/mine.db"]) == 0
    assert "Подтверждения скопированы в disk/evidence, новых файлов: 1." in output(capsys)
    assert main(["backup", "disk/mine.db"]) == 0
    assert "новых файлов: 0." in output(capsys)
    copied = [path.name for path in Path("disk/evidence").rglob("*") if path.is_file()]
    assert copied == ["7-abc.jpg"]
    assert Path("disk/evidence/2026/1/7-abc.jpg").stat().st_mode & 0o777 == 0o600
    photo.unlink()
    assert main(["restore", "disk/mine.db"]) == 0
    assert photo.read_bytes() == b"photo"
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot@127.0.0.1/bot")
    output(capsys)
    main(["backup"])
    assert "data/evidence. Копируйте её вместе с базой" in output(capsys)


def test_what_can_not_be_restored_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    Path("photo.db").write_bytes(b"GIF89a")
    output(capsys)
    assert main(["restore", "photo.db"]) == 1
    assert output(capsys) == "photo.db – не копия базы данных (это не файл SQLite).\n"


@pytest.mark.parametrize("words", [["backup"], ["restore", "school.dump"]])
def test_postgres_has_its_own_tools(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot:secret@db/school")
    assert main(words) == 1
    said = output(capsys)
    assert {"backup": "pg_dump", "restore": "pg_restore"}[words[0]] in said
    assert "school.dump" in said
    assert "secret" not in said


def test_a_wrong_setting_and_a_wrong_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_PORT", "many")
    assert main(["migrate"]) == 2
    assert output(capsys).startswith("WEB_PORT is wrong")
    with pytest.raises(SystemExit) as ended:
        main(["dance"])
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ({}, "ru"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "ru"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
    ],
)
def test_the_language_of_the_terminal(names: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert terminal_language() == language
