item-open-mark = ⚪️
item-going-mark = 🔵
item-help-mark = 🆘
item-offered-mark = 🟡
item-done-mark = ✅
item-dropped-mark = ⛔️
item-late-mark = 🔴
item-open = not started
item-going = under way
item-help = help needed
item-offered = waiting for acceptance
item-done = done
item-dropped = taken off control
item-late =
    { $count ->
        [one] { $state }, { $count } day late
       *[other] { $state }, { $count } days late
    }
item-line = { $mark }{ $code } { $text }{ $late }
item-line-code = {" "}{ $code }
item-line-late = {" "}· { $count } d
item-name = Item { $code }
item-name-none = Item of the plan
period-day = by { $day }
period-span = from { $start } to { $end }
period-year = the whole school year, { $start } – { $end }
period-recurring = { $rhythm }, { $start } – { $end }
period-on-request = when needed
period-every-year = { $period }, and so every year
rhythm-daily = every day
rhythm-weekly = every week
rhythm-fortnightly = every two weeks
rhythm-twice_monthly = twice a month
rhythm-monthly = every month
rhythm-two_monthly = every two months
rhythm-termly = every term
rhythm-quarterly = every quarter
rhythm-half_yearly = every half-year
rhythm-yearly = once a year
rhythm-times_a_year = several times a year
assignee-person = { $name }
assignee-post = { $title } – { $name }
assignee-post-empty = { $title } – nobody holds it now
assignee-group = { $words }
assignee-gone = { $words } – not found among the staff
assignee-untaken = { $group } – nobody has taken it yet
assignee-nobody = nobody is named
names-more = { $names } and { NUMBER($count) } more
