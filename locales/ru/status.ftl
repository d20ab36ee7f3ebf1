button-status = 📊 Статус

# Один экран: пять светофоров и худшее.
status-title = <b>📊 Статус: { $period }</b>
status-compared = Сравнение: { $before }
status-compared-running =
    Данные на { $at },
    сравнение: { $before }
status-no-records = За это время данных нет: первые записи – с { $day }
status-light-green = ✅
status-light-yellow = 🔸
status-light-red = 🔴
status-light-unknown = ▫️
status-light-line =
    { $sign } <b>{ $area }</b>
    { $name }: { $figure }
status-light-failed =
    { $sign } <b>{ $area }</b>
    Не удалось посчитать
status-worst = <b>Хуже всего сейчас:</b>
status-all-well = 👍 Просроченного сейчас нет.
status-worst-hidden = Что за этим, видят директор и заместители.
status-hot-none-seen = Просроченного сейчас нет – из того, что вам открыто.
status-period-button = 🗓 { $period }
status-areas-button = 🔎 По разделам
status-hot-button = 🔥 Что горит
status-charts-button = 📈 Графики
status-reports-button = 📄 Отчёты

# Разделы.
status-area-roadmap = План мероприятий
status-area-tickets = Заявки
status-area-supplies = Расходники
status-area-news = Новости и письма
status-area-surveys = Опросы
status-area-school = Школа
status-area-roadmap-button = 🗺 План
status-area-tickets-button = 🔧 Заявки
status-area-supplies-button = 📦 Расходники
status-area-news-button = 📰 Новости
status-area-surveys-button = 📋 Опросы
status-area-school-button = 🏫 Школа
status-areas-title = <b>🔎 По разделам: { $period }</b>
status-areas-hint = Какой раздел?
status-area-lit = { $sign } { $area }
status-area-title = <b>{ $area }: { $period }</b>
status-numbered = { $number }. { $name }
status-together = { $one } · { $two }
status-line = { $sign }{ $name }: <b>{ $figure }</b>
status-line-before =
    { $line }
    {" "}– { $before }
status-line-failed = { $name }: не удалось посчитать
status-line-sign = { $sign }{" "}
status-was = { $change } (было { $figure })
status-was-year = год назад { $figure }
status-why-hint = Откуда число? Нажмите его номер.
status-open-roadmap = 🗺 План сейчас
status-open-log = 🧾 Реестр заявок
status-open-stock = 📦 Склад
status-open-newsroom = ✍️ Новости
status-open-surveys = 📋 Опросы школы
status-open-people = 👥 Люди

# Откуда это число?
status-why-title = <b>❓ { $name }</b>
status-serves-item = Служит пункту { $code } плана: «{ $text }»
status-why-now = • <b>{ $figure }</b>
status-why-before = • { $figure }
status-figure = { $period }: { $figure }
status-figure-by = { $period } (на { $day }): { $figure }
status-why-failed = { $period }: не удалось посчитать. Остальные числа верны, это – попробуйте позже.
status-unjudged = Просто число: цветом не оценивается.
status-judged-from = Цвет: { $green } меньше { $yellow }, { $amber } от { $yellow }, { $danger } от { $red }
status-judged-below = Цвет: { $green } от { $yellow }, { $amber } меньше { $yellow }, { $danger } меньше { $red }
status-behind = За этим числом: { $things }
status-behind-share = За этим числом: { $things }. Сначала те, где не так.
status-behind-none = За этим числом ничего нет.
status-behind-hidden = Список видят директор и заместители.
status-things-ticket =
    { $count ->
        [one] { NUMBER($count) } заявка о неисправности
        [few] { NUMBER($count) } заявки о неисправностях
       *[many] { NUMBER($count) } заявок о неисправностях
    }
status-things-shortage =
    { $count ->
        [one] { NUMBER($count) } заявка о материалах
        [few] { NUMBER($count) } заявки о материалах
       *[many] { NUMBER($count) } заявок о материалах
    }
status-things-item =
    { $count ->
        [one] { NUMBER($count) } пункт плана
        [few] { NUMBER($count) } пункта плана
       *[many] { NUMBER($count) } пунктов плана
    }
status-things-news =
    { $count ->
        [one] { NUMBER($count) } сообщение
        [few] { NUMBER($count) } сообщения
       *[many] { NUMBER($count) } сообщений
    }
status-things-survey =
    { $count ->
        [one] { NUMBER($count) } опрос
        [few] { NUMBER($count) } опроса
       *[many] { NUMBER($count) } опросов
    }
status-things-room =
    { $count ->
        [one] { NUMBER($count) } кабинет
        [few] { NUMBER($count) } кабинета
       *[many] { NUMBER($count) } кабинетов
    }
status-things-asset =
    { $count ->
        [one] { NUMBER($count) } единица техники
        [few] { NUMBER($count) } единицы техники
       *[many] { NUMBER($count) } единиц техники
    }
status-things-consumable =
    { $count ->
        [one] { NUMBER($count) } расходный материал
        [few] { NUMBER($count) } расходных материала
       *[many] { NUMBER($count) } расходных материалов
    }
status-things-person =
    { $count ->
        [one] { NUMBER($count) } приглашение
        [few] { NUMBER($count) } приглашения
       *[many] { NUMBER($count) } приглашений
    }
status-met = ✓
status-unmet = ✗
status-thing-marked = { $mark } { $line }
status-thing-item = { $code } { $text }
status-thing-often =
    { $name } · { $count ->
        [one] { $count } заявка
        [few] { $count } заявки
       *[many] { $count } заявок
    }
status-thing-device = { $name }, каб. { $number }
status-thing-stock = { $name }, { $unit }: { $stock } из { $minimum }
status-thing-used = { $name }, { $unit }: { $count }
status-thing-part = { $part } из { $whole } · { $title }
status-thing-class = { $title }: ученик или семья

# Период.
status-choose-title = <b>🗓 За какой период?</b>
status-choose-now = Сейчас показан: { $period }
status-choose-hint = Выберите или напишите своими словами: «октябрь», «прошлая неделя», «с 1 по 15 октября», «1 четверть».
status-period = { $period }
status-earlier = ◀ { $period }
status-later = { $period } ▶
status-period-day = { $day }
status-period-week = неделя { $first }–{ $last }
status-period-quarters = { $number } четверть { $year }
status-period-trimesters = { $number } триместр { $year }
status-period-year = учебный год { $year }
status-days = { $first }–{ $last }
status-days-years = { $first }–{ $last }
status-month-1 = январь { $year }
status-month-2 = февраль { $year }
status-month-3 = март { $year }
status-month-4 = апрель { $year }
status-month-5 = май { $year }
status-month-6 = июнь { $year }
status-month-7 = июль { $year }
status-month-8 = август { $year }
status-month-9 = сентябрь { $year }
status-month-10 = октябрь { $year }
status-month-11 = ноябрь { $year }
status-month-12 = декабрь { $year }

# Числа и что с ними стало.
status-nothing = данных нет
status-count = { NUMBER($count) }
status-share = { $share } % ({ NUMBER($part) } из { NUMBER($whole) })
status-percent = { $share } %
status-moved-from = с { $figure }
status-minutes = { $count } мин
status-hours = { NUMBER($count) } ч
status-hours-part = { NUMBER($count) },{ $tenth } ч
status-days-count =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
status-moved-up = ▲ { $amount }
status-moved-down = ▼ { $amount }
status-change-better = { $moved }, лучше
status-change-worse = { $moved }, хуже
status-change-changed = { $moved }
status-change-same = без изменений

# Кто не ответил.
status-silent-title = <b>🔕 Кто не ответил</b>
status-silent-hint = Письма и опросы, которые ещё ждут ответов. Кто молчит, видно внутри письма; в опросах – только сколько.
status-silent-none = Ответов сейчас никто не ждёт. 👍
status-silent-line = • { $title }: { $figures }{ $until }
status-silent-over = <b>Срок прошёл:</b>
status-silent-figures = ответили { NUMBER($part) } из { NUMBER($whole) }
status-silent-until = , до { $day }
status-silent-letter = ✉️ { $title }
status-silent-survey = 📋 { $title }
status-silent-button = 🔕 Кто не ответил

# Что горит.
status-hot-title = <b>🔥 Что горит</b>
status-hot-area = { $area }: { NUMBER($count) }
status-hot-more = … и ещё { NUMBER($count) }
status-by-section = 🧭 По разделам плана
status-by-building = 🧭 По корпусам
status-by-class = 🧭 По классам
status-by-needs = 💡 Чего не хватает
status-by-person = ⚖️ Нагрузка людей
status-chart-button = 📈 График
