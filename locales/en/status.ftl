button-status = 📊 Status

# One screen: five lights and what is worst.
status-title = <b>📊 Status: { $period }</b>
status-compared = Compared with: { $before }
status-compared-running =
    As of { $at }
    Compared with: { $before }
status-no-records = Nothing is known of this time: records begin on { $day }
status-light-green = ✅
status-light-yellow = 🔸
status-light-red = 🔴
status-light-unknown = ▫️
status-light-line =
    { $sign } <b>{ $area }</b>
    { $name }: { $figure }
status-light-failed =
    { $sign } <b>{ $area }</b>
    Could not be counted
status-worst = <b>Worst of all now:</b>
status-all-well = 👍 Nothing is late now.
status-worst-hidden = What is behind this, the director and the deputies see.
status-hot-none-seen = Nothing is overdue now of what you may open.
status-period-button = 🗓 { $period }
status-areas-button = 🔎 By area
status-hot-button = 🔥 What burns
status-charts-button = 📈 Charts
status-reports-button = 📄 Reports

# Areas.
status-area-roadmap = Roadmap
status-area-tickets = Tickets
status-area-supplies = Supplies
status-area-news = News and letters
status-area-surveys = Surveys
status-area-school = School
status-area-roadmap-button = 🗺 Roadmap
status-area-tickets-button = 🔧 Tickets
status-area-supplies-button = 📦 Supplies
status-area-news-button = 📰 News
status-area-surveys-button = 📋 Surveys
status-area-school-button = 🏫 School
status-areas-title = <b>🔎 By area: { $period }</b>
status-areas-hint = Which one?
status-area-lit = { $sign } { $area }
status-area-title = <b>{ $area }: { $period }</b>
status-numbered = { $number }. { $name }
status-together = { $one } · { $two }
status-line = { $sign }{ $name }: <b>{ $figure }</b>
status-line-before =
    { $line }
    {" "}– { $before }
status-line-failed = { $name }: could not be counted
status-line-sign = { $sign }{" "}
status-was = { $change } (was { $figure })
status-was-year = a year ago { $figure }
status-why-hint = Where does a number come from? Tap its place in the list.
status-open-roadmap = 🗺 The plan now
status-open-log = 🧾 Register of tickets
status-open-stock = 📦 Stock
status-open-newsroom = ✍️ News
status-open-surveys = 📋 School's surveys
status-open-people = 👥 People

# Where does this number come from?
status-why-title = <b>❓ { $name }</b>
status-serves-item = Serves item { $code } of the plan: “{ $text }”
status-why-now = • <b>{ $figure }</b>
status-why-before = • { $figure }
status-figure = { $period }: { $figure }
status-figure-by = { $period } (by { $day }): { $figure }
status-why-failed = { $period }: could not be counted. The other numbers are right; try this one later.
status-unjudged = A plain number: no light judges it.
status-judged-from = Light: { $green } below { $yellow }, { $amber } from { $yellow }, { $danger } from { $red }
status-judged-below = Light: { $green } from { $yellow }, { $amber } below { $yellow }, { $danger } below { $red }
status-behind = Behind this number: { $things }
status-behind-share = Behind this number: { $things }. What is not as it should be comes first.
status-behind-none = There is nothing behind this number.
status-behind-hidden = The director and the deputies see the list.
status-things-ticket =
    { $count ->
        [one] { NUMBER($count) } fault report
       *[other] { NUMBER($count) } fault reports
    }
status-things-shortage =
    { $count ->
        [one] { NUMBER($count) } request for supplies
       *[other] { NUMBER($count) } requests for supplies
    }
status-things-item =
    { $count ->
        [one] { NUMBER($count) } plan item
       *[other] { NUMBER($count) } plan items
    }
status-things-news =
    { $count ->
        [one] { NUMBER($count) } message
       *[other] { NUMBER($count) } messages
    }
status-things-survey =
    { $count ->
        [one] { NUMBER($count) } survey
       *[other] { NUMBER($count) } surveys
    }
status-things-room =
    { $count ->
        [one] { NUMBER($count) } room
       *[other] { NUMBER($count) } rooms
    }
status-things-asset =
    { $count ->
        [one] { NUMBER($count) } device
       *[other] { NUMBER($count) } devices
    }
status-things-consumable =
    { $count ->
        [one] { NUMBER($count) } consumable
       *[other] { NUMBER($count) } consumables
    }
status-things-person =
    { $count ->
        [one] { NUMBER($count) } invitation
       *[other] { NUMBER($count) } invitations
    }
status-met = ✓
status-unmet = ✗
status-thing-marked = { $mark } { $line }
status-thing-item = { $code } { $text }
status-thing-often =
    { $name } · { $count ->
        [one] { $count } ticket
       *[other] { $count } tickets
    }
status-thing-device = { $name }, room { $number }
status-thing-stock = { $name }, { $unit }: { $stock } of { $minimum }
status-thing-used = { $name }, { $unit }: { $count }
status-thing-part = { $part } of { $whole } · { $title }
status-thing-class = { $title }: a pupil or family

# The period.
status-choose-title = <b>🗓 Of which period?</b>
status-choose-now = Shown now: { $period }
status-choose-hint = Choose, or write in your own words: “October”, “last week”, “from 1 to 15 October”, “1st quarter”.
status-period = { $period }
status-earlier = ◀ { $period }
status-later = { $period } ▶
status-period-day = { $day }
status-period-week = week { $first }–{ $last }
status-period-quarters = quarter { $number }, { $year }
status-period-trimesters = trimester { $number }, { $year }
status-period-year = school year { $year }
status-days = { $first }–{ $last }
status-days-years = { $first }–{ $last }
status-month-1 = January { $year }
status-month-2 = February { $year }
status-month-3 = March { $year }
status-month-4 = April { $year }
status-month-5 = May { $year }
status-month-6 = June { $year }
status-month-7 = July { $year }
status-month-8 = August { $year }
status-month-9 = September { $year }
status-month-10 = October { $year }
status-month-11 = November { $year }
status-month-12 = December { $year }

# Figures, and what became of them.
status-nothing = no data
status-count = { NUMBER($count) }
status-share = { $share }% ({ NUMBER($part) } of { NUMBER($whole) })
status-percent = { $share }%
status-moved-from = from { $figure }
status-minutes = { $count } min
status-hours = { NUMBER($count) } h
status-hours-part = { NUMBER($count) }.{ $tenth } h
status-days-count =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
status-moved-up = ▲ { $amount }
status-moved-down = ▼ { $amount }
status-change-better = { $moved }, better
status-change-worse = { $moved }, worse
status-change-changed = { $moved }
status-change-same = no change

# Who has not answered.
status-silent-title = <b>🔕 Who has not answered</b>
status-silent-hint = Letters and surveys that still wait for answers. Who is silent stands inside a letter; of surveys only how many.
status-silent-none = Nothing waits for answers now. 👍
status-silent-line = • { $title }: { $figures }{ $until }
status-silent-over = <b>The day is over:</b>
status-silent-figures = { NUMBER($part) } of { NUMBER($whole) } answered
status-silent-until = , until { $day }
status-silent-letter = ✉️ { $title }
status-silent-survey = 📋 { $title }
status-silent-button = 🔕 Who is silent

# What burns.
status-hot-title = <b>🔥 What burns</b>
status-hot-area = { $area }: { NUMBER($count) }
status-hot-more = … and { NUMBER($count) } more
status-by-section = 🧭 By section
status-by-building = 🧭 By building
status-by-class = 🧭 By class
status-by-needs = 💡 What is missing
status-by-person = ⚖️ Load of people
status-chart-button = 📈 Chart
