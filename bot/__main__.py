"""The command line: python -m bot run | demo | migrate | doctor | backup [FILE] | restore FILE."""

import argparse
import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

gc.disable()  # looking for garbage in what is imported would take a sixth of the start
from bot import commands  # noqa: E402  # after the line above

gc.freeze()
gc.enable()


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. The exit code: 0 done, 1 something is wrong, 2 a setting or the command line is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="The school's chatbot.")
    named = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    named.add_parser("run", help="run the bot until Ctrl-C")
    named.add_parser("demo", help="show a made-up school in the browser: no token, no messenger")
    named.add_parser("migrate", help="bring the database up to date")
    backup = named.add_parser("backup", help="keep a copy of the database, while the bot runs too")
    backup.add_argument("file", nargs="?", type=Path, help="where to (default: the folder backups beside the database)")
    restore = named.add_parser("restore", help="put a copy back, while the bot runs too")
    restore.add_argument("file", type=Path, help="which copy")
    given = parser.parse_args(words)
    match given.command:
        case "run":
            return commands.perform(commands.run)
        case "demo":
            from bot.playground.demo import main as show

            show()
            return commands.DONE
        case "migrate":
            return commands.perform(commands.migrate_database)
        case "backup":
            return commands.perform(partial(commands.keep_copy, file=given.file))
        case _:
            return commands.perform(partial(commands.put_back, file=given.file))


if __name__ == "__main__":
    sys.exit(main())
