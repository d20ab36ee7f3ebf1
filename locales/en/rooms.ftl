# Looking rooms through: is everything there?
button-room-check = 📋 Is it all there?
rooms-title = <b>📋 Looking rooms through</b>
rooms-left = { $count ->
    [0] All were looked through this school year. 👍
    [one] { $count } room is left to look through.
   *[other] { $count } rooms are left to look through.
}
rooms-none = You keep no room with devices.
rooms-line = { $mark } { $number } · { $name }
room-check-title = <b>📋 Is it all there?</b>
room-confirmed = ✅ Confirmed: { $day }
room-partly = Confirmed { $found } of { $count }.
room-before = Not looked through this school year yet. Last time: { $day }
room-never = This room was not looked through yet.
room-empty = By the register there are no devices here.
room-device = { $mark } { $name }{ $inventory }
room-inventory = {" "}· { $number }
room-found = ✅
room-not-found = ▫️
room-all-there = ✅ Everything is there
room-not-all = ⚠️ Something is missing
room-thanks = Thank you, noted!
