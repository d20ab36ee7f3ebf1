"""The school year: quarters or trimesters, and from which day to which they last."""

from handlers.site import Feature
from handlers.year import actions, addresses, screens

FEATURE = Feature(
    name="year",
    screens={addresses.Year: screens.year, addresses.Term: screens.term},
    actions={addresses.SetKind: actions.set_kind, addresses.Usual: actions.reset},
    inputs={addresses.Term: actions.type_term},
)
