command-calendar = my deadlines in the phone's calendar
calendar-name = School: my deeds
calendar-entry-item = 🗺 { $code }{ $text }
calendar-entry-pulse = 💬 How does it go: { $code }{ $text }
calendar-entry-task = 📋 { $text }
calendar-code = { $code }.{" "}
calendar-own-title = <b>🗓 My deadlines in the calendar</b>
calendar-own-count = { $count ->
    [0] You have nothing with a day now.
    [one] You have { NUMBER($count) } thing with a day now.
   *[other] You have { NUMBER($count) } things with a day now.
}
calendar-own-hint = By a link the calendar of your phone or computer fetches your deadlines and keeps them fresh. Or take them as a file.
calendar-own-file-only = Take them as a file and open it in the calendar of your phone or computer.
calendar-own-made = The link was made { $at }.
calendar-own-link = 🔗 Get a link
calendar-own-renew = 🔗 A new link (closes the old one)
calendar-own-file = 📄 Take a file
calendar-own-revoke = 🚫 Close the link
calendar-own-revoked = The link is closed
calendar-own-file-title = <b>📄 My deadlines as a file</b>
calendar-own-file-hint = Open the file, and the calendar offers to add the deadlines. New ones will not come by themselves.
calendar-own-file-name = deadlines.ics
calendar-own-link-title = <b>🔗 Your link</b>
calendar-own-link-words = <code>{ $link }</code>
calendar-own-link-hint =
    Add it in the calendar: “Add calendar by URL” or “Subscribe”.

    Whoever knows the link sees your deadlines: give it to nobody. I can't show it again, but I can make a new one.
