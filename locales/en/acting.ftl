# What goes wrong, in one line, and what can be done about it right from the status.
trouble-line = { $mark } { $what }
trouble-mark-urgent = 🆘
trouble-mark-red = 🔴
trouble-mark-yellow = 🔸
trouble-who = , { $names }
trouble-nobody = , nobody took it
trouble-nobody-item = , nobody answers for it
trouble-hours =
    { $count ->
        [one] { $count } working hour
       *[other] { $count } working hours
    }
trouble-days =
    { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
trouble-less = less than an hour
trouble-item_late =
    { $count ->
        [one] { $name } is { $count } day late{ $who }
       *[other] { $name } is { $count } days late{ $who }
    }
trouble-item_silent =
    { $count ->
        [one] { $name }: no news for { $count } day{ $who }
       *[other] { $name }: no news for { $count } days{ $who }
    }
trouble-item_offered =
    { $count ->
        [one] { $name } was handed in and waits to be accepted: due { $count } day ago{ $who }
       *[other] { $name } was handed in and waits to be accepted: due { $count } days ago{ $who }
    }
trouble-item-unnumbered = Item “{ $text }”
trouble-ticket = No. { $number }, { $place }, { $device }
trouble-late = { $long } late{ $who }
trouble-unanswered = { $long } without an answer{ $who }
trouble-ticket_late = Ticket { $what }: { $long }
trouble-shortage_late = Request for supplies { $what }: { $long }
trouble-planned_late = Planned work { $what }: { $long }
trouble-outage = { $what }: for { $long } already
trouble-stock_low =
    { $count ->
        [one] { $name }: { $left } left, the minimum is { $least }, { $count } request waits
       *[other] { $name }: { $left } left, the minimum is { $least }, { $count } requests wait
    }
trouble-answered = { $part } of { $whole } answered ({ $share } %)
trouble-letter_late =
    { $count ->
        [one] Letter “{ $name }”: its day was { $count } day ago, { $answered }
       *[other] Letter “{ $name }”: its day was { $count } days ago, { $answered }
    }
trouble-ends =
    { $count ->
        [one] ends in { $count } day
       *[other] ends in { $count } days
    }
trouble-ends-today = ends today
trouble-survey_low = Survey “{ $name }” { $ends }, { $answered }
trouble-task_late =
    { $count ->
        [one] Task “{ $name }” is { $count } day late{ $who }
       *[other] Task “{ $name }” is { $count } days late{ $who }
    }
trouble-task_own =
    { $count ->
        [one] Your task “{ $name }” is { $count } day late
       *[other] Your task “{ $name }” is { $count } days late
    }
trouble-short-item = item { $code }
trouble-short-item-none = item of the plan
trouble-short-ticket = No. { $number }
trouble-short-task = task
trouble-act-hurry = ⏰ Hurry: { $what }
trouble-outages = Outages: { $count }
trouble-act-open = 📄 Open: { $what }
trouble-act-outage = ⚠️ Open the outage
trouble-act-letter_late = ✉️ Letter: { $what }
trouble-act-survey_low = 📊 Survey: { $what }
trouble-act-task_late = 📌 Open the task
act-hurry-title = <b>⏰ Hurry · { $name }</b>
act-ticket = Ticket No. { $number }
act-task = Task
act-state = { $state }
act-promised = Promised by { $day }
act-asked = { $who } asks to hurry: { $what }. Please say when it will be done.
act-to = 📨 Will be sent to: { $names }
act-quoted = “{ $words }”
act-words = 💬 { $words }
act-away = 🌴 Not there now: { $names }
act-nobody = There is nobody to tell: none of those who answer can be reached. Appoint somebody else.
act-hurried = Hurried today already: { $name }, { $at }. Once more tomorrow.
act-send = 📨 Send
act-own = ✍️ In my own words
act-own-hint = Write your words: they go at once, together with this message.
act-sent = Sent: { $names }
act-answer-today = Today
act-answer-tomorrow = Tomorrow
act-answer-friday = On Friday
act-answer-words = 💬 Answer in words
act-answer-title = <b>💬 { $name }: when will it be ready?</b>
act-answer-hint = Choose a day or write: “on Friday”, “waiting for a part until 25.12”. Whoever asked gets the answer.
act-answer-sent = Your answer was sent: { $name }
history-hurry_answer = said when it will be ready
item-did-hurry_answer = said when it will be ready
task-did-hurry_answer = said when it will be ready
notice-act-answered =
    <b>💬 { $who }: { $what }</b>
    Ready when: { $words }
digest-act-answered = 💬 { $who }: { $what }, ready when: { $words }
act-appoint = 🤝 Appoint another
act-later = ⏩ Put off
act-drop = ⛔️ Drop
act-drop-item = ⛔️ Take off control
act-open-item = 📄 The item
act-open-ticket = 📄 The ticket
act-open-task = 📌 The task
act-hurry = ⏰ Hurry
act-later-title = <b>⏩ Ticket No. { $number }: put off until which day?</b>
act-later-hint = Choose or write a day of your own: “25.12”, or at once “25.12 waiting for delivery”.
act-later-tomorrow = Tomorrow, { $day }
act-later-three-days = { $day }
act-later-week = For a week, { $day }
act-later-two-weeks = For 2 weeks, { $day }
act-later-why-title = <b>⏩ Ticket No. { $number }: why put it off?</b>
act-later-until = New term: until { $day }
act-reason-hint = Write the reason. Who waits for it and who works it will read it.
act-put-off = Put off. Who waits for it will know.
act-two = { $first }, { $second }
act-drop-hint = Write the reason: the ticket is dropped at once and does not come back.
act-drop-title = <b>⛔️ Ticket No. { $number }: why drop it?</b>
act-dropped = Dropped. Who waited for it will know.
act-new-day = 📅 New term: until { $day }
notice-act-hurry = <b>⏰ { $asked }</b>
digest-act-hurry = ⏰ { $who } asks to hurry: { $what }
step-put_off = ⏩ Put off
step-drop = ⛔️ Drop
history-put_off = put off
history-drop = dropped
history-hurry = asked to hurry
item-did-hurry = asked to hurry
task-did-hurry = asked to hurry
notice-ticket-put_off = <b>⏩ Ticket No. { $number } is put off</b>
digest-ticket-put_off = ⏩ Ticket No. { $number }: put off{ $place }
notice-ticket-drop = <b>⛔️ Ticket No. { $number } is dropped</b>
digest-ticket-drop = ⛔️ Ticket No. { $number } dropped{ $place }
notice-ticket-handed = <b>🤝 Ticket No. { $number } was passed to somebody else</b>
digest-ticket-handed = 🤝 Ticket No. { $number } passed to somebody else{ $place }
