# The history of a device and of a room.
button-history = 🗂 History
past-device-title = <b>🗂 History: { $device }</b>
past-room-title = <b>🗂 History of the room</b>
past-where = 📍 { $room }
past-none = Nothing has broken here yet. 👍
past-whole-room = 🚪 Everything in this room
past-number = No. { $number }
past-line =
    {" "}
    <b>{ $day }</b> · No. { $number }
    { $what }
    { $ended }
past-done = 🔧 { $what }{ $who }
past-open = { $mark } not solved yet
ticket-repeat = { $count ->
    [3] ⚠️ Third breakdown within a year
    [4] ⚠️ Fourth breakdown within a year
    [5] ⚠️ Fifth breakdown within a year
    [11] ⚠️ More than ten breakdowns within a year
    [one] ⚠️ Breakdown No. { $count } within a year
   *[other] ⚠️ Breakdown No. { $count } within a year
}
button-log = 📑 Register of tickets (Excel)
