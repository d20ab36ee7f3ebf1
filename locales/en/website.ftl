# The school's website: where the bot takes its news from.
error-link = This does not look like an address of a page on the internet. Send all of it, such as https://school.example/news

# The bot's news on the school's website.
website-school = School
website-feed = { $school } – news
website-nothing = No news yet.

# The section of the website that the bot reads.
error-website-refused_address = This address leads into a local network. I read only what is open to everybody on the internet.
error-website-other_host = The page sends us on to another site. Give an address on the site that it leads to.
error-website-too_big = The page is too large. Give the page with the news, or its feed (RSS).
error-website-timeout = The site did not answer in time. Try again a little later.
error-website-gone = There is no such page on the site, or it is closed. Please check the address.
error-website-busy = The site is overloaded and asks to come later.
error-website-not_a_feed = I see no news on this page. Give the page that lists them with their dates, or a feed (RSS).
error-website-network = The site could not be reached. Please check the address, or try again later.
button-website = 🌐 School website
command-site = the school's website: where the bot takes news from
website-title = <b>🌐 School website</b>
website-unset = Name the page with the news on the school's website. I will look there every half hour and make drafts of new entries: check them and send them.
website-set = ✏️ Name the page
website-url = I read { $url }
website-feed-url = The news come from its feed: { $url }
website-looked = Read last on { $at }.
website-entries = { $count ->
    [one] { NUMBER($count) } entry seen so far.
   *[other] { NUMBER($count) } entries seen so far.
}
website-newest = The newest is of { $day }.
website-quiet = 😴 No news for { $days ->
    [one] { NUMBER($days) } day.
   *[other] { NUMBER($days) } days.
}
website-problem = ⚠️ It can't be read. { $why } I will look again on { $at }.
website-read-now = 🔄 Read it now
website-change = ✏️ Another page
website-stop = 🚫 Do not read it
website-give = 📤 The bot's news on the site
website-read = Done
website-not-read = It could not be read
website-forgotten = The site is read no more
website-section-title = <b>✏️ Where are the news on the site?</b>
website-section-hint = Open the page with the news on the school's website and send me its address. I will read it at once and tell you what I found.
website-stop-title = <b>🚫 Stop reading the site?</b>
website-stop-hint = New entries of the site will become drafts no more. Drafts that are there stay.
website-stop-yes = 🚫 Yes, stop
website-found-title = <b>✅ The page was read</b>
website-found = { $count ->
    [0] There are no entries on it yet. I will make drafts as soon as there are.
    [one] { NUMBER($count) } entry found.
   *[other] { NUMBER($count) } entries found.
}
website-found-newest = The newest is of { $day }.
website-found-drafts = { $count ->
    [one] { NUMBER($count) } draft was made of the fresh ones: check what goes to whom.
   *[other] { NUMBER($count) } drafts were made of the fresh ones: check what goes to whom.
}
website-found-none = New entries will become drafts.
website-open-drafts = ✍️ Open the drafts
website-write = ✍️ Write news
website-slow-title = <b>⏳ The site answers slowly</b>
website-slow-hint = I go on reading. Look here in half a minute: if the page is not there by then, the site did not answer – try again a little later.
website-slow-look = 🔄 See what came of it
website-give-title = <b>📤 The bot's news on the site</b>
website-give-hint = What is marked for the site and has been sent gets there. Give one of these addresses to whoever runs the site: the news will renew themselves.
website-give-page = A piece of a page to put on the site: <code>{ $url }</code>
website-give-feed = A news feed (Atom), if the site can show one: <code>{ $url }</code>
website-give-unset = The site can't fetch them yet. Ask whoever runs the bot's server to set PUBLIC_URL to the address at which the bot opens from the internet.
notice-website-drafts-title = <b>🌐 New entries on the website</b>
notice-website-drafts = { $count ->
    [one] { NUMBER($count) } draft is ready. Check it and send it to whom it concerns.
   *[other] { NUMBER($count) } drafts are ready. Check them and send them to whom they concern.
}
notice-website-unread-title = <b>🌐 The website can't be read</b>
notice-website-unread = For more than a day { $url } could not be read. { $why }
notice-website-silent-title = <b>🌐 No news on the website for long</b>
notice-website-silent = { $days ->
    [one] Nothing new for { NUMBER($days) } day: { $url }. Write something to keep the section alive.
   *[other] Nothing new for { NUMBER($days) } days: { $url }. Write something to keep the section alive.
}
digest-website-drafts = 🌐 From the website: { $count ->
    [one] { NUMBER($count) } draft
   *[other] { NUMBER($count) } drafts
}
digest-website-unread = 🌐 The website could not be read for a day
digest-website-silent = 🌐 No news on the website for { $days ->
    [one] { NUMBER($days) } day
   *[other] { NUMBER($days) } days
}
