button-roadmap = 🗺 Plan
command-roadmap = the plan (roadmap)
roadmap-title = <b>🗺 Plan { $year }</b>
roadmap-empty = There is no plan for this year yet.
roadmap-figures = Items: { NUMBER($all) }, done: { NUMBER($done) }{ $late }
roadmap-late = {", "}🔴 late: { NUMBER($count) }
roadmap-section =
    { $title }
    { $bar } { NUMBER($done) } of { NUMBER($all) }{ $late }
roadmap-section-button = 📂 { $title }
roadmap-section-title = <b>📂 { $title }</b>
roadmap-no-section = Without a section
roadmap-posts = 🪪 Posts
roadmap-turn = 🔄 Turn the plan over to { $year }
roadmap-year = 📦 Plan { $year }
