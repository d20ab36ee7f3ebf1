command-teams = services: who solves tickets and how soon
teams-title = <b>🏷 Services</b>
teams-hint = Tap a service to change who is in it.
teams-line = • { $name }: { $people ->
    [one] { $people } person
   *[other] { $people } people
}, tickets not closed: { NUMBER($tickets) }
teams-line-closed = • { $name }: closed
teams-new = ➕ New service
teams-routes = 🔀 What goes where
teams-terms = ⏱ Terms
teams-buildings = 🏢 Buildings
teams-new-title = <b>➕ New service</b>
teams-new-hint = Write its name. For example: “Electrician”.
teams-added = The service is made. Add people to it.
teams-more = … and { NUMBER($count) } more
teams-any-kind = Any device
teams-found = <b>🔎 Found: { $count ->
    [one] { $count } person
   *[other] { $count } people
}</b>
teams-found-none = <b>🔎 Nobody found</b>
teams-found-hint = Choose a person or write the surname again.
teams-not-joined = { $name } (not joined yet)
team-title = <b>🏷 { $name }</b>
team-role = 🔑 Everybody with the role “{ $role }” is in it
team-head = ⭐ Head: { $name }
team-no-head = ⭐ No head yet
team-tickets = 📋 Tickets not closed: { NUMBER($count) }
team-members = 👥 { $count ->
    [one] { $count } person
   *[other] { $count } people
}:
team-empty = 👥 Nobody is in it yet. The head and the administrators see its tickets.
team-member = • { $name }{ $stand_in }
team-stand-in = {", "}{ $name } stands in
team-people = 👥 People
team-choose-head = ⭐ Head
team-rename = ✏️ Name
team-close = 🔒 Close the service
team-closing-title = <b>🔒 Close: { $name }</b>
team-closing-hint = New tickets will go to the technical service, the rules of this one go. Its people stay in it, it can be opened again.
team-reopen = 🔓 Open it again
team-closed = The service is closed: no new tickets come to it. Its people stay in it, it can be opened again.
team-closed-now = The service is closed, its rules are gone.
team-reopened = The service is open again.
team-rename-title = <b>✏️ { $name }</b>
team-rename-hint = Write the new name.
team-people-title = <b>👥 People: { $name }</b>
team-by-role = The role “{ $role }” is given on a person’s card: “People”.
team-people-hint = To add somebody, write the surname.
team-take-out = ✖️ Take out: { $name }
team-put-in = Added; the rights hold already.
team-taken-out = Done. Tickets in hand went back to the queue.
team-head-title = <b>⭐ Head: { $name }</b>
team-head-hint = The head is told of overdue tickets and notes who is away. Choose one or write a surname.
team-head-nobody = Nobody
buildings-title = <b>🏢 Heads of buildings</b>
buildings-about = The head is told of every fault in their building.
buildings-none = Buildings come together with rooms: import the school’s lists.
building-line = • { $building }: { $name }
building-nobody = nobody
building-title = <b>🏢 { $building }</b>
building-hint = Write the surname of the new head.
routes-title = <b>🔀 What goes where</b>
routes-about = Without rules of your own devices go to the technicians, rooms and furniture to the storekeeper, the site and the journal to their services. The closer rule wins: first the symptom, then the device, then the building.
routes-none = No rules of your own yet.
route-line = { $number }. { $what } · { $building } → { $team }
route-about = { $kind } · { $symptom }
route-everywhere = whole school
route-any-symptom = any symptom
route-drop = ✖️ Remove { $number }
route-add = ➕ Add
route-try = 🧪 Try
route-now = 🧪 Where it goes now
route-add-title = <b>🔀 New rule</b>
route-try-title = <b>🧪 Where a ticket goes</b>
route-kind-hint = What is it about?
route-symptom-hint = What happened?
route-building-hint = In which building?
route-team-hint = Who shall get such tickets?
route-added = The rule holds for new tickets.
route-dropped = The rule is gone.
probe-where = Where: { $building }
probe-team = 🏷 Goes to: { $name }
probe-own = By a rule of the school. Usually it goes to: { $name }
probe-told = 📣 Told at once:
probe-nobody = 📣 Nobody can be told now: everybody is away or unreachable.
probe-again = 🧪 Try another
terms-title = <b>⏱ Terms</b>
terms-about = Working time until the first answer and until the solution. The reporter sees the term at once, the head is told when it is missed. ✏️ – changed by the school.
terms-everything = Everything else
terms-shortage = Shortage
terms-line = { $own ->
    [yes] ✏️
   *[no] •
} { $kind }: answer – { $reaction }, solution – { $solution }
terms-line-urgent = { $own ->
    [yes] ✏️
   *[no] •
} { $kind }, urgent: answer – { $reaction }, solution – { $solution }
terms-of-title = <b>⏱ Terms: { $kind }</b>
terms-own = The school has changed some of these.
terms-usual = These are the usual terms, the school has not changed them.
terms-react-ordinary = Answer
terms-solve-ordinary = Solution
terms-react-urgent = 🔴 Answer, urgent
terms-solve-urgent = 🔴 Solution, urgent
terms-reset = ↩️ Back to the usual terms
terms-react-title = <b>⏱ { $kind }: first answer</b>
terms-solve-title = <b>⏱ { $kind }: solution</b>
terms-hint = Choose a span of working time or write one, “45 min” or “3 h”.
span = { $hours } h { $minutes } min
span-hours = { $hours } h
span-minutes = { $minutes } min
