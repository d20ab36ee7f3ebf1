button-people = 👥 People
people-title = <b>👥 People</b>
people-count-staff = Staff: { NUMBER($joined) } of { NUMBER($total) } have joined
people-count-parent = Parents: { NUMBER($joined) } of { NUMBER($total) } have joined
people-count-child = Students: { NUMBER($joined) } of { NUMBER($total) } have joined
people-find-hint = To find somebody, write a surname or its beginning.
people-by-role = By role
people-by-class = By class
people-by-department = Departments
people-by-building = By building
people-by-role-title = <b>👥 People by role</b>
people-by-class-title = <b>👥 People by class</b>
people-by-department-title = <b>👥 Departments</b>
people-by-building-title = <b>👥 Keepers of rooms by building</b>
people-groups = 🗂 Groups
people-add = ➕ Add a person
people-department-new = ➕ New department
people-department-title = <b>➕ A new department</b>
people-department-hint = Write its name, such as “Sciences”.
people-department-added = The department has been added. People are put into it from their own cards.
people-choose = Choose:
people-nothing-here = There is nothing here yet.
people-choice = { $title } · { $count }
people-list-title = <b>👥 { $title }</b>
people-listed = { $count ->
    [one] { $count } person
   *[other] { $count } people
}, joined: { NUMBER($joined) }
people-parents-hidden = <i>Parents are named to the class teacher and the admin only.</i>
people-line = { $mark ->
    [joined] ✅
    [unreachable] ⚠️
   *[waiting] ▫️
} { $words }
people-found = <b>🔎 Found: { $count ->
    [one] { $count } person
   *[other] { $count } people
}</b>
people-found-none = <b>🔎 Nobody was found</b>
people-found-more = Not all are shown, { $count } more. Write more of the surname, or add the name.
people-groups-title = <b>🗂 Groups</b>
people-group-line = { $group }: { NUMBER($count) }, joined { $joined }
people-add-title = <b>➕ A new member of the staff</b>
people-add-hint = Write surname, name and patronymic, and the position after a comma. For example: “Petrova Anna Sergeevna, teacher of physics”.
people-add-many = Many people at once are added more easily by an import.
people-added = The person has been added.
role-staff = Staff, teacher
role-technician = Technical service
role-storekeeper = Storekeeper
role-editor = Site editor
role-coordinator = Head of the working group
role-deputy = Deputy director
role-director = Director
role-parent = Parent
role-student = Student
role-admin = Admin of the bot
group-role-staff = Staff and teachers
group-role-technician = Technical service
group-role-storekeeper = Storekeepers
group-role-editor = Site editors
group-role-coordinator = Heads of the working group
group-role-deputy = Deputy directors
group-role-director = Director
group-role-parent = All parents
group-role-student = All students
group-role-admin = Admins of the bot
group-leaders = Class teachers
group-keepers = Keepers of rooms
group-heads = Heads of departments
group-department = { $title }
group-parents = { $title }, parents
group-students = { $title }, students
group-yparents = Year { $title }, parents
group-ystudents = Year { $title }, students
group-person = { $title }
person-title = <b>👤 { $name }</b>
person-title-nameless = <b>👤 No name (No. { $number })</b>
person-title-child = <b>👤 { $title } · { $name }</b>
person-nameless = No name
person-position = 💼 { $position }
person-is-parent = Parent (legal representative)
person-role = 🔑 { $role }{ $building }: from { $since }{ $until }
person-role-in = {", "}{ $building }
person-role-until = {" "}to { $until }
person-rooms = 🚪 Rooms: { $titles }
person-classes = 🎓 Class teacher: { $titles }
person-heads = ⭐ Heads: { $titles }
person-departments = 🗂 Departments: { $titles }
person-parents = Parents who have joined: { NUMBER($count) }
person-joined = ✅ Uses the bot
person-not-joined = ▫️ Has not joined yet
person-stopped = ⚠️ Has stopped the bot, messages do not arrive
person-absent = 🌴 Away until { $last }{ $stand_in }
person-stand-in = {", "}{ $name } stands in
person-absences-button = 🌴 Days away
person-invite = ✉️ Invite
person-invite-parents = ✉️ Invite the parents
person-roles-button = 🔑 Roles
person-duties-button = 🚪 Rooms, classes, departments
person-correct-button = ✏️ Name and position
person-leave-button = 👋 Leaves the school
person-correct-title = <b>✏️ Name and position</b>
person-correct-hint = Now: { $now }.
    Write it anew: surname, name, patronymic, and the position after a comma.
person-corrected = Corrected.
person-roles-title = <b>🔑 Roles: { $name }</b>
person-roles-hint = Tap a role to end it.
person-roles-none = There are no roles now.
person-role-new = ➕ Give a role
person-role-new-title = <b>🔑 A new role: { $name }</b>
person-role-new-hint = A role holds from today on.
person-role-where = <b>🔑 { $role }: { $name }</b>
    In which building?
person-role-everywhere = In the whole school
person-role-end = ⏹ End it now
person-role-end-hint = A role that is ended stops at once. If the last day is known, write it, such as 31.12.2026.
person-role-given = The role is given and holds already.
person-role-ended = Done.
person-duties-title = <b>🚪 Duties: { $name }</b>
person-duties-hint = Tap one to take it back.
person-duties-none = Answers for nothing yet.
duty-take-room = ✖️ Room { $title }
duty-take-class = ✖️ Class { $title }
duty-take-head = ✖️ Heads: { $title }
duty-take-member = ✖️ Belongs to: { $title }
duty-new-room = ➕ Room
duty-new-class = ➕ Class
duty-new-head = ➕ Heads
duty-new-member = ➕ Department
duty-room-title = <b>🚪 A room: { $name }</b>
duty-class-title = <b>🎓 Class teacher: { $name }</b>
duty-head-title = <b>⭐ Head of a department: { $name }</b>
duty-member-title = <b>🗂 A department: { $name }</b>
duty-room-hint = Write the number of the room.
duty-rooms-found = <b>🔎 Found: { $count ->
    [one] { $count } room
   *[other] { $count } rooms
}</b>
duty-rooms-hint = Choose a room, or type the number again.
duty-given = Done.
duty-taken = Taken back.
leave-title = <b>👋 Leaves the school: { $name }</b>
leave-who = Who goes on? Write a surname or choose “Nobody”.
leave-nobody = Nobody
leave-what = What happens as soon as you confirm:
leave-role = • the role “{ $role }” ends
leave-rooms = • rooms: { $titles } { $to }
leave-classes = • classes: { $titles } { $to }
leave-heads = • head of: { $titles } { $to }
leave-team = • heading the service “{ $team }” { $to }
leave-tickets = • { $count ->
    [one] { $count } taken ticket
   *[other] { $count } taken tickets
} { $to }
leave-posts = • posts of the plan: { $titles } { $to }
leave-items = • { $count ->
    [one] { $count } item of the plan
   *[other] { $count } items of the plan
} { $to }
leave-tasks = • { $count ->
    [one] { $count } open task
   *[other] { $count } open tasks
} { $to }
leave-to-authors = → back to those who gave them; their own are cancelled
leave-to = → { $name }
leave-to-nobody = → nobody for now
leave-to-queue = → back to the queue
leave-access = • the way into the bot closes
leave-stays-parent = • the way into the bot stays open: this person has a child at the school
leave-confirm = ✅ Confirm
leave-done = Done: the roles have ended, the duties are handed over.
notice-people-handed = <b>🤝 You take over from { $name }</b>
notice-people-handed-hint = Rooms, classes and tickets are in your menu already.
