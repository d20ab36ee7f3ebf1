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
notice-ticket-informed = <b>ℹ️ For your information: ticket No. { $number }</b>
digest-ticket-informed = ℹ️ A fault was reported, No. { $number }{ $place }
report-unknown-room = ⚠️ Room { $number } is not in the list.
report-which-room = <b>🔧 New ticket: which room?</b>
report-is-here = 🔧 It happened in room { $number }
report-is-place = 📍 It is another place
report-outage = ⚠️ { $name }: being repaired
report-outage-more = ⚠️ More about the outage
report-alike = 👥 There is ticket No. { $number } already: { $what }{ $wrong }{ $count ->
    [one] {""}
   *[other] , reported by { $count } people
}
report-alike-own = 👥 You reported it already, No. { $number }: { $what }{ $wrong }
report-alike-wrong = {", "}{ $wrong }
report-me-too = 🙋 Me too: No. { $number }
report-see-own = 📄 Open No. { $number }
report-follows = Noted: “me too”. You will be told when it works again.
report-urgent-on = 🔥 The lesson can’t go on
report-urgent-off = ✖️ The lesson can go on
report-tips-two = 💡 Try first: { $first }, { $second }
report-tips-three = 💡 Try first: { $first }, { $second }, { $third }
report-tips-show = 💡 Show me
report-tips-title = <b>💡 Try this first</b>
report-tip = { $number }. { $tip }
report-helped = 👍 It helped
report-send-all-the-same = ✅ Send the report
report-helped-toast = Thank you!
report-helped-thanks = <b>🎉 Well done!</b>
report-helped-hint = It is noted that all works, and nobody was disturbed. If it breaks again, open the ticket and tap “Does not work”.
report-helped-see = 📄 Ticket No. { $number }
report-other = <b>❓ Is this about something else?</b>
report-other-first = The report you began has not been sent yet:
report-other-second = And now you write:
report-other-next = ✅ Send the first, begin the second
report-other-join = ➕ Add it to the first
report-other-anew = 🔄 Only the second, drop the first
report-sent-first = Ticket No. { $number } was sent. Now the second.
report-forwarded = ↪️ Forwarded: { $words }
report-seen-at = 🌙 It is out of hours: your ticket will be seen { $at }.
report-room-in = Room { $number }, { $building }
