"""Steps of an item that need more than a tap: handing in, returning, dropping, postponing, passing on."""

from handlers.item_work import addresses, closing, handing, postponing
from handlers.site import Feature

FEATURE = Feature(
    name="item_work",
    screens={
        addresses.Offer: closing.offer,
        addresses.Return: closing.give_back,
        addresses.Drop: closing.drop,
        addresses.Later: postponing.later,
        addresses.LaterWhy: postponing.why,
        addresses.Refuse: postponing.refuse,
        addresses.Hand: handing.hand,
        addresses.HandAsk: handing.ask,
    },
    actions={
        addresses.OfferDo: closing.offer_do,
        addresses.Accept: closing.accept,
        addresses.Reopen: closing.reopen,
        addresses.Grant: postponing.grant,
        addresses.RefuseDo: postponing.refuse_do,
        addresses.HandTo: handing.to_person,
    },
    questions={
        addresses.OfferSaid: closing.offer,
        addresses.ReturnSaid: closing.give_back,
        addresses.DropSaid: closing.drop,
        addresses.LaterDay: postponing.later,
        addresses.LaterSaid: postponing.why,
        addresses.RefuseSaid: postponing.refuse,
        addresses.HandName: handing.hand,
    },
    inputs={
        addresses.OfferSaid: closing.offer_said,
        addresses.ReturnSaid: closing.return_said,
        addresses.DropSaid: closing.drop_said,
        addresses.LaterDay: postponing.day_said,
        addresses.LaterSaid: postponing.why_said,
        addresses.RefuseSaid: postponing.refuse_said,
        addresses.HandName: handing.name_said,
    },
    remarks=frozenset(
        {
            addresses.ReturnSaid,
            addresses.DropSaid,
            addresses.LaterDay,
            addresses.LaterSaid,
            addresses.RefuseSaid,
            addresses.HandName,
        }
    ),
)
