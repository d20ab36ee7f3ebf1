# The history of a device and of a room; the register of tickets as a table.
button-history = 🗂 History
past-device-title = <b>🗂 History: { $device }</b>
past-room-title = <b>🗂 History of the room</b>
past-where = 📍 { $room }
past-none = Nothing has broken here yet. 👍
past-whole-room = 🚪 Everything in this room
past-number = No. { $number }
past-line =
    {" "}
    <b>{ $day }</b> · No. { $number }
    { $what }
    { $ended }
past-done = 🔧 { $what }{ $who }
past-open = { $mark } not solved yet
ticket-repeat = { $count ->
    [3] ⚠️ Third breakdown within a year
    [4] ⚠️ Fourth breakdown within a year
    [5] ⚠️ Fifth breakdown within a year
    [11] ⚠️ More than ten breakdowns within a year
    [one] ⚠️ Breakdown No. { $count } within a year
   *[other] ⚠️ Breakdown No. { $count } within a year
}
button-log = 📑 Register of tickets (Excel)
log-title = <b>📑 Register of tickets</b>
log-hint = Of which period? The file opens in Excel: terms, who did what, ratings.
log-month = This month · { $days }
log-last = Last month · { $days }
log-year = School year · { $days }
log-all = Everything · { $days }
log-days = { $first }–{ $last }
log-days-all = until { $last }
log-ready = { $count ->
    [0] There are no tickets in this period.
    [one] The file has { $count } ticket.
   *[other] The file has { $count } tickets.
}
log-sheet = Tickets
log-file-name = Register of tickets { $days }.xlsx
log-yes = yes
log-no = no
log-state-unconfirmed = to be passed on
log-state-new = new
log-state-taken = in work
log-state-waiting = waiting
log-state-solved = solved
log-state-closed = closed
log-state-cancelled = withdrawn
log-state-merged = merged
log-category-fault = fault
log-category-shortage = shortage
log-category-planned = planned work
log-column-number = No.
log-column-state = State
log-column-opened = Reported
log-column-category = What it is
log-column-team = Service
log-column-building = Building
log-column-place = Room or place
log-column-device = Device or material
log-column-symptom = What happened
log-column-words = Reporter's words
log-column-reporter = Reported by
log-column-urgent = Lesson failing
log-column-assignee = Assignee
log-column-reacted = First answer
log-column-due = Due
log-column-solved = Solved
log-column-in-time = In time
log-column-reaction = Working hours to the answer
log-column-solution = Working hours to the solution
log-column-waits = Times put aside
log-column-paused = Working hours waited for the reporter
log-column-done = What was done
log-column-returns = Times returned
log-column-rating = Rating
log-column-followers = “Me too”
log-column-merged = Merged with No.
log-column-outage = Outage No.
