"""A chatbot for everybody in a school's digital learning environment."""

__version__ = "0.1.0"
