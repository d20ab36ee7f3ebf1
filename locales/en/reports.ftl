# Reports: the screens and the words of the documents themselves.
button-reports = 📄 Reports
button-templates = 🧩 Report templates
reports-title = <b>📄 Reports</b>
reports-how = A Word document with the approval block, the items of the plan, what was done and the evidence. What is missing is marked. It is the school’s official paper, so it is in Russian.
reports-year = 📘 School year { $year }
reports-period = 📅 A period
reports-templates = 🧩 Templates
reports-no-plan = There is no plan yet, so there is nothing to make a report of the year from.
reports-year-title = <b>📘 Report of the school year { $year }</b>
reports-period-title = <b>📅 Report of a period: { $period }</b>
reports-order-hint = Which order does it belong to? Type its number and date, such as: 185, 01.09.2026. The number is not kept anywhere.
reports-make-bare = 📄 Make it without an order
reports-other-period = 🗓 Another period
reports-making = Making the report…
reports-year-ready = Ready: { $count ->
    [one] { $count } item
   *[other] { $count } items
}, { $done } done. { $gaps }
reports-period-ready = Ready: { $count ->
    [one] { $count } item
   *[other] { $count } items
} with events or deadlines. { $gaps }
reports-ready-gaps = { $count ->
    [one] Something is missing at { $count } item: it stands in a list of its own.
   *[other] Something is missing at { $count } items: they stand in a list of their own.
}
reports-ready-whole = All items have news and evidence.
reports-order-of = { $number } of { $day }
reports-order-line = To order No. { $order }.
reports-year-file = Report of the school year { $year }.docx
reports-period-file = Report { $first } – { $last }.docx
reports-again = 🔁 Make it again
# Templates.
reports-templates-title = <b>🧩 Templates of reports</b>
reports-templates-how = Reports can stand on the school’s own letterhead: download the template, change it in Word and send it back.
reports-kind-year_report = 📘 Report of a school year
reports-kind-period_report = 📅 Report of a period
reports-template-title = <b>🧩 Template: { $kind }</b>
reports-template-name-year_report = report of a school year
reports-template-name-period_report = report of a period
reports-template-usual = The program’s own template is used.
reports-template-own = The school’s template “{ $name }” is used, since { $day }.
reports-template-how = To replace it, send a Word document here (.docx, up to 5 MB). The bot fills in the fields in double braces; the guide says which ones there are.
reports-template-see = The head of the working group or the bot’s admin may replace the template.
reports-template-get = ⬇️ Download the template
reports-template-reset = ↩️ Back to the program’s
reports-template-file-year_report = Template of the year report.docx
reports-template-file-period_report = Template of the period report.docx
reports-template-here = This is the template that is used now.
reports-template-taken = ✅ The template is taken, reports are made by it.
reports-template-back = ↩️ The program’s template again.
reports-template-refused = <b>⚠️ Template not taken: { $kind }</b>
reports-template-kept = The one before is still used. Mend the file and send it again.
reports-flaw-type = This is no Word document (.docx). If Word opens the file, save it as “Word document (.docx)”.
reports-flaw-size = The file is too large: there is room for 5 MB. Large pictures are the usual reason.
reports-flaw-macros = There are macros in the file. Save it as a plain Word document (.docx).
reports-flaw-outside = The file takes something from elsewhere or holds an embedded object: { $words }. Take that out.
reports-flaw-broken = The file can’t be opened: it seems to be damaged.
reports-flaw-no_fields = There is no field in the document, such as {"{{"} school {"}}"}. It is no template.
reports-flaw-syntax = A field can’t be read here: “{ $words }”. Look at the braces and the ends of loops.
reports-flaw-unknown = There is no such field: { $words }.
reports-flaw-list = “{ $words }” is a list: go through it with for.
reports-flaw-no_list = “{ $words }” is no list, there is nothing to go through.
reports-flaw-forbidden = A template may not use “{ $words }”.
# Words of the document.
reports-section = { $number }. { $title }
reports-no-section = Without a section
reports-section-summary = { $count ->
    [one] { $count } item
   *[other] { $count } items
}, { $done } done{ $late }{ $dropped }.
reports-late = , { NUMBER($count) } with a missed deadline
reports-dropped = , { NUMBER($count) } dropped
reports-year-plan = The plan of { $year }: { $count ->
    [one] { $count } item
   *[other] { $count } items
} in { $sections ->
    [one] { $sections } section
   *[other] { $sections } sections
}.
reports-year-done = { $done } of { $all } done ({ $percent }%).
reports-year-evidence = { $count ->
    [0] There is no evidence
    [one] There is { $count } piece of evidence
   *[other] There are { $count } pieces of evidence
}, items without any: { $unproven }.
reports-year-late = { $count ->
    [one] { $count } item has a missed deadline.
   *[other] { $count } items have a missed deadline.
}
reports-period-told = { $count ->
    [0] Nothing was said about the items of the plan within the period.
    [one] Something was said about { $count } item of the plan.
   *[other] Something was said about { $count } items of the plan.
}
reports-period-due = { $count ->
    [one] There was { $count } deadline
   *[other] There were { $count } deadlines
}, met: { $met }{ $ahead }.
reports-period-ahead = , still ahead: { NUMBER($count) }
reports-other-tickets = Faults: { NUMBER($first) } reported, { NUMBER($second) } solved.
reports-other-supplies = Supplies: { NUMBER($first) } shortages reported, { NUMBER($second) } units used.
reports-other-planned = { $count ->
    [one] { $count } planned work done.
   *[other] { $count } planned works done.
}
reports-other-news = News posted: { NUMBER($news) }, letters that ask for an answer: { NUMBER($letters) }.
reports-other-surveys = { $count ->
    [one] { $count } survey ended.
   *[other] { $count } surveys ended.
}
reports-area-roadmap = Roadmap
reports-area-tickets = Tickets
reports-area-supplies = Supplies
reports-area-news = News and letters
reports-area-surveys = Surveys
reports-area-school = School
reports-figure-failed = could not be counted
reports-figure-none = –
reports-kind-photo = photo
reports-kind-file = file
reports-kind-link = link
reports-proof = No. { $number }: { $kind } “{ $name }”
reports-proof-bare = No. { $number }: { $kind }
reports-due-met = Deadline { $day }: met
reports-due-ahead = Deadline { $day }: still ahead
reports-due-open = Deadline { $day }: open
reports-deed = { $day } – { $what }{ $words }{ $who }
reports-deed-words = : “{ $words }”
reports-by = {" "}({ $who })
reports-step = { $text } – { $day }{ $who }
reports-did-met = done for the deadline { $day }
reports-did-pulse-done = done
reports-did-pulse-going = going on
reports-did-pulse-open = not begun
reports-did-pulse-help = help needed
reports-did-say = said
reports-did-show = evidence added
reports-did-offer = handed in
reports-did-accept = accepted
reports-did-return = given back
reports-did-ask_later = a later end asked for, { $day }
reports-did-grant = postponed to { $day }
reports-did-refuse = postponing to { $day } refused
reports-did-withdraw = asking for { $day } withdrawn
reports-did-hand = passed to somebody else
reports-did-take = taken
reports-did-split = split into steps
reports-did-drop = dropped
reports-did-reopen = reopened, until { $day }
reports-did-other = changed
reports-gap-nobody = nobody answers for it
reports-gap-no_date = no date
reports-gap-late = { $count ->
    [one] late by { $count } day
   *[other] late by { $count } days
}
reports-gap-unfinished = not finished by its end
reports-gap-no_news = no news at all
reports-gap-silent = no news for more than 60 days
reports-gap-no_evidence = no evidence
