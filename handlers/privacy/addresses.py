"""Addresses of one's own data, and of the journal."""

from bot.ui import Address


class Privacy(Address, prefix="privacy"):
    """What is kept about me."""


class Documents(Address, prefix="privacy.docs"):
    """What I agreed to, with the texts."""

    page: int = 0


class TakeAway(Address, prefix="privacy.file"):
    """My data as a file."""


class Withdraw(Address, prefix="privacy.end"):
    """Before I withdraw my consent: what that means."""


class Confirm(Address, prefix="privacy.yes"):
    """Withdraw my consent."""


class Journal(Address, prefix="privacy.audit"):
    """The journal of who saw or changed whose data, as a file."""


class Surveys(Address, prefix="privacy.surveys"):
    """Before I withdraw the consent to answer surveys under my name: what that means."""


class ConfirmSurveys(Address, prefix="privacy.surveys_yes"):
    """Withdraw it."""
