button-stickers = 🏷 QR stickers
command-stickers = stickers with QR codes for rooms and devices
stickers-title = <b>🏷 Stickers with QR codes</b>
stickers-hint = Whoever points a phone at one has the report nearly done: two taps are left on a device. Choose what to print.
stickers-none = There is no room yet. Import the school’s lists: /import
stickers-rooms = 🚪 Rooms: { $building }
stickers-devices = 🖥 Devices: { $building }
stickers-file = Stickers, { $building }.pdf
stickers-printed = Done: { $count ->
    [one] { $count } sticker
   *[other] { $count } stickers
}, 24 on a sheet. Print and cut along the dashes.
sticker-hint = Not working? Point your phone’s camera here.
stickers-nothing = There is nothing to print for this building yet.
