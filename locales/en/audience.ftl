# To whom: choosing who gets a post, a letter or a survey.
group-staff = The whole staff
group-unnamed = One person
group-gone = A group that is there no more
groups-and = { $groups }; { $group }
groups-more = { $groups } and { NUMBER($count) } more
audience-nobody = Nobody yet.
audience-to = 👥 To: { $groups }
audience-but = ➖ But not: { $groups }
audience-reach = 📬 { NUMBER($reached) } of { $total ->
    [one] { NUMBER($total) } person
   *[other] { NUMBER($total) } people
    } will get it
audience-not-joined = ▫️ Not in the bot yet: { NUMBER($count) }
audience-stopped = ⚠️ Stopped the bot: { NUMBER($count) }
audience-families = 👪 At least one parent is reached for { NUMBER($reached) } of { $children ->
    [one] { NUMBER($children) } student
   *[other] { NUMBER($children) } students
    }
audience-burden = 📈 This week they have up to { $most ->
    [one] { NUMBER($most) } message
   *[other] { NUMBER($most) } messages
    } of { NUMBER($budget) }
audience-over = ❗ With this one { $count ->
    [one] { NUMBER($count) } person gets
   *[other] { NUMBER($count) } people get
    } more than { NUMBER($budget) } this week
audience-sheets-person = 📋 Sheets expected: { NUMBER($expected) } · asked in the bot { NUMBER($reached) }
audience-sheets-child = 📋 Sheets expected: { NUMBER($expected) }, one for each child · asked in the bot { NUMBER($reached) } · on paper { NUMBER($beside) }
audience-sheets-family = 👨‍👩‍👧 Sheets expected: { NUMBER($expected) }, one from each family · asked in the bot { NUMBER($reached) } · on paper { NUMBER($beside) }
audience-often = 🔁 { $count ->
    [one] { NUMBER($count) } family was asked in another survey in the last two weeks already.
   *[other] { NUMBER($count) } families were asked in another survey in the last two weeks already.
    }
audience-too-few = ⚠️ Too few for an anonymous survey: it takes { NUMBER($fewest) } sheets at least, or one could tell who answered what.
audience-title = <b>👥 Who gets it</b>
audience-hint = Choose a ready list, put together your own or just write: “5A”, “5”, “teachers”, a surname.
audience-hint-more = You can add more or leave somebody out.
audience-words-hint = You can just write it too: “5A”, “5”, “teachers”, a surname.
audience-ready-saved = ⭐ { $title }
audience-ready-recent = 🕘 { $group }
audience-ready-usual = 👥 { $group }
audience-ready-mine = 🎓 My class { $title }, parents
audience-by-classes = 🏫 Classes
audience-by-duties = 🗂 Duties, departments
audience-by-someone = 👤 A person
audience-but-button = ➖ But not…
audience-saved-button = ⭐ My lists
audience-add = ➕ Add
audience-add-title = <b>➕ Who else gets it</b>
audience-again = 🔄 Choose anew
audience-done = ✅ Done
audience-taken = Chosen.
audience-chosen = ☑ { $label }
audience-choice = { $group } · { $count }
audience-none-here = There is nobody to choose here yet.
audience-to-classes = <b>👥 To: classes</b>
audience-to-classes-parents = <b>👥 To: parents by class</b>
audience-to-classes-students = <b>👥 To: students by class</b>
audience-to-classes-both = <b>👥 To: parents and students by class</b>
audience-to-duties = <b>👥 To: duties and departments</b>
audience-to-someone = <b>👥 To: a person</b>
audience-but-title = <b>➖ But not to</b>
audience-but-hint = Tap a group to let it in again, or add those who are not to get it.
audience-but-classes = <b>➖ But not: classes</b>
audience-but-classes-parents = <b>➖ But not: parents by class</b>
audience-but-classes-students = <b>➖ But not: students by class</b>
audience-but-classes-both = <b>➖ But not: parents and students by class</b>
audience-but-duties = <b>➖ But not: duties and departments</b>
audience-but-someone = <b>➖ But not: a person</b>
audience-drop = ✖️ { $group }
audience-who = Parents or students?
audience-who-parents = 👪 Parents
audience-who-students = 🎒 Students
audience-who-both = 👪🎒 Parents and students
audience-year = Year { $year }
audience-classes-hint = Tap a class or a whole year, a second tap takes it out. Or write it: “5A”, “5”.
audience-someone-hint = Type the surname.
audience-found = Which of them?
audience-found-more = Which of them? { NUMBER($count) } more fit: type the first name too.
audience-found-rest = Which of them? { NUMBER($count) } more fit: write it more exactly.
error-audience-missing = There is no class, duty or person of that name. Write “5A”, “5”, “teachers” or a surname, for example.
audience-saved-title = <b>⭐ My lists</b>
audience-saved-hint = Type a name to keep those whom you have chosen now. For example: “Parents of the primary school”.
audience-saved-hint-none = Nobody is chosen now. Choose who is to get it, then it can be kept under a name.
audience-saved-drop-hint = Tap a list to delete it.
audience-saved-drop = ✖️ { $title }
audience-saved = Kept.
audience-dropped = The list is deleted.
