# Outages: what is down for many at once.
button-outages = ⚠️ Outages
command-outages = outages: what is down for many
outages-title = <b>⚠️ Outages</b>
outages-none = Everything works now.
outages-count = Now: { $count ->
    [one] { $count } outage
   *[other] { $count } outages
}
outage-button = ⚠️ { $what }, { $where }
outage-name = { $what }, { $where }
outage-what = { $device }: { $symptom }
outage-everywhere = the whole school
outage-network-no_internet = No internet
outage-network-no_wifi = No Wi-Fi
outage-journal-not_opening = The journal does not open
outage-site-not_opening = The site does not open
outage-room-light = No light
outage-room-heating = No heating
outage-room-plumbing = No water
outage-new = ➕ Report an outage
outage-new-title = <b>⚠️ New outage: what is down?</b>
outage-new-hint = Everybody will know: it stands in everyone's menu.
outage-other = ❓ Something else
outage-kinds-hint = Choose what it is.
outage-symptoms-hint = { $device }: what is wrong?
outage-where-title = <b>⚠️ { $what }: where?</b>
outage-where-hint = Choose a building or the whole school.
outage-everywhere-button = 🏫 The whole school
outage-known-title = <b>⚠️ This is known already</b>
outage-known-hint = The outage is open. Write there how it stands.
outage-check-title = <b>⚠️ Check the outage</b>
outage-check-what = { $what }, { $where }
outage-check-hint = Tap “Show everybody”, or first write a few words for all, such as “being fixed, until noon”: then it goes with them.
outage-open = ⚠️ Show everybody
outage-opened = Done: the outage stands in everyone's menu.
outage-title = <b>⚠️ { $name }</b>
outage-title-over = <b>✅ Works again: { $name }</b>
outage-since = 🕙 Since: { $at }
outage-ended = ✅ Over: { $at }
outage-words = 💬 { $words }
outage-reports = 📋 Tickets: { $count }
outage-people = 👥 People who have it: { $count }
outage-hint = It is being fixed. When it works again, it goes from the menu.
outage-hint-mine = It is being fixed. You will get a message when it works again.
outage-end = ✅ It works again
outage-say = 💬 Add words
outage-reports-button = 📋 Tickets ({ $count })
outage-join = ➕ Add tickets to it ({ $count })
outage-me = 🙋 Me too
outage-me-done = Noted. You will be told when it works.
outage-own = 📋 Your ticket No. { $number }
outage-say-title = <b>💬 How does it stand?</b>
outage-say-hint = Write a few words: everybody who opens the outage will see them, instead of the earlier ones.
outage-said = Noted.
outage-end-title = <b>✅ { $name }: does it work again?</b>
outage-end-reports = { $count ->
    [one] { $count } ticket will be closed.
   *[other] { $count } tickets will be closed.
}
outage-end-hint = Everybody whom it concerned gets one message. You may write a few words first: it goes with them.
outage-end-done = Done. { $count ->
    [one] { $count } ticket is closed.
   *[other] { $count } tickets are closed.
}
outage-reports-title = <b>📋 Tickets of this outage</b>
outage-join-title = <b>➕ Add tickets</b>
outage-join-hint = Tap a ticket about the same: it will be closed together with the outage.
outage-join-none = No more tickets that fit.
outage-joined = The ticket is added.
outage-of-ticket = ⚠️ Part of an outage: { $name }
button-outage = ⚠️ The outage
history-outage_joined = part of an outage
history-outage_over = the outage is over
digest-outage-over = ✅ Works again: { $name }
digest-outage-over-unnamed = ✅ The outage is over
menu-outage = ⚠️ { $name }: being fixed { $since }
menu-outage-at = since { $at }
menu-outage-on = since { $day }
menu-outages-more = { $count ->
    [one] And { $count } more outage
   *[other] And { $count } more outages
}
button-outages-now = ⚠️ The outage
