"""What each command of the command line does. Words are in the language of the terminal (LANG), Russian by default."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import URL, make_url

from bot import app, backup, doctor, migrate
from bot.clock import Clock
from bot.db import Database
from bot.i18n import Voice, pick_language
from bot.log import configure_logging
from bot.services.roadmap.keeping import FOLDER as EVIDENCE
from bot.settings import Settings, SettingsError, load_settings
from bot.ui import Text, t

DONE, WRONG, WRONG_SETTING = 0, 1, 2

Command: TypeAlias = Callable[[Settings], Awaitable[int]]


def perform(command: Command) -> int:
    """Read the settings, run the command; what only a person can mend is said in one line. The exit code."""
    os.umask(0o077)  # names of people are in what it makes: databases, copies
    try:
        settings = load_settings()
        configure_logging(settings.log_format)
        return asyncio.run(_mended(command, settings))
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_SETTING


async def _mended(command: Command, settings: Settings) -> int:
    """The command's exit code; WRONG, after saying why, where it can't be done."""
    try:
        return await command(settings)
    except backup.BackupFailed as error:
        why = error.why
    except migrate.NewerDatabase as error:
        why = t("migrate-newer", found=error.found, known=error.known)
    sys.stderr.write(f"{_voice(settings).plain(why)}\n")
    return WRONG


async def run(settings: Settings) -> int:
    """Run the bot until it is asked to stop."""
    built = app.build_app(settings, Clock())
    stopping = asyncio.Event()
    app.stop_on_signals(stopping)
    await app.run(built, stopping, _show_setup_link)
    return DONE


async def _show_setup_link(running: app.App) -> None:
    """Print the link that makes the first admin, while there is none; it stands in no log."""
    link = await running.services.invitations.setup_link()
    if link is not None:
        _say(running.settings, t("setup-link", link=link))
        sys.stdout.flush()


def examine() -> int:
    """Say what is wrong and what to do, also where the settings themselves are; DONE where all is well."""
    voice = Voice(terminal_language(), ZoneInfo("UTC"))
    try:
        settings = load_settings()
    except SettingsError as error:
        _tell(voice, doctor.Finding(t("doctor-settings"), t("text", text=str(error))))
        return WRONG
    return asyncio.run(_examine(settings, voice))


async def _examine(settings: Settings, voice: Voice) -> int:
    outcome = DONE
    async for finding in doctor.examine(settings, Clock()):
        _tell(voice, finding)
        if finding.advice is not None:
            outcome = WRONG
    if outcome == DONE:
        sys.stdout.write(f"{voice.plain(t('doctor-all-well'))}\n")
    return outcome


def _tell(voice: Voice, finding: doctor.Finding) -> None:
    key = "doctor-well" if finding.advice is None else "doctor-ill"
    sys.stdout.write(f"{voice.plain(t(key, what=finding.what, advice=finding.advice or ''))}\n")
    sys.stdout.flush()


async def migrate_database(settings: Settings) -> int:
    """Bring the database up to date and say from where to where."""
    if make_url(settings.database_url).get_backend_name() == "sqlite":
        backup.database_file(make_url(settings.database_url)).parent.mkdir(parents=True, exist_ok=True)
    db = Database(settings.database_url, Clock())
    try:
        before = await migrate.current(db)
        after = await migrate.upgrade(db)
    finally:
        await db.close()
    if before is None:
        said = t("migrate-made", after=after)
    else:
        said = t("migrate-nothing", after=after) if before == after else t("migrate-done", before=before, after=after)
    return _say(settings, said)


async def keep_copy(settings: Settings, file: Path | None) -> int:
    """Copy the database, to `file` or into the folder of copies, and the evidence into a folder beside the copy."""
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        return _say_postgres(settings, url, "backup", file or Path("school.dump"))
    database = backup.database_file(url)
    target = file or backup.backup_path(database, Clock().now(), settings.school_timezone)
    await asyncio.to_thread(backup.back_up, database, target)
    await _copy_evidence(settings, settings.data_dir / EVIDENCE, target.parent / EVIDENCE)
    return _say(settings, t("backup-done", path=str(target), size=target.stat().st_size // 1024))


async def put_back(settings: Settings, file: Path) -> int:
    """Put a copy in the place of the database, with the evidence beside it; the state of before is kept."""
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        return _say_postgres(settings, url, "restore", file)
    database = backup.database_file(url)
    kept = backup.backup_path(database, Clock().now(), settings.school_timezone, "before-restore")
    await asyncio.to_thread(backup.restore, database, file, kept)
    if kept.exists():
        _say(settings, t("restore-kept", path=str(kept)))
    await _copy_evidence(settings, file.parent / EVIDENCE, settings.data_dir / EVIDENCE)
    return _say(settings, t("restore-done", path=str(file)))


COMMANDS: Mapping[str, Callable[..., Awaitable[int]]] = {
    "run": run,
    "migrate": migrate_database,
    "backup": keep_copy,
    "restore": put_back,
}


def terminal_language() -> str:
    """The language of the terminal: the first that is set of LC_ALL, LC_MESSAGES, LANG; Russian otherwise."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return pick_language(named.replace("_", "-"))


def _voice(settings: Settings) -> Voice:
    return Voice(terminal_language(), settings.school_timezone)


def _say(settings: Settings, text: Text) -> int:
    sys.stdout.write(f"{_voice(settings).plain(text)}\n")
    return DONE


async def _copy_evidence(settings: Settings, source: Path, target: Path) -> None:
    count = await asyncio.to_thread(backup.copy_evidence, source, target)
    if count is not None:
        _say(settings, t("evidence-copied", path=str(target), count=count))


def _say_postgres(settings: Settings, url: URL, command: str, file: Path) -> int:
    _say(settings, t(f"{command}-postgres", command=backup.postgres_commands(url, str(file))[command]))
    if (settings.data_dir / EVIDENCE).is_dir():
        _say(settings, t("evidence-by-hand", path=str(settings.data_dir / EVIDENCE)))
    return WRONG
