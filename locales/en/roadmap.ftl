button-roadmap = 🗺 Plan
command-roadmap = the plan (roadmap)
command-plan = the plan, the same
roadmap-title = <b>🗺 Plan { $year }</b>
roadmap-empty = There is no plan for this year yet.
roadmap-figures = Items: { NUMBER($all) }, done: { NUMBER($done) }{ $dropped }
roadmap-dropped = {" "}· off control: { NUMBER($count) }
roadmap-late = , 🔴 late: { NUMBER($count) }
roadmap-bar = { $bar } { NUMBER($done) } of { NUMBER($all) }{ $late }
roadmap-section =
    { $title }
    { $figures }
roadmap-no-section = { $number }. Without a section
roadmap-counted = { $name }: { NUMBER($count) }
roadmap-decide = ❗️ Waiting for your decision: { NUMBER($count) }
roadmap-hint = Tap the number of a section, or type what to find: an item's number, a word, a surname.
roadmap-load-button = ⚖️ Load
roadmap-find-button = 🔎 Find
roadmap-more-title = <b>⋯ Plan { $year }</b>
roadmap-filter-button = 🎚 Filter
roadmap-table = 📊 Table
roadmap-ask-button = ❓ Ask everybody
roadmap-ask-these = ❓ Ask how it goes
roadmap-import = 📥 Load a plan
roadmap-posts = 🪪 Posts
roadmap-calendar = 📅 To my calendar
roadmap-turn = 🔄 Go on to { $year }
roadmap-year = 📦 Plan { $year }

# What is shown: states and times.
roadmap-view-all = all
roadmap-view-live = ▶️ Not finished
roadmap-view-late = 🔴 Late
roadmap-view-offered = ⏳ To be accepted
roadmap-view-help = 🆘 Help needed
roadmap-view-asked = 🗓 Later end asked for
roadmap-view-silent = 🔕 No news for 60 days
roadmap-view-nobody = ❔ Nobody answers
roadmap-view-untaken = 👥 Taken by nobody
roadmap-view-open = ⚪️ Not begun
roadmap-view-going = 🔵 Under way
roadmap-view-done = ✅ Done
roadmap-view-dropped = ⛔️ Off control
roadmap-span-all = any
roadmap-span-week = this week
roadmap-span-month = this month
roadmap-span-quarter = this quarter
roadmap-section-all = all
roadmap-person-all = everybody
roadmap-filter = { $section }{ $person }{ $view }{ $span }
roadmap-part = {" · "}{ $words }
roadmap-list-title = <b>📋 Items{ $filter }</b>
roadmap-found =
    { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
roadmap-none = There are no such items. 👍
roadmap-line = { $rolled }{ $mark } { $code } { $text }{ $late } – { $who }
roadmap-rolled-mark = 📦
roadmap-item-button = { $mark } { $code }
roadmap-filter-title = <b>🎚 What to show</b>
roadmap-filter-now = Chosen{ $filter }
roadmap-filter-nothing = Everything is shown now. What is to stay?
roadmap-pick-view = 🚦 State: { $name }
roadmap-pick-section = 📂 Section: { $name }
roadmap-pick-person = 👤 Who: { $name }
roadmap-pick-span = 🗓 When: { $name }
roadmap-pick-view-title = <b>🚦 Which state?</b>
roadmap-pick-section-title = <b>📂 Which section?</b>
roadmap-pick-person-title = <b>👤 Whose items?</b>
roadmap-pick-span-title = <b>🗓 When?</b>
roadmap-value = { $name } ({ $count })

# Finding.
roadmap-find-title = <b>🔎 What to find in the plan?</b>
roadmap-find-hint = Type an item's number (“2.5”), a word of its text, or a surname.
roadmap-find-again = You can type something else.
roadmap-search-title = <b>🔎 “{ $words }”</b>
roadmap-found-none = Nothing was found. Try a single word, or only its beginning.
roadmap-found-more =
    { $count ->
        [one] And { $count } more item: type more precisely.
       *[other] And { $count } more items: type more precisely.
    }

# Load.
roadmap-load-title = <b>⚖️ Load: who holds how much</b>
roadmap-load-live =
    { $count ->
        [0] No open items. 👍
        [one] { $count } open item
       *[other] { $count } open items
    }
roadmap-nobody = ❔ Nobody answers: { NUMBER($count) }
roadmap-untaken = 👥 Taken by nobody: { NUMBER($count) }
roadmap-share = { $name } { $bar } { NUMBER($held) }{ $late }{ $beside }{ $warning }
roadmap-share-late = {" "}· 🔴 { NUMBER($count) }
roadmap-share-beside = {" "}· takes part in { NUMBER($count) } more
roadmap-share-too-much = {" "}· ⚠️ more than a third of the plan

# Asking how it goes.
roadmap-ask-title = <b>❓ Ask how the items go{ $filter }</b>
roadmap-ask-check =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    } will be asked about { $items ->
        [one] { $items } item
       *[other] { $items } items
    }.
roadmap-ask-hint = Each gets one message and answers by buttons. A group's item that nobody took goes to the whole group.
roadmap-ask-none = There is nobody to ask now.
roadmap-ask-today = Asked about today already: { NUMBER($count) }
roadmap-ask-unheard = Nobody there to answer: { NUMBER($count) }
roadmap-ask-last = Last asked on { $day }.
roadmap-ask-send = ❓ Ask
roadmap-asked =
    { $count ->
        [one] The question went to { $count } person
       *[other] The question went to { $count } people
    }
notice-roadmap-ask = <b>❓ How do your items go?</b>
roadmap-asks = { $name } asks.
roadmap-asked-line = { $mark } { $name }: { $text }
roadmap-answer = ✍️ Answer one after another
roadmap-answer-one = ✍️ Answer
digest-roadmap-ask = ❓ You are asked how your items go
