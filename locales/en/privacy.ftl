# My data: what is kept, taking it away, withdrawing. The journal of access.
button-privacy = 🔒 My data
privacy-title = <b>🔒 My data</b>
privacy-name = 👤 { $name }
privacy-no-name = 👤 No name is kept
privacy-position = Position: { $position }
privacy-role = Role: { $role }
privacy-class = Class: { $title }
privacy-child = Child: { $child }, class { $title }
privacy-messenger = Account: { $channel }, No. { $number }
privacy-channel-telegram = Telegram
privacy-team = Service: { $team }
privacy-heads = Heads: { $title }
privacy-away = Away: { $first }–{ $last }
privacy-stands-in = Stands in: { $first }–{ $last }
privacy-follows = “Me too” said: { NUMBER($count) }
privacy-deeds = Tickets, ratings and other things done: { NUMBER($count) }
privacy-post = Your post: { $title }
privacy-items = Items of the plan you answer for: { NUMBER($count) }
privacy-watches = Items of the plan you watch: { NUMBER($count) }
privacy-calendar = The link of your calendar: since { $at }
privacy-plan-deeds = Tasks, answers and evidence of the plan: { NUMBER($count) }
privacy-news-got = News and letters that you were sent: { NUMBER($count) }
privacy-news-answered = Your answers to letters: { NUMBER($count) }
privacy-news-wrote = News and letters that you wrote or approved: { NUMBER($count) }
privacy-news-saved = Your lists of addressees: { NUMBER($count) }
privacy-news-chat = A chat that you brought the bot into: { $title }
privacy-surveys-asked = Surveys in which you were asked: { NUMBER($count) }
privacy-surveys-begun = Begun and not sent: { NUMBER($count) }
privacy-surveys-named = Your answers with a name: { NUMBER($count) }
privacy-surveys-entered = Surveys into which you entered forms from paper: { NUMBER($count) }
privacy-written = Your words in tickets, the plan, tasks and letters: { NUMBER($count) }
privacy-consent = ✅ { $purpose } (version { $version }): agreed on { $at }
privacy-consent-ended = ✖️ { $purpose } (version { $version }): withdrawn on { $at }
privacy-consent-refused = ✖️ { $purpose } (version { $version }): not agreed to on { $at }
privacy-no-consent = There are no consents.
privacy-purpose-participation = Taking part as staff
privacy-purpose-guardian = Taking part as a parent
privacy-purpose-student = Participation as a student
privacy-purpose-surveys = Surveys with a name
privacy-hint = The file holds everything that is kept, and who looked at it or changed it.
privacy-file = 📄 Take my data away as a file
privacy-file-name = My data.json
privacy-file-title = <b>📄 Your data</b>
privacy-file-hint = The file holds everything that is kept about you. Any browser or text editor opens it.
privacy-documents = 📑 Texts of the consents
privacy-documents-title = <b>📑 My consents</b>
privacy-journal = 🗂 Journal of access (CSV)
privacy-surveys = ✖️ Withdraw the consent to named surveys
privacy-surveys-title = <b>✖️ No more answers with a name?</b>
privacy-surveys-means = Your answers with a name and what you have begun will be deleted, and so will forms that you brought on paper. Of surveys that are over only that an answer came stays.
    You can answer on paper. Anonymous surveys and everything else stay as they are.
privacy-surveys-yes = ✖️ Yes, withdraw
privacy-surveys-done = The consent is withdrawn, answers with a name are deleted.
privacy-withdraw = ✖️ Withdraw my consent
privacy-withdraw-title = <b>✖️ Withdraw your consent?</b>
privacy-withdraw-means = The bot will forget your account: no more messages come, your roles, services and days off in the bot end, the link of your calendar stops working.
    The school goes on working with you on paper. You can come back by a new invitation.
privacy-withdraw-staff = Tickets that you took go back to the queue, tasks to whoever gave them. The head of the working group hears of items of the plan that are left without anybody.
    Rooms, classes, departments and other duties are no longer yours in the bot.
    Your name and position stay in the list of staff, which the school keeps as your employer.
privacy-withdraw-erased = Your name, the tie to your children, and what you wrote and sent will be erased. A number without a name stays, and an act that I will send you.
privacy-withdraw-pupil = What you wrote and sent will be erased. Your initials and class stay in the class list, which the school keeps without the bot, too.
privacy-withdraw-last-admin = ⚠️ You are the only administrator. The program prints a new link for an administrator when it starts next.
privacy-withdraw-yes = ✖️ Yes, withdraw and leave
privacy-withdrawn = <b>Your consent is withdrawn</b>
privacy-withdrawn-act = The bot no longer knows you. Keep the act: it says what was deleted and what is left.
act-file-name = Act.txt
act-title = Act on the withdrawal of a consent to the processing of personal data. Person No. { $number }
act-school = { $school }
act-at = Made on { $at }
act-erased = Deleted: the messenger account, the name, the tie to children, roles, words and files in tickets, the plan and tasks, what was followed, the link of the calendar, messages not sent yet, drafts.
    Left: a number without a name, tickets and items of the plan without words, the record of consents, and lines of the journal (without names).
act-staff = Deleted: the messenger account, the tie to children, language and delivery hours, what was followed, the link of the calendar, days off and standing in, places in services, rooms, classes and other duties, messages not sent yet, drafts. Roles in the bot have ended.
    Left: the entry in the list of staff, which the school keeps as the employer, tickets, tasks and evidence of the plan, the record of consents, and lines of the journal (without names).
act-pupil = Deleted: the messenger account, language and delivery hours, words and files in tickets, what was followed, messages not sent yet, drafts. The role of a student in the bot has ended.
    Left: initials, class and number in the class list, which the school keeps without the bot, too, tickets without words, the record of consents, and lines of the journal (without names).
act-consents = Consents:
act-refused = { $purpose }, version { $version }: not given on { $ended }
act-consent = { $purpose }, version { $version }: given { $given }, withdrawn { $ended }
act-journal = Extract of the journal (when, who, what, about whom):
journal-title = <b>🗂 Journal of access</b>
journal-hint = Who saw and changed whose data, lines: { NUMBER($count) }. The journal has numbers, not names.
journal-file-name = Journal of access.csv
journal-at = When
journal-actor = Who
journal-action = What
journal-subject = About whom
