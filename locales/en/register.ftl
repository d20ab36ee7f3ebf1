button-register = 📥 Import
register-title = <b>📥 Import of lists</b>
register-steps = Staff, classes, rooms and devices as one Excel file:
    1. Take the template and fill in the sheets that you need.
    2. Send the file here.
    3. See what was understood, and confirm. Nothing is saved before.
register-get-template = 📄 Get the template
register-template-title = <b>📄 Template for the import</b>
register-template-hint = Fill it in and send the file here. Sheets may stay empty.
register-template-file = School. Lists to import.xlsx
register-check-title = <b>📥 What was understood of the file</b>
register-tally = { $sheet }: new { $new }, to change { $changed }, unchanged { $same }
register-doubts = <b>⚠️ Doubtful: { $count ->
    [one] { $count } place
   *[other] { $count } places
}. These rows will not be saved:</b>
register-doubt = • { $sheet }, row { $row }{ $column }: { $reason }
register-doubt-column = {", "}“{ $column }”
register-doubts-more = … and { $count } more
register-doubts-title = <b>📎 Doubtful places: { $count }</b>
    Mend them in your file and send it again: what is saved already will not be doubled.
register-doubts-file = Doubtful places.txt
register-nothing-saved-yet = Nothing is saved yet. You can mend the file and send it again.
register-nothing-new = There is nothing new: all that was understood is in the lists already.
register-nothing-understood = There is nothing to save. Mend the file and send it again.
register-save = ✅ Save { $count ->
    [one] { $count } record
   *[other] { $count } records
}
register-all-doubts = 📎 All doubtful places as a file
register-drop = ✖️ Don't save
register-saved = Saved: { $count ->
    [one] { $count } record
   *[other] { $count } records
}.
register-dropped = The file is thrown away, nothing was saved.
register-yes = yes
register-example = Example:
register-sheet-howto = How to fill in
register-sheet-lists = Lists
register-sheet-staff = Staff
register-sheet-children = Classes and children
register-sheet-rooms = Rooms
register-sheet-assets = Devices
register-column-staff-name = Surname Name Patronymic
register-column-staff-position = Position
register-column-staff-roles = Roles in the bot
register-column-staff-building = Building (technicians)
register-column-staff-class = Class teacher of
register-column-staff-department = Department
register-column-staff-head = Heads the department
register-column-children-class = Class
register-column-children-number = Number in the register
register-column-children-child = Child
register-column-rooms-building = Building
register-column-rooms-number = Room number
register-column-rooms-name = Name
register-column-rooms-floor = Floor
register-column-rooms-keeper = Keeper
register-column-assets-kind = Kind
register-column-assets-name = Name
register-column-assets-inventory = Inventory number
register-column-assets-room = Room
register-column-assets-building = Building
register-example-staff-name = Poleva Anna Sergeevna
register-example-staff-position = teacher of physics
register-example-staff-roles = staff
register-example-staff-building = {""}
register-example-staff-class = 5A
register-example-staff-department = Sciences
register-example-staff-head = yes
register-example-children-class = 5A
register-example-children-number = 1
register-example-children-child = Lunina Kira
register-example-rooms-building = Main building
register-example-rooms-number = 214
register-example-rooms-name = physics
register-example-rooms-floor = 2
register-example-rooms-keeper = Poleva Anna Sergeevna
register-example-assets-kind = Projector
register-example-assets-name = Projector Acme X1
register-example-assets-inventory = 0001234
register-example-assets-room = 214
register-example-assets-building = Main building
register-role-staff = staff
register-role-technician = technician
register-role-storekeeper = storekeeper
register-role-editor = site editor
register-role-coordinator = head of the working group
register-role-deputy = deputy director
register-role-director = director
register-role-admin = bot admin
register-howto-1 = Fill in the sheets that you need. Columns with an asterisk are required, their order does not matter, do not rename them.
register-howto-2 = Rows that begin with the word “Example:” are not loaded; you may delete them.
register-howto-3 = Do not merge cells and do not use formulas: such rows are left out.
register-howto-4 = Staff. There may be several roles, with commas; where there is none it is “staff”. There may be several classes too. Under “Heads the department” write “yes” for one person of a department.
register-howto-5 = If two persons have the same full name, give each their own position: that tells them apart. As a keeper write such a person with the position after a comma.
register-howto-6 = Classes and children. A child's full name is kept nowhere: of “Lunina Kira” remains “K. L.”. To make a class only, fill in the column “Class” alone.
register-howto-7 = Rooms. The building may be left out if the school has just one. Separate several keepers by semicolons.
register-howto-8 = Devices. Choose the kind from the list. By its inventory number a device is known even where it was moved to another room.
register-howto-9 = The file may be sent many times: what is in the lists already is neither doubled nor deleted.
doubt-extra-column = the column “{ $value }” is unknown, it was not read
doubt-column-twice = the column “{ $value }” stands twice, the first was read
doubt-missing-column = a required column is missing, the sheet was not read
doubt-merged = cells are merged; split them
doubt-formula = a value is needed instead of a formula
doubt-too-long = the text is too long
doubt-unknown-role = there is no role “{ $value }”; choose from the list
doubt-building-not-technician = a building is named for technicians only
doubt-head-of-nothing = the department that is headed is missing
doubt-name = a full surname and name are needed
doubt-empty = is empty
doubt-number = “{ $value }” is no fitting number
doubt-unknown-kind = there is no kind “{ $value }”; choose from the list
doubt-class = “{ $value }” does not look like a class; write it so: 5A
doubt-person-unclear = there are several such people; add the position after a comma
doubt-person-unknown = there is no such person of the staff
doubt-room-unclear = the number stands in several buildings; name the building
doubt-room-unknown = there is no such room
doubt-repeated = repeats a row above
doubt-namesake = there is somebody of the same name; give the position that tells them apart
doubt-left = this person has left; if they are back, add them in the bot
doubt-other-child = another child stands under this number
doubt-building-unknown = there is no such building on the sheet “Rooms”
doubt-building-needed = name the building
