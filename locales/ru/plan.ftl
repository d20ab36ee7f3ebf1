button-plan = 🗺 План
command-plan = план мероприятий (дорожная карта)
plan-title = <b>🗺 План { $year }</b>
plan-empty = Плана на этот год пока нет.
plan-figures = Пунктов: { NUMBER($all) }, выполнено: { NUMBER($done) }{ $late }
plan-late = {", "}🔴 просрочено: { NUMBER($count) }
plan-section =
    { $title }
    { $bar } { NUMBER($done) } из { NUMBER($all) }{ $late }
plan-section-button = 📂 { $title }
plan-section-title = <b>📂 { $title }</b>
plan-no-section = Без раздела
plan-posts = 🪪 Должности
plan-turn = 🔄 Перенести план на { $year }
plan-year = 📦 План { $year }
