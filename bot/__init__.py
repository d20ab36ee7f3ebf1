"""A chatbot for everybody in a school's digital learning environment."""

import sys

__version__ = "0.1.0"

if "bot.worker_process" not in sys.orig_argv:  # which talks to nobody
    from bot.lean import import_aiogram

    import_aiogram()  # before any module does
