button-absences = 🌴 I will be away
command-away = note the days when I am away
absences-title = <b>🌴 I will be away</b>
absences-title-of = <b>🌴 Days away: { $name }</b>
absences-hint = Choose or write the days, “tomorrow” or “25.12–29.12”. Your tickets go to whoever stands in for you; without one they go back to the queue.
absences-hint-of = Choose or write the days, “tomorrow” or “25.12–29.12”. The tickets go to the deputy; without one they go back to the queue.
absences-others = 👥 Who is away
absences-others-title = <b>👥 Who is away</b>
absences-nobody = Everybody is there.
absences-others-hint = Days of other colleagues are noted on their cards: “People”.
absences-headed-hint = Tap a person to note their days.
absence-of = { $name } { $absence }
absence-line = 🔹 { $days }{ $stand_in }
absence-stand-in = {", "}{ $name } stands in
absence-days = { $first } – { $last }
absence-today = Today
absence-tomorrow = Tomorrow
absence-week = 7 days
absence-end = ✖️ Cancel { $days }
absence-deputy-title = <b>🌴 { $days }: who stands in?</b>
absence-deputy-hint = Choose a colleague or write a surname. They get the rights of your service for these days.
absence-covered = On these days there was somebody to stand in for: { $names }. The deputy stands in for them too.
absence-nobody = Nobody
absence-found = <b>🔎 Found: { $count ->
    [one] { $count } person
   *[other] { $count } people
}</b>
absence-found-hint = Choose who stands in, or write the surname again.
absence-unreachable = { $name } (unreachable)
absence-set = Noted.
absence-ended = Cancelled.
notice-absence-title = <b>🌴 Deputies and days away</b>
notice-absence-deputy = You stand in for { $name }, { $days }
notice-absence-deputy-hint = On these days the tickets of this service are in your menu too.
notice-absence-off = No need to stand in any more: { $name }, { $days }
notice-absence-noted = Your days away were noted: { $days }
notice-absence-tickets = { $count ->
    [one] { $count } ticket came
   *[other] { $count } tickets came
} to you, { $name } had them before
notice-absence-freed = { $count ->
    [one] { $count } ticket is
   *[other] { $count } tickets are
} back in the queue: { $name }
notice-absence-unreachable-title = <b>⚠️ Somebody can’t be reached</b>
notice-absence-unreachable = { $name } stopped the bot and holds { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
notice-absence-unreachable-hint = Reach them in another way, or note that they are away: then the tickets go to a deputy or to the queue.
notice-absence-note = 🌴 Note days away
