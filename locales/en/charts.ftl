# Pictures of the status: below each the same in words.
charts-title = <b>📈 { $title }</b>
charts-title-roadmap = Roadmap by section: { $period }
charts-title-weeks = Tickets by week: { $period }
charts-title-months = Tickets by month: { $period }
charts-title-times = Time to solve: { $period }
charts-title-rates = Who answered surveys: { $period }
charts-title-supplies = Stock and minimum: { $period }
charts-none = There are no data for this period.
charts-drawing = Drawing
charts-file-png = { $what } { $first }–{ $last }.png
charts-word-roadmap = Plan
charts-word-tickets = Tickets
charts-word-times = Times
charts-word-rates = Surveys
charts-word-supplies = Supplies
charts-by = As of { $day }.
charts-more = Left out: { NUMBER($count) }.

charts-roadmap-done = done
charts-roadmap-going = term running
charts-roadmap-overdue = overdue
charts-roadmap-waiting = not due yet
charts-roadmap-none = In no section
charts-weeks-opened = reported
charts-weeks-solved = solved
charts-weeks-note = Weeks are named by their first day.
charts-weeks-wider = Weeks are named by their first day; earlier ones to compare with.
charts-months-note = A month that has begun is not whole.
charts-times-promised = promised
charts-times-median = half solved within
charts-times-slow = 9 of 10 within
charts-times-late = half beyond the promise
charts-times-note = Working hours; urgent tickets left out.
charts-rates-all = All together
charts-rates-note = Sheets handed in.
charts-rates-lowest = Sheets handed in; shown are groups that answer least.
charts-supplies-enough = enough
charts-supplies-short = below minimum
charts-supplies-minimum = minimum
charts-stock = { NUMBER($stock) }, { NUMBER($minimum) } needed
charts-stock-only = { NUMBER($stock) }

# The same in words.
charts-words-row = { $label }: { $words }
charts-words-bad = ❗ { $line }
charts-words-all = { NUMBER($count) } in all
charts-words-part = { $name } { NUMBER($count) }
charts-words-weeks = In this order: { $opened } / { $closed }
charts-words-week = { $start }: { $opened } / { $closed }
charts-words-times = In this order: { $median } / { $slow } / { $promised }
charts-words-spans = { $median } / { $slow } / { $promised }
charts-words-unknown = –

# Where to go from here.
charts-button-roadmap = 🗺 Roadmap
charts-button-tickets = 🔧 Tickets
charts-button-times = ⏱ Times
charts-button-rates = 📋 Surveys
charts-button-supplies = 📦 Stock
charts-period = 🗓 { $period }
charts-pdf = 📄 PDF
charts-csv = 🧾 CSV for programs

# The status as a file.
charts-making = Making the page
charts-file-title = <b>📄 Status: { $period }</b>
charts-file-pdf = Status { $first }–{ $last }.pdf
charts-file-csv = Status { $first }–{ $last }.csv
charts-about-pdf = Lights, indicators and charts on a page to print.
charts-about-csv = Indicators for programs: code, name, period, value, unit, whether there are data.
charts-page-title = Status
charts-page-made = Made { $at }, { $who }
charts-page-worst = Worst now
charts-page-rows = Indicators
charts-page-indicator = Indicator
charts-page-year-ago = A year ago: { $period }
charts-page-none = –
charts-page-better = better: { $figure } before
charts-page-worse = worse: { $figure } before
charts-page-changed = { $figure } before
charts-page-same = no change
charts-page-failed = could not be counted
charts-light-green = good
charts-light-yellow = attention
charts-light-red = bad
charts-light-unknown = no data
