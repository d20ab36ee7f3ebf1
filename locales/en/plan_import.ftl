plan-import-title = <b>📥 Plan from a document</b>
plan-import-how = Send the plan as a Word (.docx), Excel (.xlsx) or CSV file, or paste it as text. I will show what I understood; nothing goes into the plan before you tap “Save the plan”.
plan-import-begun = A plan that was begun waits: { $title }, { $count ->
    [one] { $count } item
   *[other] { $count } items
}.
plan-import-untitled = without a title
plan-import-go-on = ▶️ Go on
plan-import-by-hand = ➕ Add an item
plan-import-drop = 🗑 Throw away
plan-import-dropped = Thrown away. The school's plan is as it was.
plan-import-add-title = <b>➕ A new item of the plan</b>
plan-import-add-how = Write the item in one line: what to do – until when – who. For example: “3.7 Renew the notice board – 15.12.2026 – Ezhova M. P.” What is missing I will ask.
plan-import-which-title = <b>📎 What is this file for?</b>
plan-import-which-name = { $name }
plan-import-which = A plan was begun already: { $title }. Your answers about it are kept until you replace it.
plan-import-is-plan = 📥 It is a plan
plan-import-is-lists = 📋 It is the school's lists
plan-import-replace = 📥 Take this file instead
plan-import-keep-draft = ▶️ Go on with the plan begun
plan-import-check-title = <b>📥 What I understood</b>
plan-import-name = { $title }
plan-import-year = 🗓 School year { $year }
plan-import-year-moved = 🗓 School year { $year }: the deadlines of { $written } are moved to it
plan-import-year-open = 🗓 This is a plan of a past school year, { $year }
plan-import-year-past = 🗓 School year { $year }: the plan goes to the archive, without reminders
plan-import-counts = { $count ->
    [one] { $count } item in all
   *[other] { $count } items in all
}
plan-import-doubts = <b>{ $count ->
    [one] ❓ Doubtful: { $count } place
   *[other] ❓ Doubtful: { $count } places
}</b>
plan-import-line-section = • Section: { $items }
plan-import-line-period = • Deadline “{ $words }”: { $items }
plan-import-line-period-none = • No deadline: { $items }
plan-import-line-person = • “{ $words }”: { $items }
plan-import-line-person-none = • Nobody named: { $items }
plan-import-line-twin = • Said twice, it seems: { $items }
plan-import-line-postponed = • Postponed before: { $items }
plan-import-more = … and { NUMBER($count) } more
plan-import-section-line = { $name } – { $count ->
    [one] { $count } item
   *[other] { $count } items
}{ $doubts }
plan-import-section-doubts = {", "}doubtful { NUMBER($count) }
plan-import-no-section = No section
plan-import-difference = 🔀 Compared with the school's plan: new { $added }, changed { $changed }, not in the document { $gone }, of which { $stay } stay in the plan
plan-import-past-due = ⏰ { $count ->
    [one] The deadline of { $count } new or changed item has passed: it will count as late at once.
   *[other] The deadlines of { $count } new or changed items have passed: they will count as late at once.
}
plan-import-past-due-item = • { $text } – { $what }
plan-import-not-joined = 📵 Not in the bot yet: { $names } – reminders reach them once they join
plan-import-left-out = ▫️ Not read: { $words }
plan-import-remark = ▫️ { $what }: { $words }
plan-import-remark-no-header = The table has no header, its columns were told by what is in them
plan-import-remark-column = Column not read
plan-import-remark-continued = Line added to the item above
plan-import-remark-no-text = Line without a text left out
plan-import-remark-formula = A value is needed instead of a formula
plan-import-remark-hidden = A hidden line was read too
plan-import-remark-cut = Too long a text was cut
plan-import-say-year = Please say first what to do with the deadlines.
plan-import-not-yet = Nothing is stored yet. Answer the questions, and the plan can be saved.
plan-import-ready = No questions left. Nothing is stored yet.
plan-import-nothing = There is nothing to save: all items are left out.
plan-import-answer = ❓ Answer the questions: { NUMBER($count) }
plan-import-answers = 💬 See my answers
plan-import-save = ✅ Save the plan: { $count ->
    [one] { $count } item
   *[other] { $count } items
}
plan-import-differences = 🔀 What will change
plan-import-sections = 📋 By section
plan-import-other-year = 🗓 Another year
plan-import-years-title = <b>🗓 For which school year is this plan?</b>
plan-import-years-how = The deadlines will be read anew, answers about people are kept.
plan-import-move-year = ➡️ Move to { $year }
plan-import-for-year = 🗓 Plan for { $year }
plan-import-its-year = 🗓 As in the document: { $year }
plan-import-leave-year = 🗄 Leave { $year }, for the archive
plan-import-sections-title = <b>📋 Sections of the plan</b>
plan-import-section-title = <b>📋 { $name }</b>
plan-import-section-button = { $mark } { $name } · { $count }
plan-import-item-button = { $mark } { $text }
plan-import-mark-open = ❓
plan-import-mark-clear = ✅
plan-import-mark-out = ✖️
plan-import-item-title = <b>📌 Item { $code }</b>
plan-import-item-title-none = <b>📌 Item of the plan</b>
plan-import-item-text = <i>{ $text }</i>
plan-import-item-period = 🗓 { $words } → { $what }
plan-import-item-period-none = 🗓 { $what }
plan-import-item-who = 👤 { $who }
plan-import-item-result = 🎯 { $result }
plan-import-item-source = 📎 { $source }
plan-import-skipped = ✖️ Left out: it will not be in the plan.
plan-import-joined = 🔗 Joined with: { $item }
plan-import-take-back = ↩️ Take it back in
plan-import-skip-one = ✖️ Leave it out
plan-import-period = 🗓 Deadline
plan-import-people = 👤 People
plan-import-ask-section = ❓ Section
plan-import-ask-period = ❓ Deadline
plan-import-ask-person = ❓ Person
plan-import-ask-twin = 🔗 A similar item
plan-import-ask-postponed = ❓ Postponement
plan-import-when-title = <b>🗓 The item's deadline</b>
plan-import-when-how = Write the new deadline, for example “15.10.2026” or “15.10–20.12”.
plan-import-who-title = <b>👤 Who answers for the item</b>
plan-import-who-how = Write all of them with commas, the main one first. Names of groups are understood too.
plan-import-now = Now: { $what }
plan-import-no-period = deadline not understood
plan-import-nobody = nobody yet
plan-import-who = { $words } → { $who }
plan-import-who-open = { $words } → doubtful
plan-import-who-missing = nobody is named
plan-import-who-group = group “{ $group }”
plan-import-who-post = { $title } – { $name }
plan-import-and = { $first }; { $second }
plan-import-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
plan-import-codes = { $count ->
    [one] item { $codes }
   *[other] items { $codes }
}
plan-import-codes-more = items { $codes } and { NUMBER($count) } more
plan-import-doubt-title = <b>❓ Question { $number } of { $count }</b>
plan-import-doubt-items = It is about { $items }.
plan-import-doubt-period = Deadline: <b>“{ $words }”</b>
plan-import-doubt-no-period = <b>No deadline is written</b>
plan-import-doubt-understood = I understand: <b>{ $what }</b>
plan-import-doubt-rest = These words did not help to understand the deadline: “{ $words }”.
plan-import-doubt-person = Who answers: <b>“{ $words }”</b>
plan-import-doubt-no-person = <b>Nobody is named</b>
plan-import-doubt-post = Who is “{ $title }” now? If the post goes to somebody else, its items go along.
plan-import-doubt-twin = <b>It seems to be one and the same:</b>
plan-import-doubt-end = Both have one deadline: { $what }
plan-import-doubt-granted = The director has granted a later end for this item: now { $day }.
plan-import-doubt-document = In the document: “{ $words }” → { $what }
plan-import-doubt-section = <b>Into which section does the item go?</b>
plan-import-doubt-how-section = Choose a section or write the title of a new one.
plan-import-doubt-how-period = Tap a button or write the deadline in other words, for example “15.10.2026”.
plan-import-doubt-how-person = Choose a person or write a surname, with initials if you like.
plan-import-doubt-how-twin = Joined, they become one item with two sources.
plan-import-doubt-how-postponed = Which deadline stays?
plan-import-decided = ✅ Decided: { $what }
plan-import-decided-join = join them
plan-import-decided-both = leave both
plan-import-decided-granted = the later end stays
plan-import-decided-document = the document's deadline is taken
plan-import-problem-not_understood = I did not understand when it is.
plan-import-problem-partly = I did not understand all of it.
plan-import-problem-no_such_day = There is no such day in the calendar.
plan-import-problem-backwards = It ends before it starts.
plan-import-problem-strange_year = The year looks strange.
plan-import-problem-other_year = It is another school year than the plan's.
plan-import-problem-several_years = It is longer than the school year: I take the part within it.
plan-import-problem-other_terms = The school divides its year in another way.
plan-import-problem-contradiction = The words do not go together.
plan-import-problem-unsure = It may be meant in several ways. Please check whether I took it rightly.
plan-import-naming-not_found = There is nobody of that name on the staff.
plan-import-naming-several = Several people fit.
plan-import-naming-has_left = { $name } does not work here any more.
plan-import-naming-post_unknown = I do not know who holds this post.
plan-import-naming-post_of_another = By my lists somebody else holds this post.
plan-import-naming-not_understood = I did not understand who it is.
plan-import-accept-group = ✅ Group: { $group }
plan-import-how-accept = ✅ Right, write it so
plan-import-how-year = 📆 The whole year
plan-import-how-request = 🙋 On request
plan-import-how-nobody = 🚫 Nobody yet
plan-import-how-join = 🔗 Join them
plan-import-how-both = Leave both
plan-import-how-granted = 📆 The later end stays
plan-import-how-document = 📄 Take the document's
plan-import-how-plain = No section
plan-import-how-skip = { $count ->
    [one] ✖️ Leave the item out
   *[other] ✖️ Leave { $count } items out
}
plan-import-how-back = { $count ->
    [one] ↩️ Take the item back in
   *[other] ↩️ Take { $count } items back in
}
plan-import-staff-position = { $name } · { $position }
plan-import-staff-room = { $name } · room { $number }
plan-import-noted = Noted.
plan-import-noted-who = Noted: { $who }.
plan-import-diff-title = <b>🔀 What will change in the plan</b>
plan-import-diff-same = { $count ->
    [one] Unchanged: { $count } item.
   *[other] Unchanged: { $count } items.
}
plan-import-diff-kept = How items stand, what was shown for them and their history are kept.
plan-import-diff-added = 🆕 New: { $count }
plan-import-diff-period = 🗓 Another deadline: { $count }
plan-import-diff-people = 👤 Other people: { $count }
plan-import-diff-text = ✏️ Another text: { $count }
plan-import-diff-place = 🔢 Number or section: { $count }
plan-import-diff-gone = 👻 Not in the document: { $count }
plan-import-diff-added-title = <b>🆕 New items: { $count }</b>
plan-import-diff-period-title = <b>🗓 Another deadline: { $count }</b>
plan-import-diff-people-title = <b>👤 Other people: { $count }</b>
plan-import-diff-text-title = <b>✏️ Another text: { $count }</b>
plan-import-diff-place-title = <b>🔢 Number, section or result: { $count }</b>
plan-import-change-item = <b>{ $text }</b>
plan-import-change = Was: { $was }
    Is: { $now }
plan-import-gone-title = <b>👻 Not in the document: { $count }</b>
plan-import-gone-stay = { $count ->
    [0] All of them will be taken off control.
    [one] { $count } item stays in the plan unless you take it off control.
   *[other] { $count } items stay in the plan unless you take them off control.
}
plan-import-gone-how = Some may be items of other orders, or added by hand.
plan-import-gone-kept = • { $text }
plan-import-gone-dropped = • <s>{ $text }</s> – off control
plan-import-give-up = ⛔️ Off control: { $text }
plan-import-keep = ↩️ Keep: { $text }
plan-import-saved-title = <b>✅ The plan is saved</b>
plan-import-saved = School year { $year }: { $count ->
    [one] { $count } item added.
   *[other] { $count } items added.
}
plan-import-saved-none = School year { $year }: no new items.
plan-import-saved-changed = { $count ->
    [one] { $count } item changed, its history is kept.
   *[other] { $count } items changed, their history is kept.
}
plan-import-saved-dropped = { $count ->
    [one] { $count } item taken off control.
   *[other] { $count } items taken off control.
}
plan-import-saved-posts = { $count ->
    [one] { $count } post made.
   *[other] { $count } posts made.
}
plan-import-saved-told = I will tell people what is theirs.
plan-import-saved-toast = The plan is saved.
plan-import-open-plan = 🗺 Open the plan
notice-plan-removed = <b>📋 You answer no more for { $count ->
    [one] { $count } item of the roadmap
   *[other] { $count } items of the roadmap
}</b>
plan-removed-item = • Item { $name } is yours no more
plan-removed-hint = The new document names others. I shall not remind you of this any more.
digest-plan-removed = 📋 You answer no more for { $count ->
    [one] { $count } item of the roadmap
   *[other] { $count } items of the roadmap
}
notice-plan-changed = <b>🔀 Your items in the plan have changed: { $count }</b>
plan-changed-days = • { $name } – the deadline was { $was }, now it is { $now }
plan-changed-days-text = • { $name } – the deadline was { $was }, now it is { $now }; the text has changed
plan-changed-period = • { $name } – the period has changed
plan-changed-period-text = • { $name } – the period and the text have changed
plan-changed-text = • { $name } – the text has changed
digest-plan-changed = 🔀 Your items in the plan have changed: { $count }
