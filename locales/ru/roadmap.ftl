button-roadmap = 🗺 План
command-roadmap = план мероприятий (дорожная карта)
roadmap-title = <b>🗺 План { $year }</b>
roadmap-empty = Плана на этот год пока нет.
roadmap-figures = Пунктов: { NUMBER($all) }, выполнено: { NUMBER($done) }{ $late }
roadmap-late = {", "}🔴 просрочено: { NUMBER($count) }
roadmap-section =
    { $title }
    { $bar } { NUMBER($done) } из { NUMBER($all) }{ $late }
roadmap-section-button = 📂 { $title }
roadmap-section-title = <b>📂 { $title }</b>
roadmap-no-section = Без раздела
roadmap-posts = 🪪 Должности
roadmap-turn = 🔄 Перенести план на { $year }
roadmap-year = 📦 План { $year }
