"""A chatbot for everybody in a school's digital learning environment."""

from bot.lean import import_aiogram

__version__ = "0.1.0"

import_aiogram()  # before any module does
