"""The storekeeper's stock, issuing for requests, and purchase lists."""

from bot.access import Permission
from handlers.site import Entry, Feature
from handlers.stock import actions, addresses, buying, issuing, screens

FEATURE = Feature(
    name="stock",
    screens={
        addresses.Stock: screens.stock,
        addresses.Add: screens.add,
        addresses.Card: screens.card,
        addresses.Edit: screens.edit,
        addresses.Kinds: screens.kinds,
        addresses.Moves: screens.moves,
        addresses.Issue: issuing.issue,
        addresses.Promise: issuing.promise,
        addresses.Purchases: buying.purchases,
        addresses.Purchase: buying.purchase,
        addresses.Pick: buying.pick,
        addresses.Requests: buying.requests,
        addresses.Sheet: buying.sheet,
        addresses.Arrive: buying.arrive,
    },
    actions={
        addresses.Clear: actions.clear,
        addresses.SetKind: actions.set_kind,
        addresses.Retire: actions.retire,
        addresses.Give: issuing.give,
        addresses.Until: issuing.until,
        addresses.CollectAll: buying.collect_all,
        addresses.Collect: buying.collect,
        addresses.Release: buying.release,
        addresses.Receive: buying.receive,
    },
    inputs={
        addresses.Search: actions.search,
        addresses.Add: actions.add,
        addresses.Edit: actions.edit,
        addresses.Issue: issuing.type_amount,
        addresses.Promise: issuing.type_day,
    },
    entries=(
        Entry(addresses.Stock(), label="button-stock", permission=Permission.STOCK_MOVE, command="stock", order=6),
    ),
)
