# Breakdowns: the same by buildings, rooms, people, classes, weeks.
by-title = <b>🧭 { $what }: { $period }</b>
by-nothing = There is nothing here for this period.
by-bullet = • { $line }
by-numbered = <b>{ $number }.</b> { $line }
by-others = 🧭 Other details
by-all = Details
by-all-about = Where it is worse, who has most to do, how it went week by week. What shall I show?

by-building = By building
by-building-group = 🏢 Buildings and rooms
by-building-button = 🏢 Buildings
by-building-about = Faults, the worst first. What is open stands as of { $day }.
by-room = By room
by-room-button = 🚪 Rooms
by-room-about = Faults, the worst first. What is open stands as of { $day }. A number opens the room's history.
by-kind = By device
by-kind-group = 🖥 Devices and terms
by-kind-button = 🖥 Devices
by-kind-about = Faults, the worst first. What is open stands as of { $day }.
by-team = By service
by-team-group = 🛠 Services and people
by-team-button = 🛠 Services
by-team-about = Faults, the worst first. What is open stands as of { $day }.
by-often = Where it fails again and again
by-often-group = 🔁 Frequent faults
by-often-button = 🔁 Often: rooms
by-often-about = Rooms with three faults or more within the period. A number opens the history.
by-devices = What fails again and again
by-devices-button = 🔁 Often: devices
by-devices-about = Devices that failed three times or more within the period. A number opens the history.
by-times = Promised and real
by-times-button = ⏱ Promised and real
by-times-about = Within how many working hours ordinary (not urgent) tickets were solved. ⚠️ – more than half took longer than promised; 🔸 – more than one of ten.
by-weeks = How it went
by-weeks-button = 📆 How it went
by-weeks-about = Faults: how many came → how many were solved. The latest first.
by-person = People's load
by-person-button = 👥 People's load
by-person-about = Tickets and items of the plan as of { $day }. Whoever has most overdue comes first.
by-section = The plan by section
by-section-button = 🗺 Sections of the plan
by-section-about = How the items stand as of { $day }. A number opens the section.
by-class = By class
by-class-button = 🎓 Classes
by-class-about = Letters answered in time, surveys answered, children whose parents are in the bot. The worst first. Surveys of fewer than five families of a class are not shown.
by-needs = What people need
by-needs-button = 💡 What people need
by-needs-about = What the last surveys of parents, pupils and teachers found that had ended by { $day }. A number opens the results.

# A line: the name, figures below it.
by-two =
    { $name }: { $first }
    – { $second }
by-below =
    { $name }
    – { $figures }
by-open = { NUMBER($count) } open{ $late }
by-none-open = nothing open
by-late = , { NUMBER($count) } overdue
by-opened = { NUMBER($count) } new
by-solved = { NUMBER($count) } solved
by-in-time = { $share } in time
by-median = usually in { $hours }
by-slow = 9 of 10 tickets in less than { $hours }
by-promised = promised { $hours }
by-unmeasured = the time is still being counted
by-marked = { $mark } { $name }
by-red = ⚠️
by-yellow = 🔸
by-green = ✅
by-unknown = ▫️
by-no-room = Outside rooms
by-no-team = Without a service
by-nobody = Taken by nobody
by-left = No longer works here
by-items =
    { $count ->
        [one] { NUMBER($count) } item of the plan
       *[other] { NUMBER($count) } items of the plan
    }{ $late }
by-device = { $name }, room { $number }
by-trouble = { $what } × { $times }
by-trouble-what = { $device }: { $symptom }
by-last = last on { $day }
by-faults =
    { $count ->
        [one] once
       *[other] { NUMBER($count) } times
    }
by-week = { $first }–{ $last }
by-moved = { $opened } → { $solved }
by-dropped = { NUMBER($count) } not to be solved
by-left-open = { NUMBER($count) } left
by-no-section = Without a section
by-done = { $part } of { $whole } done
by-overdue = { NUMBER($count) } overdue
by-going = term running: { NUMBER($count) }
by-waiting = { NUMBER($count) } ahead
by-silent = { NUMBER($count) } silent for 60 days
by-shown = { $part } of { $whole } with evidence
by-letters = letters in time { $share }
by-surveys = surveys { $share }
by-joined = parents in the bot: { $part } of { $whole }
by-survey =
    “{ $title }”, until { $day }
    – { $part } of { $whole } answered
by-need = • { $need }
by-need-share = { $words }: { $share }
by-need-answer = { $question } – “{ $words }”: { $share }
by-need-mean = { $words }: { $mean } of { $most } on average
by-need-words =
    “{ $words }”: written by { NUMBER($count) }
by-no-needs = • The answers show no clear needs.
by-and-below =
    { $one }
    { $two }
