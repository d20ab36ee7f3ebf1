item-offer-title = <b>✅ { $name }: what shows it?</b>
item-offer-ask = Send a photo, a file or a link. Without evidence the item stays under control.
item-offer-hint = You may send more or write a few words. If everything is there, tap “Hand in”.
item-offer-do = ✅ Hand in
item-offered-done = Handed in. It will be looked at and accepted.
item-accepted = Accepted.
item-return-title = <b>↩️ { $name }: what is missing?</b>
item-return-hint = Write what is to be done. Whoever answers for it gets these words.
item-returned = Returned with your words.
item-drop-title = <b>⛔️ { $name }: why is it taken off control?</b>
item-drop-hint = Write the reason. Everybody concerned will see it.
item-dropped-done = Taken off control.
item-reopened = The item is under control again.
item-later-title = <b>⏩ { $name }: until when?</b>
item-later-hint = Choose, or write a day of your own: “25.12”, “by Friday”, or at once “by 25.12 waiting for delivery”.
item-later-week = A week, by { $day }
item-later-two-weeks = 2 weeks, by { $day }
item-later-month = A month, by { $day }
item-later-why-title = <b>⏩ { $name }: why later?</b>
item-later-until = New deadline: { $day }
item-later-why-hint = Write the reason. The director decides.
item-later-why-own = Write the reason: the day is moved at once.
item-granted = Postponing is allowed.
item-not-granted = Postponing is refused, the deadline stays.
item-refuse-title = <b>✖️ { $name }: why not later?</b>
item-refuse-hint = Type a few words for whoever asked and whoever is responsible, or tap “Without words”.
item-asked-done = The director gets your request.
item-postponed-done = The deadline is moved.
item-hand-ask-title = <b>🤝 { $name }: hand over?</b>
item-hand-ask-to = Who will answer for it: { $name }
item-hand-ask-term = The term stays: by { $day }
item-hand-title = <b>🤝 { $name }: whom to pass it to?</b>
item-hand-hint = Write the beginning of the surname.
item-hand-found =
    { $count ->
        [one] { $count } person found:
       *[other] { $count } people found:
    }
item-handed = The item is passed on. Both will hear of it.
