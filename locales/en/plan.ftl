button-plan = 🗺 Plan
command-plan = the plan (roadmap)
plan-title = <b>🗺 Plan { $year }</b>
plan-empty = There is no plan for this year yet.
plan-figures = Items: { NUMBER($all) }, done: { NUMBER($done) }{ $late }
plan-late = {", "}🔴 late: { NUMBER($count) }
plan-section =
    { $title }
    { $bar } { NUMBER($done) } of { NUMBER($all) }{ $late }
plan-section-button = 📂 { $title }
plan-section-title = <b>📂 { $title }</b>
plan-no-section = Without a section
plan-posts = 🪪 Posts
plan-turn = 🔄 Turn the plan over to { $year }
plan-year = 📦 Plan { $year }
