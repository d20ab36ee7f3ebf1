button-roadmap = 🗺 План
command-roadmap = план мероприятий (дорожная карта)
command-plan = план мероприятий, то же самое
roadmap-title = <b>🗺 План { $year }</b>
roadmap-empty = Плана на этот год пока нет.
roadmap-figures = Пунктов: { NUMBER($all) }, выполнено: { NUMBER($done) }{ $dropped }
roadmap-dropped = {" "}· снято с контроля: { NUMBER($count) }
roadmap-late = , 🔴 просрочено: { NUMBER($count) }
roadmap-bar = { $bar } { NUMBER($done) } из { NUMBER($all) }{ $late }
roadmap-section =
    { $title }
    { $figures }
roadmap-no-section = { $number }. Без раздела
roadmap-counted = { $name }: { NUMBER($count) }
roadmap-decide = ❗️ Ждут вашего решения: { NUMBER($count) }
roadmap-hint = Нажмите номер раздела или напишите, что найти: номер пункта, слово, фамилию.
roadmap-load-button = ⚖️ Нагрузка
roadmap-find-button = 🔎 Искать
roadmap-more-title = <b>⋯ План { $year }</b>
roadmap-filter-button = 🎚 Отобрать
roadmap-table = 📊 Таблица
roadmap-ask-button = ❓ Спросить всех
roadmap-ask-these = ❓ Спросить, как идёт
roadmap-import = 📥 Загрузить план
roadmap-posts = 🪪 Должности
roadmap-calendar = 📅 В календарь
roadmap-turn = 🔄 Перейти на { $year }
roadmap-year = 📦 План { $year }

# Что показано: состояния и сроки.
roadmap-view-all = все
roadmap-view-live = ▶️ Не закончено
roadmap-view-late = 🔴 Просрочено
roadmap-view-offered = ⏳ Ждут приёмки
roadmap-view-help = 🆘 Нужна помощь
roadmap-view-asked = 🗓 Просят перенести
roadmap-view-silent = 🔕 Без новостей 60 дней
roadmap-view-nobody = ❔ Никто не отвечает
roadmap-view-untaken = 👥 Никто не взял
roadmap-view-open = ⚪️ Не начато
roadmap-view-going = 🔵 В работе
roadmap-view-done = ✅ Выполнено
roadmap-view-dropped = ⛔️ Снято с контроля
roadmap-span-all = любой
roadmap-span-week = на этой неделе
roadmap-span-month = в этом месяце
roadmap-span-quarter = в этом квартале
roadmap-section-all = все
roadmap-person-all = все
roadmap-filter = { $section }{ $person }{ $view }{ $span }
roadmap-part = {" · "}{ $words }
roadmap-list-title = <b>📋 Пункты{ $filter }</b>
roadmap-found =
    { $count ->
        [one] { $count } пункт
        [few] { $count } пункта
       *[many] { $count } пунктов
    }
roadmap-none = Таких пунктов нет. 👍
roadmap-line = { $rolled }{ $mark } { $code } { $text }{ $late } – { $who }
roadmap-rolled-mark = 📦
roadmap-item-button = { $mark } { $code }
roadmap-filter-title = <b>🎚 Что показать</b>
roadmap-filter-now = Выбрано{ $filter }
roadmap-filter-nothing = Сейчас показано всё. Что оставить?
roadmap-pick-view = 🚦 Состояние: { $name }
roadmap-pick-section = 📂 Раздел: { $name }
roadmap-pick-person = 👤 Кто: { $name }
roadmap-pick-span = 🗓 Срок: { $name }
roadmap-pick-view-title = <b>🚦 Какое состояние?</b>
roadmap-pick-section-title = <b>📂 Какой раздел?</b>
roadmap-pick-person-title = <b>👤 Чьи пункты?</b>
roadmap-pick-span-title = <b>🗓 Какой срок?</b>
roadmap-value = { $name } ({ $count })

# Поиск.
roadmap-find-title = <b>🔎 Что найти в плане?</b>
roadmap-find-hint = Напишите номер пункта («2.5»), слово из текста или фамилию.
roadmap-find-again = Можно написать другое.
roadmap-search-title = <b>🔎 «{ $words }»</b>
roadmap-found-none = Ничего не нашлось. Попробуйте одно слово или только его начало.
roadmap-found-more =
    { $count ->
        [one] И ещё { $count } пункт: напишите точнее.
        [few] И ещё { $count } пункта: напишите точнее.
       *[many] И ещё { $count } пунктов: напишите точнее.
    }

# Нагрузка.
roadmap-load-title = <b>⚖️ Нагрузка: кто сколько ведёт</b>
roadmap-load-live =
    { $count ->
        [0] Открытых пунктов нет. 👍
        [one] { $count } открытый пункт
        [few] { $count } открытых пункта
       *[many] { $count } открытых пунктов
    }
roadmap-nobody = ❔ Никто не отвечает: { NUMBER($count) }
roadmap-untaken = 👥 Никто не взял: { NUMBER($count) }
roadmap-share = { $name } { $bar } { NUMBER($held) }{ $late }{ $beside }{ $warning }
roadmap-share-late = {" "}· 🔴 { NUMBER($count) }
roadmap-share-beside = {" "}· участвует ещё в { NUMBER($count) }
roadmap-share-too-much = {" "}· ⚠️ больше трети плана

# Спросить, как идёт.
roadmap-ask-title = <b>❓ Спросить, как идут пункты{ $filter }</b>
roadmap-ask-check =
    Спрошу { $people ->
        [one] { $people } человека
       *[many] { $people } человек
    } о { $items ->
        [one] { $items } пункте
       *[many] { $items } пунктах
    }.
roadmap-ask-hint = Каждый получит одно сообщение и ответит кнопками. Пункт группы, который никто не взял, увидит вся группа.
roadmap-ask-none = Сейчас спрашивать некого.
roadmap-ask-today = О них сегодня уже спросили: { NUMBER($count) }
roadmap-ask-unheard = Ответить некому: { NUMBER($count) }
roadmap-ask-last = Последний раз спрашивали { $day }.
roadmap-ask-send = ❓ Спросить
roadmap-asked =
    { $count ->
        [one] Спросили { $count } человека
       *[many] Спросили { $count } человек
    }
notice-roadmap-ask = <b>❓ Как идут ваши пункты?</b>
roadmap-asks = Спрашивает { $name }
roadmap-asked-line = { $mark } { $name }: { $text }
roadmap-answer = ✍️ Ответить по порядку
roadmap-answer-one = ✍️ Ответить
digest-roadmap-ask = ❓ Вас спрашивают, как идут ваши пункты
