button-report = 🔧 Report a fault
report-where = <b>🔧 New ticket: where?</b>
report-where-hint = Choose the room or write its number.
report-other-place = 📍 Another place
report-place = <b>📍 Another place</b>
report-place-hint = Write where it is, such as “gym” or “corridor, second floor”.
report-found = <b>🔎 Found: { $count ->
    [one] { $count } room
   *[other] { $count } rooms
}</b>
report-found-none = <b>🔎 No such room was found</b>
report-found-none-hint = Check the number and type it again, or choose “Another place”.
report-in = <b>🔧 { $where }</b>
report-what-broke = What is broken?
report-not-listed = ❓ Not in the list
report-which-kind = What kind of device is it?
report-what-wrong = <b>{ $device }</b>: what is wrong?
report-what-hint = Choose, or write it in your own words.
report-check = <b>✅ Check the report</b>
report-line-where = 📍 { $where }
report-line-what = 🖥 { $what }
report-line-wrong = ⚠️ { $wrong }
report-line-words = 💬 { $words }
report-has-files = 📎 Attached: { $count ->
    [one] { $count } file
   *[other] { $count } files
}
report-more-hint = You can add a few words or a photo: just send a message.
report-send = ✅ Send
report-drop = ✖️ Cancel
report-dropped = The report was cancelled.
report-sent-toast = Sent
report-kept-file = The file is kept. Now say where it is and what is wrong.
history-follow = me too
history-self_help = a tip helped
error-follow-late = That ticket has been closed meanwhile. Please send yours.
notice-ticket-informed = <b>ℹ️ For your information: ticket № { $number }</b>
digest-ticket-informed = ℹ️ A fault was reported, № { $number }{ $place }
