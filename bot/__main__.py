"""The command line: python -m bot run | demo | migrate | doctor | backup [FILE] | restore FILE."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

gc.disable()  # nothing of what is imported is garbage: looking for it would take a tenth of the start
from bot import commands  # noqa: E402  # after the line above

gc.freeze()
gc.enable()

ABOUT = {
    "run": "run the bot until Ctrl-C",
    "demo": "show a made-up school in the browser: no token, no messenger",
    "migrate": "bring the database up to date",
    "doctor": "say what is wrong, and what to do",
    "backup": "copy the database, while the bot runs too",
    "restore": "put a copy back, while the bot runs too",
}


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. The exit code: 0 done, 1 something is wrong, 2 a setting or the command line is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="The school's chatbot.")
    named = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    known = {name: named.add_parser(name, help=about) for name, about in ABOUT.items()}
    known["backup"].add_argument("file", nargs="?", type=Path, help="default: the folder backups beside the database")
    known["restore"].add_argument("file", type=Path, help="which copy")
    given = parser.parse_args(words)
    if given.command == "doctor":
        return commands.examine()
    if given.command == "demo":
        from bot.playground import demo

        demo.main()
        return commands.DONE
    command = commands.COMMANDS[given.command]
    return commands.perform((lambda settings: command(settings, given.file)) if "file" in given else command)


if __name__ == "__main__":
    sys.exit(main())
