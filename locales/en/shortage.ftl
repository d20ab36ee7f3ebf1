button-shortage = 📦 Something ran out
shortage-what = <b>📦 What has run out?</b>
shortage-what-hint = Choose from the list or type its name, such as “paper”.
shortage-what-none = Type its name, such as “paper”.
shortage-found = <b>🔎 Found: { $count ->
    [one] { $count } name
   *[other] { $count } names
}</b>
shortage-found-none = <b>🔎 Not in the list</b>
shortage-found-hint = Choose what fits, or type it in another way.
shortage-own = ✏️ Ask for “{ $name }”
shortage-title = <b>📦 { $name }</b>
shortage-where-hint = Where is it needed? Choose, or type the number of the room.
shortage-other-place = 📍 Another place
shortage-at = 📍 { $where }
shortage-asked = 👥 Asked for already: no. { $number }
shortage-asked-mine = 📋 You have asked for it already: no. { $number }
shortage-too = 🙋 Me too
shortage-open = 📋 Open no. { $number }
shortage-left-hint = How much is left? Tap or type: <b>the request is sent at once</b>.
shortage-left-none = ⛔ Nothing
shortage-left-one = 1️⃣ One left
shortage-left-few = 🔢 Two or three left
shortage-place-left-hint = Choose how much is left, or type where it is: <b>the request is sent at once</b>.
shortage-place-hint = Type where it is, such as “gym”: <b>the request is sent at once</b>.
shortage-sent = Sent
shortage-followed = You will be told, too, when it is there.
history-promise = promised for the day
notice-ticket-promised = <b>📅 Request no. { $number }: promised for { $day }</b>
digest-ticket-promised = 📅 Request no. { $number }: promised for { $day }
