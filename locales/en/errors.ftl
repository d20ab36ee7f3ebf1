# What to say when something went wrong: what happened and what to do.
error-unexpected = That did not work. We have written the error down; please try again a little later.
error-denied = You are not allowed to do this. Here is what you can do.
error-missing = This is gone. Here is the menu.
error-outdated = This screen is out of date. Here is how things stand now.
error-invalid = That could not be understood. Please try again.
error-empty = The message is empty. Please write some words.
error-too-long = Too long: { $length ->
    [one] { $length } character
   *[other] { $length } characters
}, and { $limit } fit. Please shorten it and send it again.
error-news-empty = There is not a word in it. Please write what the news is.
error-news-long = Too long: { $length ->
    [one] { $length } character
   *[other] { $length } characters
}, and one message holds { $limit }. Please shorten it or attach the details as a file.
error-too-many-files = A ticket holds at most { $limit ->
    [one] { $limit } file
   *[other] { $limit } files
}. The others are kept.
error-not-usable = I can't use this kind of message yet. Send text, a photo, a video or a voice message.
error-button-gone = This button does not work any more. Here is the menu.
error-ticket-missing = There is no such ticket, or it is not yours.
error-ticket-taken = This ticket is taken already: { $name }
error-ticket-closed = This ticket is closed. If it broke again, send a new one.
error-room-missing = This room is no longer in the list.
error-device-missing = This device is no longer in the list.
error-report-gone = This report has been sent or cancelled already. Here are your tickets.
error-report-sent = Your report is sent already.
error-report-incomplete = The place and what is broken are still missing.
error-invitation-wrong = There is no such invitation. Check the code, or ask whoever gave it to you for a new one.
error-invitation-used = This invitation has been used already. If that was not you, tell whoever gave it to you.
error-invitation-expired = This invitation has expired. Ask whoever gave it to you for a new one.
error-invitation-revoked = This invitation was revoked: most likely there is a new one. Ask whoever gave it to you.
error-invitation-foreign = This invitation is for somebody else, and the school knows you already. If it is yours after all, tell the administrator.
error-invitation-mine = You have accepted this invitation already.
error-invitation-joined = This person uses the bot already.
error-invitation-full = All the parents who may have joined for this child.
error-invitation-none-needed = No new slips are needed: everybody has an invitation or has joined.
error-pupils-too-young = Slips for students are printed from year 8 on: one agrees for oneself from the age of 14.
error-code-form = This does not look like the code of an invitation. It has 8 characters, letters and digits, such as A7KP-4MTX.
error-code-too-often = Too many wrong codes. Try again in an hour, or point your phone's camera at the QR code.
error-setup-used = This link is no longer valid. The program prints a new one when it starts, as long as there is no administrator.
error-person-missing = There is no such person in the list.
error-person-left = This person has left already. Here are the people of the school.
error-name-parts = At least a surname and a name are needed, such as “Petrova Anna Sergeevna”.
error-name-form = This does not look like a name: letters are needed, no initials and no digits, such as “Petrova Anna Sergeevna”.
error-namesake = { $name } is in the list already. To keep people apart, write a position after a comma that tells them apart.
error-role-held = This person holds the role already.
error-role-ended = This role has ended already.
error-last-admin = This is the last admin. Give the role to somebody else who has joined first.
error-day-form = This does not look like a date. Write it so: 31.12.2026.
error-day-past = This day has passed. Write today's or a later one.
error-room-unknown = No such room was found. Write its number again.
error-department-exists = There is such a department already.
error-own-successor = Nobody takes over from themselves. Choose somebody else.
error-words-needed = Please write it in words.
error-words-back = You wrote: “{ $words }”. It is not recorded.
error-hours = These hours can’t be chosen: they have to lie within the hours of your roles and be an hour at least.
error-zone-unknown = There is no such time zone. Choose a city from the list or type, for example, Asia/Tomsk.
error-days-form = This does not look like a date. Type, for example, “27.11”, “tomorrow” or “12.01–16.01”.
error-day-words = This does not look like a date. Type, for example, “27.11” or “by Friday”.
error-days-past = This day has passed. Type today or a later one.
error-days-far = The calendar does not go that far: two years ahead at most.
error-days-stretch = At most { $limit ->
    [one] { $limit } day
   *[other] { $limit } days
} on end can be changed at once, and the end has to be after the beginning.
error-no-working-day = That would leave the school without a working day for more than a year.
error-file-empty = The file is empty. Please send a filled one.
error-file-too-big = The file is too large: up to { $limit } MB fit.
error-file-gone = This file is not there any more. Send it once more.
error-file-unreachable = The file could not be fetched. Try again in a minute.
error-file-not-xlsx = This file does not open as an Excel workbook (.xlsx). Take the template, fill it in and send it.
error-file-unpacks = There is too much data inside the file. Leave only the tables that are needed and send it again.
error-file-unsafe = This file is built in an unusual way, and it is not safe to open it. Open it on your side, save it anew and send it again.
error-import-too-many-rows = There are too many rows in the file: up to { $limit } are read. Split it.
error-import-no-sheets = The file has none of the template's sheets. Take the template and keep the names of its sheets.
error-import-needs-file = Send the filled Excel file (.xlsx) here, as a file, not as a picture.
error-import-changed = The school's lists have changed while you were looking. Check once more.
error-import-gone = This file has been saved or thrown away already. Send it again if needed.
error-outage-missing = There is no such outage.
error-outage-service = Another service looks after this. If something does not work, send a ticket: /report
error-outage-open = This outage is open already. Here it is.
error-outage-over = This outage is over already.
error-amount = A whole number from { $least } to { $most } is needed. Type, for example, “5”.
error-consumable-missing = This is not in the list any more.
error-consumable-exists = This name is in the list already.
error-consumable-form = Not understood. Type the name, the unit and the stock with commas between, such as “Cartridge 285A, pcs, 5”.
error-shortage-asked = You have asked for it already: no. { $number }. Here it is.
error-shortage-over = That request is not open any more. You can send one of your own.
error-shortage-name = Name it in fewer words: up to { $limit ->
    [one] { $limit } sign
   *[other] { $limit } signs
}. You can add details after sending.
error-stock-short = In stock: { $stock } ({ $unit }). Here is what can be issued.
error-purchase-missing = There is no such purchase list.
error-purchase-open = There are no new requests, and a list is open already. Here it is.
error-purchase-nothing = There is nothing to buy: no requests, and nothing below its minimum.
error-purchase-taken = This request is in a purchase list already, or closed.
error-plan-missing = There is no such planned work, or it is another service’s.
error-plan-stopped = This planned work is stopped already.
error-plan-away = This person is away or can’t be reached now. Choose somebody else.
error-plan-steps = Too many steps: { $limit } fit. Make the list shorter, please.
error-wait-day = Choose a day from tomorrow on, within two years.
error-hand-gone = This person does not work in this service any more. Please choose somebody else.
error-hand-away = { $name } is away now. Please choose somebody else.
error-hand-unreachable = { $name } can't be reached: no message would arrive. Please choose somebody else.
error-hand-team = There is no such service any more. Please choose another.
error-merge-self = A ticket can't be merged with itself. Write the number of another one.
error-merge-missing = There is no ticket No. { $number }, or it is not yours.
error-merge-team = Ticket No. { $number } is with another service: only tickets of one service can be merged.
error-merge-category = Ticket No. { $number } is of another kind: faults, shortages and planned work can't be merged with each other.
error-merge-merged = Ticket No. { $number } was merged into another one itself. Choose the one that stayed.
error-merge-closed = Ticket No. { $number } is not open any more: only open tickets can be merged.
error-merge-already = This ticket was merged into another one already.
error-merge-number = The number of a ticket is needed, such as 12.
error-team-missing = There is no such service.
error-team-exists = There is a service “{ $name }” already. Write another name.
error-team-member = In this service already: { $name }
error-team-closed = This service is closed. Choose another one.
error-team-technical = The technical service can’t be closed: everything that is nobody else’s comes to it.
error-team-tickets = The service can’t be closed: it has { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
} not closed. Hand them to another service or close them first.
error-team-plans = The service can’t be closed: it has planned work or an outage that goes on. End them first.
error-term-form = This is not a term. Write, for example, “45 min” or “3 h”.
error-term-range = This can’t be a term: from { $minutes } minutes to { $hours } hours of working time.
error-term-order = The solution can’t come before the first answer. Change the other term first.
error-name-longer = Write at least { $letters } letters of the surname.
error-absence-overlap = Some of these days are noted already: { $first } – { $last }. Cancel them first or choose other days.
error-absence-over = These days are over or were cancelled.
error-deputy-self = Nobody can stand in for themselves. Choose a colleague.
error-deputy-left = This person does not work here any more. Choose somebody else.
error-deputy-unreachable = { $name } can’t be reached. Choose somebody else.
error-deputy-away = { $name } is away on these days too. Choose somebody else.
error-deputy-circle = { $name } is away on these days, and this is the one to stand in for. Choose somebody else.
error-item-rolled = This school year is over. Here is the item as it stands now.
error-document-unknown = This is not a document with a plan. Send a Word (.docx), Excel (.xlsx) or CSV file, or paste the plan as text.
error-document-old-word = This is an old format (.doc or .rtf). Open the file in Word and save it as .docx.
error-document-old-excel = This is the old .xls format. Open the file in Excel and save it as .xlsx.
error-document-other-office = This format can’t be read. Open the file on your side and save it as .docx or .xlsx.
error-document-pdf = This is a PDF: its table can’t be read reliably. Send the original Word (.docx) or Excel (.xlsx) file.
error-document-encrypted = The file is locked with a password. Remove the password, save it and send it again.
error-document-damaged = The file does not open: it seems to be damaged. Open it on your side, save it anew and send it again.
error-document-no-tables = The document has neither a table nor items with terms. Check that it is the right file: a plan is mostly a table “what, when, who”.
error-document-template = This is a template of a report, not a plan. To have reports made by it, open “Reports”, “Templates” and send it there.
error-document-report = This is a report about a plan, not the plan itself. Send the document with the items, periods and people.
error-document-no-plan = There are tables in the file, but no plan among them. A table is needed whose columns are named: what is done, until when, by whom.
error-document-no-items = No items with terms can be seen in the text. Write each on a line of its own: “1. what is done – until when – by whom”.
error-document-too-complex = The document is too large or too complex to be read. Leave only the plan in it, or send it in parts.
error-document-too-many-rows = There are too many items in the plan: up to { $limit } are read. Split the document and send its parts one by one.
error-school-term-form = Write two days, for example: “01.09–24.10”.
error-school-term-backwards = It ends before it starts. Write, for example: “01.09–24.10”.
error-school-term-outside = These days are not in the school year { $year }.
error-school-term-overlaps = These days overlap with the term beside. Correct that one first.
error-post-exists = There is a post “{ $title }” already.
error-year-turned = The plan of this year has been turned over already. Here is the plan as it is now.
error-item-offer = This is the last date of the item: hand it in with evidence.
error-item-no-evidence = Show some evidence first: a photo, a file or a link. Without it the item stays under control.
error-item-deadline-far = The next deadline, { $day }, is still far off: it can be marked { $days ->
        [one] { $days } day
       *[other] { $days } days
    } before it. If the whole item is done, tap “More”, “All of it is done”.
error-item-deadline-met = This deadline was marked already. Here is how things stand now.
error-item-evidence-old = What was shown before was for an earlier deadline. Show something new: a photo, a file or a link.
error-item-evidence-pending = The evidence is still being stored. Accept the item in a few minutes.
error-item-no-deadline = This item has no deadline now that could be moved.
error-item-not-later = The deadline is { $day } now. Name a later day.
error-item-beyond-year = It can't be postponed beyond the end of the school year, { $day }.
error-item-asked-past = The day that was asked for, { $day }, has passed. Refuse it, then they can ask anew.
error-item-asked-gone = The deadline that was to be moved is there no more. Refuse it, then they can ask anew.
error-item-hand-gone = This person does not work at the school any more. Pass the item to somebody else.
error-evidence-type = Files of this kind are not accepted. Photos, PDF, Word, Excel, PowerPoint, MP4 video, TXT and CSV are.
error-evidence-big = The file is too large: up to { $limit } MB fit. Send a link to it instead.
error-evidence-link = This link does not open for everybody. Send a link to a page on the internet.
error-evidence-accepted = The item is accepted already, its evidence stays.
error-evidence-closed = The item is closed already, no evidence is added to it.
error-plan-needs-document = Send the plan as a Word, Excel or CSV file, or paste it as text. Photos and voice I can't read for this.
error-plan-import-gone = This plan was saved or thrown away already. You can send another one.
error-plan-doubts-left = { $count ->
    [one] { $count } question is left.
   *[other] { $count } questions are left.
} Answer them, and the plan can be saved.
error-plan-empty = There is nothing to save: all items are left out.
error-plan-person-unknown = Nobody like that was found on the staff. Write the surname again or tap a button.
error-plan-use-buttons = Please answer this question by a button.
error-task-not-under = You can set tasks for yourself and for those who are under you.
error-task-nobody = There is no such colleague: “{ $name }”. Check the surname. A task of your own begins with “me”: “me: bring the keys tomorrow”.
error-task-no-files = Tasks keep no files. Send a link to it or write a few words, and send the file itself to whoever waits for it.
error-task-repeat-day = For a task to repeat, say by which day it is to be done the first time.
error-roadmap-asked = There is nothing to ask now: it was asked today already, or there is nobody to answer.
error-task-draft-gone = This draft is gone: the task was set or dropped.
error-task-steps = Write one to { NUMBER($limit) } steps, one a line.
error-task-step-words = What is to be done here: “{ $line }”? Please add it and send the steps again.

error-moment-time = Write a day and a time, such as “tomorrow at 9” or “25.11 14:00”.
error-moment-past = That time has passed. Write a later one.
error-moment-far = That is too far ahead: a year at most.

error-news-file = This can't be part of a post. Send a photo, a video or a document.
error-news-files = A post holds { $limit } files at most. Send the rest in another one.
error-news-choices = Write { $few } to { $many } answers, line by line or with commas, such as “Yes, No, Don’t know”.
error-news-links = More than { $limit } buttons can't be seen on a phone. Take one away.
error-news-changed = The post was changed while you were looking. This is how it stands now.
error-news-author = Whoever wrote this may not send news any more.
error-news-urgent = Only the director or the bot's admin may send urgent news.
error-news-nobody = There is nobody to send it to: none of these people has joined the bot yet.
error-news-audience = Choose first who is to get it.
error-news-scope = You can not write to these people: none of them is yours to answer for.
error-news-groups = No more than { $limit } groups can be chosen. Take whole years, or all parents at once.
error-news-saved = There are { $limit } lists already, no more can be kept. Delete one that you do not need.
error-news-no-choices = Write the answers to choose from.
error-news-no-meeting = Say when the meeting is.
error-news-met = The meeting is over: there is nothing to remind of.
error-news-meeting-past = The meeting has to be later than the letter arrives.
error-news-after-meeting = After the meeting an answer is too late. Choose the day of the meeting, or an earlier one.
error-news-deadline = The answer would be due before the letter arrives. Choose a later day.

error-survey-choose = There is no such answer in the list. Please choose with a button.
error-survey-yes-no = “Yes”, “no” or “don't know” is needed here. Press a button.
error-survey-number = A whole number from { $least } to { $most } is needed. Type it in digits.
error-survey-whole = A whole number from { $least } to { $most } is needed, without fractions.
error-survey-range = This number does not fit: from { $least } to { $most } is needed.
error-survey-day = This does not look like a date. Type the day, the month and the whole year, such as 5 December 2026 or 15.03.2012.
error-survey-no-day = There is no such day in the calendar. Check the day and the month.
error-survey-year = Check the year: any from { $first } to { $last } will do.
error-survey-option = This question has no such answer any more.
error-survey-question = The survey has no such question any more.
error-survey-required = This question can't be skipped. Please answer it.
error-survey-least = Tick at least { $least ->
    [one] { $least } option
   *[other] { $least } options
}.
error-survey-most = At most { $most ->
    [one] { $most } option
   *[other] { $most } options
} can be ticked. Untick one first.
error-survey-sealed = The survey is being checked. Please try again in a quarter of an hour: your answers are safe.
error-survey-over = This survey has ended. Thank you for wanting to answer!
error-survey-answered = These answers have come already, thank you! There is no need to answer again.
error-survey-unfinished = One question has no answer yet. Here it is.
error-survey-started = The survey is running, its questions can't change any more. You can copy it and start a new one.
error-survey-changed = Somebody has just changed the survey. This is how it is now.
error-survey-title = The survey has no title.
error-survey-flaws = { $count ->
    [one] There is { $count } mistake
   *[other] There are { $count } mistakes
} in the questions. Please mend them and start again.
error-survey-audience = Nobody has been chosen to be asked.
error-survey-nobody = There is nobody to send the survey to: none of those chosen uses the bot.
error-survey-few = It can't be anonymous: { $count ->
    [one] { $count } sheet is
   *[other] { $count } sheets are
} expected and at least { $fewest } are needed, or answers would tell who gave them. Add people or ask by name.
error-survey-often = { $count ->
    [one] { $count } family has
   *[other] { $count } families have
} been asked in another survey in the last two weeks.
error-survey-start-day = It can start today or within a year.
error-survey-days = A survey runs for one day to { $most ->
    [one] { $most } day
   *[other] { $most } days
}.
error-survey-last-day = The last day can be today or later, at most { $most } days after the start.
error-survey-reminded-enough = The silent were reminded { $most ->
    [one] { $most } time
   *[other] { $most } times
}, that is enough.
error-survey-reminded = They were reminded today. The next time can be tomorrow.
error-survey-all-answered = Everybody has answered, there is nobody to remind.
error-survey-orphaned = Whoever set the start does not manage surveys any more.
error-survey-no-results-yet = There are no results yet: nobody sees them before the survey ends.
error-survey-no-results = This survey was withdrawn, it has no results.
error-survey-not-asked = This survey is not for you, or it is over.
error-survey-consent = Your consent to answer under your name is needed first.
error-survey-young = For a child below 14 a parent answers. Show them this survey.
error-survey-hidden = Too few sheets came, the results are hidden.

error-questions-full = There are { $limit } questions already, no survey has more. Delete one that is not needed.
error-questions-options = No more than { $limit } answers to choose from fit.
error-questions-label = The answer “{ $words }…” is too long: { $limit } characters fit.
error-questions-same = The answer “{ $words }” is there already.
error-questions-counts = So many can’t be ticked: there are { $most } answers.
error-questions-steps = A scale begins with 0 or 1 and goes to { $most } at most.
error-questions-range = The first number has to be below the second, and neither above { $most }.
error-questions-two-numbers = Two numbers are needed, from and to: “1–5”, for example.
error-questions-outside = The answer is a number from { $least } to { $most }: write two of these, the lower first.
error-questions-two-lines = Two lines are needed: the lower number first, then the upper one.
error-questions-photo = Send the picture as a photo, not as a file.
error-questions-file = Please send the file itself: an Excel workbook (.xlsx) or a .yaml file.
error-survey-by-child = An anonymous survey can't be by child: the sheets of a parent of several children would give them away. Ask for one sheet a family or a person, or not anonymously.
error-worker-died = The picture or file could not be made. Please try again a little later.
error-worker-slow = The picture or file takes too long to make. Take a shorter period and try again.
error-period-backwards = The period ends before it starts: { $first } – { $last }. Type its first day first, then the last one.
error-period-future = This period has not begun: it starts on { $first }, and today is { $today }. Type today or an earlier day, for example “last month”.
error-period-early = The bot kept no records as long ago as { $first }. Type a day not before { $earliest }.
error-period-long = The period { $first } – { $last } is too long: at most { $limit ->
    [one] { $limit } year
   *[other] { $limit } years
}. Type a shorter one, for example “last school year”.
error-period-words = That is no period I know. Write, for example, “October”, “last week”, “from 1 to 15 October”, “1st quarter”.
error-period-no-day = There is no such day in the calendar. Type, for example, “1 to 15 October” or “01.10–15.10”.
error-period-no-term = The school year { $year } has no such part: { $kind ->
    [trimesters] it has { $count ->
        [one] { $count } trimester
       *[other] { $count } trimesters
    }. Type, for example, “trimester 1”.
   *[quarters] it has { $count ->
        [one] { $count } quarter
       *[other] { $count } quarters
    }. Type, for example, “quarter 1”.
}
error-act-hurried = Hurried today already: { $name }, { $at }. Once more tomorrow.
error-act-nobody = There is nobody to tell: none of those who answer can be reached. Appoint somebody else.
error-act-asked = Whoever reported it was asked something and has not answered yet. Until then no day can be promised.
error-export-large = The file would be over { $limit } MB, which Telegram does not take. Choose a shorter period.
error-order-form = That is no number and date of an order. Type, for example: 185, 01.09.2026.
error-template-document = Send the Word document as a file (.docx).
error-summary-weekday = There is no such day of the week. Choose one on the screen.
error-period-unknown = I did not understand the period. Choose one on the screen.
