"""What the bot says and does in the chat. FEATURES is the one list of features."""

from handlers import home, joining, report, status, tickets
from handlers.site import Feature, Site

FEATURES: tuple[Feature, ...] = (
    home.FEATURE,
    joining.FEATURE,
    report.FEATURE,
    tickets.FEATURE,
    status.FEATURE,
)


def build_site() -> Site:
    """The site of all features."""
    return Site(FEATURES)
