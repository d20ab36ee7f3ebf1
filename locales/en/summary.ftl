settings-summary = 📬 When the summary comes

summary-title = <b>📬 Summary</b>
summary-about = It comes by itself: what has changed and what needs attention.
summary-weekly = 🗓 Every week: { $day }, at { $at }
summary-weekly-none = 🗓 Every week: none
summary-monthly = 📅 After the month: on its first working day, at { $at }
summary-monthly-none = 📅 After the month: none
summary-skipped = Where nothing has changed there is no summary.
summary-red = 🔴 What is urgent I tell at once, of one thing once a day at most.
summary-on-0 = on Monday
summary-on-1 = on Tuesday
summary-on-2 = on Wednesday
summary-on-3 = on Thursday
summary-on-4 = on Friday
summary-on-5 = on Saturday
summary-on-6 = on Sunday
summary-day-0 = Mon
summary-day-1 = Tue
summary-day-2 = Wed
summary-day-3 = Thu
summary-day-4 = Fri
summary-day-5 = Sat
summary-no-week = 🔕 No weekly one
summary-no-month = 🔕 No monthly one
summary-with-month = 📅 Send one a month too
summary-time = 🕗 Time: { $at }
summary-show = 👁 Show
summary-time-title = <b>🕗 At what time the summary comes</b>
summary-time-about = Now: { $at }. Choose a time or type one, such as “8:30”.

error-summary-time = The summary can come from { $start } to { $end }. Write the time like this: “at 9” or “8:30”.
summary-head-week = <b>📬 Summary: { $period }</b>
summary-head-month = <b>📬 The month: { $period }</b>
summary-line-week = 📬 Summary: { $period }
summary-line-month = 📬 Results: { $period }
summary-work =
    <b>🔧 Tickets of your service</b>
    New: { $opened }, solved: { $solved }
summary-work-open = Open now: { NUMBER($open) }, late: { NUMBER($late) }
summary-letters =
    { $count ->
        [one] <b>✉️ Not everybody has answered { $count } letter</b>
       *[other] <b>✉️ Not everybody has answered { $count } letters</b>
    }
summary-letter = ▫️ { $title }: { $reacted } of { $total }
summary-empty = No news, all is quiet.
summary-status = 📊 The whole status
summary-my-letters = ✉️ Letters to my classes
summary-red-head =
    { $count ->
        [one] <b>🔴 { $count } thing needs attention</b>
       *[other] <b>🔴 { $count } things need attention</b>
    }
summary-red-line = 🔴 Needs attention: { NUMBER($count) }
