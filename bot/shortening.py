"""Texts that have to share their place with others. Apart, so that the worker's process need not load all services."""


def shorten(text: str, limit: int) -> str:
    """The beginning of a text that has to share its place with others, with a sign where it was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
