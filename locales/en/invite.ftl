# Invitations: staff one by one, parents by class.
button-invite = ✉️ Invite
invite-title = <b>✉️ Invitations</b>
invite-hint = Whom to invite?
invite-reached = At least one parent is here: for { $reached } of { $children ->
    [one] { $children } pupil
   *[other] { $children } pupils
}
invite-no-children = The classes are still empty: children are added in /people or by loading a table.
invite-staff-button = 👤 Staff without the bot: { NUMBER($count) }
invite-class-button = { $title }
invite-open-button = ⏳ Open invitations
invite-staff = <b>👤 Staff without the bot</b>
invite-staff-hint = Not here yet: { $count ->
    [one] { $count } person
   *[other] { $count } people
}. ⏳ means that an invitation is out.
invite-staff-none = All the staff use the bot already. 👍
invite-staff-line = { $mark } { $name }
invite-mark-open = ⏳
invite-mark-none = ▫️
invite-mark-full = ✅
invite-person = <b>👤 { $name }</b>
invite-person-joined = ✅ Uses the bot already.
invite-is-open = ⏳ An invitation is out and valid until { $at }.
    It can't be shown again: to be safe, the invitation itself is not kept. If it is lost, make a new one – the old one will no longer work.
invite-is-not-open = ▫️ There is no invitation now.
invite-make = ✉️ Make an invitation
invite-make-anew = 🔄 Make a new one instead
invite-end = ✖️ Revoke
invite-ended = The invitation is revoked.
invite-class = <b>👪 Parents of class { $title }</b>
invite-class-legend = Beside a child – how many parents are here: 1/2. ⏳ means that an invitation is out.
invite-class-empty = <b>👪 Parents of the class</b>
    There is nobody in this class yet.
invite-child-line = { $mark } { $number } { $child } – { $parents }/{ $limit }
invite-child-in-class = { $mark } { $title } { $child } – { $parents }/{ $limit }
invite-child = <b>👪 { $child }, class { $title }</b>
invite-parents = Parents in the bot: { NUMBER($parents) } of { NUMBER($limit) }
invite-untie = 🚫 Untie: { $parent }
invite-nameless = a parent without a name
invite-untie-title = <b>🚫 Untie: { $parent }?</b>
invite-untie-means = They will get no more messages about the child ({ $child }, class { $title }). If they have no other child and no other role here, the bot will forget them altogether.
    This frees a place when a slip came into the wrong hands or an account was lost. The child's old slip stops working.
invite-untie-yes = 🚫 Yes, untie
invite-untied = Done. You can make a new invitation.
invite-open = <b>⏳ Open invitations</b>
invite-open-hint = { NUMBER($count) } of them. Open a line to revoke it or to make a new one.
invite-open-none = There are no open invitations.
invite-slips-button = 🖨 Slips for the class (PDF)
invite-pupils-button = 🎓 Slips for the students (PDF)
invite-slips = <b>🖨 Slips for the parents of { $title }</b>
invite-slips-hint = Six on a page: a QR code, a code to type and three steps, in Russian. Cut them and hand them out through the children or at a meeting.
invite-slips-replaced = ⚠️ For { $count ->
    [one] { $count } child
   *[other] { $count } children
} an invitation is out already. If you print for all, the earlier slips of these children will no longer work.
invite-print-new = 🖨 Only those who have none ({ NUMBER($count) })
invite-print-all = 🖨 All ({ NUMBER($count) })
invite-printed = <b>🖨 Slips for { $title } are ready: { NUMBER($count) }</b>
invite-printed-hint = Print them, cut along the dashes and hand them out. Delete the file afterwards: it lets people in.
invite-pupils = <b>🎓 Slips for the students of { $title }</b>
invite-pupils-joined = Here themselves: { $joined } of { $children ->
    [one] { $children } student
   *[other] { $children } students
}
invite-pupils-hint = One slip with a QR code for each who is not here yet, in Russian: with it a student can report what is broken. They agree for themselves, if they are 14 already. Hand each slip to its student.
invite-pupils-too-young = Not for this class yet: one agrees for oneself from the age of 14, so the bot prints slips for students from year 8 on. The children can tell a teacher what is broken.
invite-pupils-printed = <b>🎓 Slips for the students of { $title } are ready: { NUMBER($count) }</b>
invite-pupil-joined = 🎓 The student is in the bot.
invite-pupil-open = 🎓 A slip is out for the student, valid until { $at }.
invite-pupil-close = 🎓 Close the student's way in
invite-pupil-close-title = <b>🎓 Close the way in: { $child }, class { $title }?</b>
invite-pupil-close-means = This withdraws the consent when a parent asks for it, and is the thing to do when a slip is lost. The slip and the student's way in stop working, the bot forgets their account and what they wrote.
    The child stays in the class list, nothing changes for the parents. A new slip can be printed at any time.
invite-pupil-close-yes = 🎓 Yes, close it
invite-pupil-closed = The way in is closed.
invite-made = <b>✉️ The invitation is ready</b>
invite-made-staff = For: { $name }
invite-made-parent = For: the parents of { $child }, class { $title }
invite-made-link = Link: { $link }
invite-made-code = Or a code to type: <code>{ $code }</code>
invite-made-until = Valid until { $at }
invite-made-once = Forward this message to them, or show the QR code. I can't show it a second time.
invite-picture = 🔲 QR code as a picture
invite-picture-title = <b>🔲 Invitation</b>
slip-file = Slips { $title }.pdf
slip-title = The school in your phone
slip-child = Child: { $child }, class { $title }
slip-child-numbered = Child: { $child }, class { $title }, No. { $number } in the list
slip-step-1 = Open your phone's camera.
slip-step-2 = Point it at the square.
slip-step-3 = Tap the link, then “Start”.
slip-code = It did not work? Write this code to @{ $bot } in Telegram:
slip-until = This slip is valid until { $at }, for { $limit ->
    [one] one parent
    [2] two parents
   *[other] { $limit } parents
}.
slip-data = Your child's initials and class are kept; nothing about you, until you agree.
slip-pupil-file = Student slips { $title }.pdf
slip-pupil = Student: { $child }, class { $title }
slip-pupil-numbered = Student: { $child }, class { $title }, No. { $number } in the list
slip-pupil-until = This slip is valid until { $at }, for one person.
slip-pupil-data = The school has your initials and class already; nothing else is kept until you agree.
