# Подробности статуса: одно и то же по зданиям, кабинетам, людям, классам, неделям.
by-title = <b>🧭 { $what }: { $period }</b>
by-nothing = За этот период здесь пусто.
by-bullet = • { $line }
by-numbered = <b>{ $number }.</b> { $line }
by-others = 🧭 Другие подробности
by-all = Подробности
by-all-about = Где хуже, у кого больше работы, как идёт по неделям. Что посмотреть?

by-building = По корпусам
by-building-group = 🏢 Корпуса и кабинеты
by-building-button = 🏢 Корпуса
by-building-about = Неисправности. Сначала – где хуже. Открытые – на { $day }.
by-room = По кабинетам
by-room-button = 🚪 Кабинеты
by-room-about = Неисправности. Сначала – где хуже. Открытые – на { $day }. Номер откроет историю кабинета.
by-kind = По технике
by-kind-group = 🖥 Техника и сроки
by-kind-button = 🖥 Техника
by-kind-about = Неисправности. Сначала – где хуже. Открытые – на { $day }.
by-team = По службам
by-team-group = 🛠 Службы и люди
by-team-button = 🛠 Службы
by-team-about = Неисправности. Сначала – где хуже. Открытые – на { $day }.
by-often = Где ломается снова и снова
by-often-group = 🔁 Частые поломки
by-often-button = 🔁 Частое: кабинеты
by-often-about = Кабинеты, где за период было три неисправности и больше. Номер откроет историю.
by-devices = Что ломается снова и снова
by-devices-button = 🔁 Частое: техника
by-devices-about = Устройства, которые за период ломались три раза и чаще. Номер откроет историю.
by-times = Обещано и на деле
by-times-button = ⏱ Обещано и на деле
by-times-about = За сколько рабочих часов решали обычные (не срочные) заявки. ⚠️ – больше половины дольше, чем обещано; 🔸 – больше одной из десяти.
by-weeks = Как шло
by-weeks-button = 📆 Как шло
by-weeks-about = Неисправности: сколько пришло → сколько решено. Новые сверху.
by-person = Нагрузка людей
by-person-button = 👥 Нагрузка людей
by-person-about = Заявки и пункты плана на { $day }. Сначала – у кого больше просрочено.
by-section = План по разделам
by-section-button = 🗺 Разделы плана
by-section-about = Как стоят пункты на { $day }. Номер откроет раздел.
by-class = По классам
by-class-button = 🎓 Классы
by-class-about = Ответы на письма в срок, ответы на опросы, у скольких детей родители в боте. Сначала – где хуже. Опросы меньше чем для пяти семей класса не показаны.
by-needs = Что нужно людям
by-needs-button = 💡 Что нужно людям
by-needs-about = Главное из последних опросов родителей, учеников и учителей, которые закончились к { $day }. Номер откроет результаты.

# Строка: название, под ним числа.
by-two =
    { $name }: { $first }
    – { $second }
by-below =
    { $name }
    – { $figures }
by-open = открыто { NUMBER($count) }{ $late }
by-none-open = открытых нет
by-late = , просрочено { NUMBER($count) }
by-opened = новых { NUMBER($count) }
by-solved = решено { NUMBER($count) }
by-in-time = в срок { $share }
by-median = обычно за { $hours }
by-slow = 9 из 10 заявок – быстрее чем за { $hours }
by-promised = обещано { $hours }
by-unmeasured = время ещё считается
by-marked = { $mark } { $name }
by-red = ⚠️
by-yellow = 🔸
by-green = ✅
by-unknown = ▫️
by-no-room = Вне кабинетов
by-no-team = Без службы
by-nobody = Никто не взял
by-left = Уже не работает
by-items =
    { $count ->
        [one] { NUMBER($count) } пункт плана
        [few] { NUMBER($count) } пункта плана
       *[many] { NUMBER($count) } пунктов плана
    }{ $late }
by-device = { $name }, каб. { $number }
by-trouble = { $what } × { $times }
by-trouble-what = { $device }: { $symptom }
by-last = последний раз { $day }
by-faults =
    { $count ->
        [one] { NUMBER($count) } раз
        [few] { NUMBER($count) } раза
       *[many] { NUMBER($count) } раз
    }
by-week = { $first }–{ $last }
by-moved = { $opened } → { $solved }
by-dropped = без решения { NUMBER($count) }
by-left-open = осталось { NUMBER($count) }
by-no-section = Без раздела
by-done = выполнено { $part } из { $whole }
by-overdue = просрочено { NUMBER($count) }
by-going = срок идёт: { NUMBER($count) }
by-waiting = впереди { NUMBER($count) }
by-silent = молчат 60 дней { NUMBER($count) }
by-shown = с подтверждением { $part } из { $whole }
by-letters = письма в срок { $share }
by-surveys = опросы { $share }
by-joined = родители в боте: { $part } из { $whole }
by-survey =
    «{ $title }», до { $day }
    – ответили { $part } из { $whole }
by-need = • { $need }
by-need-share = { $words }: { $share }
by-need-answer = { $question } – «{ $words }»: { $share }
by-need-mean = { $words }: в среднем { $mean } из { $most }
by-need-words =
    «{ $words }»: так написали { NUMBER($count) }
by-no-needs = • Явных нужд ответы не показали.
by-and-below =
    { $one }
    { $two }
