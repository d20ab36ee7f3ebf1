# Картинки статуса: под каждой то же самое словами.
charts-title = <b>📈 { $title }</b>
charts-title-roadmap = План по разделам: { $period }
charts-title-weeks = Заявки по неделям: { $period }
charts-title-months = Заявки по месяцам: { $period }
charts-title-times = Сроки решения: { $period }
charts-title-rates = Кто ответил на опросы: { $period }
charts-title-supplies = Запасы и минимум: { $period }
charts-none = Данных за этот период нет.
charts-drawing = Рисую
charts-file-png = { $what } { $first }–{ $last }.png
charts-word-roadmap = План
charts-word-tickets = Заявки
charts-word-times = Сроки
charts-word-rates = Опросы
charts-word-supplies = Запасы
charts-by = На { $day }.
charts-more = Не поместилось: { NUMBER($count) }.

charts-roadmap-done = сделано
charts-roadmap-going = срок идёт
charts-roadmap-overdue = просрочено
charts-roadmap-waiting = ещё не срок
charts-roadmap-none = Без раздела
charts-weeks-opened = поступило
charts-weeks-solved = решено
charts-weeks-note = Указан первый день недели.
charts-weeks-wider = Указан первый день недели; прошлые недели – для сравнения.
charts-months-note = Начатый месяц неполон.
charts-times-promised = обещанный срок
charts-times-median = половина решена за
charts-times-slow = 9 из 10 решены за
charts-times-late = половина дольше срока
charts-times-note = Рабочие часы; без срочных заявок.
charts-rates-all = Все вместе
charts-rates-note = Сданные анкеты.
charts-rates-lowest = Сданные анкеты; показаны группы, где ответили реже.
charts-supplies-enough = хватает
charts-supplies-short = меньше минимума
charts-supplies-minimum = минимум
charts-stock = { NUMBER($stock) }, нужно { NUMBER($minimum) }
charts-stock-only = { NUMBER($stock) }

# То же словами.
charts-words-row = { $label }: { $words }
charts-words-bad = ❗ { $line }
charts-words-all = всего { NUMBER($count) }
charts-words-part = { $name } { NUMBER($count) }
charts-words-weeks = По порядку: { $opened } / { $closed }
charts-words-week = { $start }: { $opened } / { $closed }
charts-words-times = По порядку: { $median } / { $slow } / { $promised }
charts-words-spans = { $median } / { $slow } / { $promised }
charts-words-unknown = –

# Куда дальше.
charts-button-roadmap = 🗺 План
charts-button-tickets = 🔧 Заявки
charts-button-times = ⏱ Сроки
charts-button-rates = 📋 Опросы
charts-button-supplies = 📦 Запасы
charts-period = 🗓 { $period }
charts-pdf = 📄 PDF
charts-csv = 🧾 CSV для программ

# Статус файлом.
charts-making = Готовлю страницу
charts-file-title = <b>📄 Статус: { $period }</b>
charts-file-pdf = Статус { $first }–{ $last }.pdf
charts-file-csv = Статус { $first }–{ $last }.csv
charts-about-pdf = Светофоры, показатели и графики на листе для печати.
charts-about-csv = Показатели для программ: код, название, период, число, единица, есть ли данные.
charts-page-title = Статус
charts-page-made = Составлено { $at }, { $who }
charts-page-worst = Хуже всего сейчас
charts-page-rows = Показатели
charts-page-indicator = Показатель
charts-page-year-ago = Год назад: { $period }
charts-page-none = –
charts-page-better = лучше: было { $figure }
charts-page-worse = хуже: было { $figure }
charts-page-changed = было { $figure }
charts-page-same = без изменений
charts-page-failed = не удалось посчитать
charts-light-green = хорошо
charts-light-yellow = внимание
charts-light-red = плохо
charts-light-unknown = нет данных
