# News and letters: how they are written, approved and sent.
button-newsroom = ✍️ Write news or a letter
command-write = write news or a letter
newsroom-title = <b>✍️ News and letters</b>
newsroom-hint = Everything that you write and send.
newsroom-empty = What you write will stand here. Begin with a new one.
newsroom-new = ✍️ Write a new one
newsroom-line = { $mark } { $title }
newsroom-mark-draft = 📝
newsroom-mark-offered = ⏳
newsroom-mark-scheduled = 🕒
newsroom-mark-sent = ✅
newsroom-mark-withdrawn = 🚫
newsroom-urgent-mark = 🚨
newsroom-no-words = without words
newsroom-new-title = <b>✍️ A new one</b>
newsroom-new-hint =
    Send the words in one message. A photo, video or document may come with them, or forward a message as it is.
    The first line becomes the title.
newsroom-title-draft = <b>📝 Draft: { $title }</b>
newsroom-title-offered = <b>⏳ Waits for approval: { $title }</b>
newsroom-title-scheduled = <b>🕒 Waits for its time: { $title }</b>
newsroom-title-sent = <b>✅ Sent: { $title }</b>
newsroom-title-withdrawn = <b>🚫 Withdrawn: { $title }</b>
newsroom-to-nobody = 👥 To: not chosen yet
newsroom-to = 👥 To: { $groups }
newsroom-to-except = ➖ Except: { $groups }
newsroom-reach =
    📬 { $count ->
        [0] Nobody gets it yet
        [one] { NUMBER($count) } person gets it
       *[other] { NUMBER($count) } people get it
    }
newsroom-unreached =
    📭 { $count ->
        [one] { NUMBER($count) } person does not: not in the bot yet, or stopped it
       *[other] { NUMBER($count) } people do not: not in the bot yet, or stopped it
    }
newsroom-moment = { $day } at { $clock }
newsroom-when-now = 🕒 When: at once, for whom it is too late now in their hours
newsroom-when-gathered = 🕒 When: for everybody as their next hours begin
newsroom-when-urgent = 🕒 When: at once, at any hour
newsroom-when-at = 🕒 When: { $moment }
newsroom-until = , until { $day }
newsroom-asked-none = 💬 Answer: none needed, for information
newsroom-asked-acknowledge = 💬 Answer: “I have read it”{ $until }
newsroom-asked-choice = 💬 Answer: one of { $choices }{ $until }
newsroom-asked-words = 💬 Answer: in their own words{ $until }
newsroom-asked-meeting = 💬 Answer: “I will come” or “I can’t come”{ $until }
newsroom-counting-family = 👪 One parent’s answer is enough
newsroom-counting-person = 👪 Every parent has to answer
newsroom-meets = 📅 Meeting: { $moment }{ $place }
newsroom-meets-place = , { $place }
newsroom-meets-never = 📅 Meeting: no time yet
newsroom-urgent-line = 🚨 Urgent: { $reason }
newsroom-files =
    📎 { $count ->
        [one] { $count } attachment
       *[other] { $count } attachments
    }
newsroom-links-line = 🔗 Buttons: { $labels }
newsroom-topic-line = 🏷 Topic: { $topic }
newsroom-topic-school = school
newsroom-topic-study = studies
newsroom-topic-events = events
newsroom-topic-digital = digital school
newsroom-topic-safety = safety
newsroom-public-line = 🌐 Shown on the school’s website too
newsroom-chats-line =
    💬 { $count ->
        [one] Goes to { $count } group chat too
       *[other] Goes to { $count } group chats too
    }
newsroom-author = ✍️ Author: { $name }
newsroom-changed-by = ✏️ Last changed by { $name }, { $moment }
newsroom-lacking = ⚠️ { $why }
newsroom-draft-hint = To add something, send it here: words, a photo or a document.
newsroom-choose-hint = To whom? If words or a photo are missing, just send them here.
newsroom-words = { $words }
newsroom-all-parents = 👪 All parents
newsroom-all-staff = 🏫 All staff
newsroom-class-parents = 👪 Parents of { $title }
newsroom-to-whom = 👥 To whom
newsroom-to-others = 👥 Others
newsroom-ask = 💬 What we ask
newsroom-when = 🕒 When
newsroom-preview = 👁 As they see it
newsroom-more = ⚙️ More settings
newsroom-send = 📨 Send
newsroom-offer = 📨 Ask for approval
newsroom-return = ↩️ Return with a remark
newsroom-recall = ↩️ Back to the drafts
newsroom-copy = 📄 Another like it
newsroom-open = Open
newsroom-dropped = Some formatting or a link was left out: it can’t be sent. All words are there.
newsroom-words-added = Added at the end. To replace it all: “More settings”, “Other words”.
newsroom-file-added = Attached.
newsroom-rewrite = ✏️ Other words
newsroom-rewrite-hint = Send the whole new text, it takes the place of the old one.
newsroom-rewritten = The words are replaced.
newsroom-drop-files = 📎 No attachments
newsroom-files-dropped = The attachments are gone.
newsroom-chosen = ✓ { $label }
newsroom-ask-title = <b>💬 What we ask</b>
newsroom-ask-hint = Where an answer is asked, the bot reminds those who are silent.
newsroom-ask-none = Nothing, for information
newsroom-ask-acknowledge = To confirm: “I have read it”
newsroom-ask-choice = To choose one of the answers
newsroom-ask-words = To answer in their own words
newsroom-ask-meeting = To come to a meeting
newsroom-by = 🗓 Until which day
newsroom-place = 📍 Where the meeting is
newsroom-count-family = 👪 One parent is enough
newsroom-count-person = 👪 Every parent has to answer
newsroom-choices-title = <b>💬 Answers to choose from</b>
newsroom-choices-hint = Write two to six short answers, each in a line of its own.
newsroom-meeting-title = <b>📅 When the meeting is</b>
newsroom-meeting-hint = Write a day and a time, such as “25.11 18:00” or “tomorrow at 18”.
newsroom-place-title = <b>📍 Where the meeting is</b>
newsroom-place-hint = Write where you meet, such as “room 214”.
newsroom-place-none = No place
newsroom-by-title = <b>🗓 Until which day we wait for the answer</b>
newsroom-by-hint = Choose a day or write it, such as “27.11”.
newsroom-when-title = <b>🕒 When to send it</b>
newsroom-when-hint =
    What is not urgent comes to everybody in their hours and on working days only.
    Write another time, such as “tomorrow at 9” or “25.11 14:00”.
newsroom-set-now = At once
newsroom-set-gathered = As everybody’s next hours begin
newsroom-more-hint = What is to be changed?
newsroom-links = 🔗 Link buttons
newsroom-links-title = <b>🔗 Link buttons</b>
newsroom-links-hint = Send a label and an address in one message, such as “Timetable https://school.example/schedule”.
newsroom-links-full = There is no room for more.
newsroom-link = “{ $label }”: { $url }
newsroom-link-added = The button is added.
newsroom-drop-links = 🗑 No buttons
newsroom-topics = 🏷 Topic
newsroom-topics-title = <b>🏷 What it is about</b>
newsroom-topics-hint = People can do without news on a topic, but never without letters that need an answer.
newsroom-public-on = 🌐 Show on the website
newsroom-public-off = 🌐 Not on the website
newsroom-chats = 💬 Group chats
newsroom-urgent = 🚨 Urgent
newsroom-urgent-title = <b>🚨 Why it is urgent</b>
newsroom-urgent-hint = Urgent words come to everybody at once, even at night or on a day off. Write why, it is recorded.
newsroom-calm = Not urgent
newsroom-delete = 🗑 Delete
newsroom-delete-hint = Delete the draft for good?
newsroom-delete-do = 🗑 Yes, delete it
newsroom-deleted = The draft is deleted.
newsroom-copied = This is a new draft. Check its days and addressees.
newsroom-send-title = <b>📨 Send: { $title }</b>
newsroom-offer-title = <b>📨 For approval: { $title }</b>
newsroom-approve-title = <b>📨 Approve and send: { $title }</b>
newsroom-send-do = 📨 Yes, send it
newsroom-offer-do = 📨 Yes, ask for approval
newsroom-approve-do = 📨 Yes, send it
newsroom-burden =
    ⚠️ { $count ->
        [one] For { NUMBER($count) } person that makes more than { NUMBER($budget) } messages this week
       *[other] For { NUMBER($count) } people that makes more than { NUMBER($budget) } messages this week
    }
newsroom-gone-draft = It could not be sent. The reason comes in a message of its own.
newsroom-gone-offered = Handed over for approval.
newsroom-gone-scheduled = It goes at its time.
newsroom-gone-sent = Sent.
newsroom-gone-withdrawn = Withdrawn.
newsroom-return-hint = Write what is to be changed. The author gets your words.
newsroom-returned = Returned to its author.
newsroom-recalled = A draft again, nothing was sent.
newsroom-offered-notice = <b>⏳ To be approved: { $title }</b>
newsroom-offered-line = ⏳ To be approved: { $title }
newsroom-returned-notice = <b>↩️ Returned with a remark: { $title }</b>
newsroom-returned-words = “{ $words }”
newsroom-returned-line = ↩️ Returned: { $title }
newsroom-stopped-notice = <b>⚠️ Not sent: { $title }</b>
newsroom-stopped-line = ⚠️ Not sent: { $title }
