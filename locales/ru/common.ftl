# Слова, общие для всех экранов.
text = { $text }
blank = {"\u200b"}
button-menu = 🏠 Меню
button-back = ‹ Назад
room = каб. { $number }, { $building }
room-named = каб. { $number } ({ $name }), { $building }
button-room = Каб. { $number }
digest-title = <b>📬 Пока вас не было: { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[many] { $count } сообщений
}</b>
digest-rest = … и ещё { $count }
digest-button = Открыть № { $number }
room-number = каб. { $number }
team-technical = Техническая служба
team-supplies = Завхоз, АХЧ
team-site = Сайт школы
team-journal = Электронный журнал

# A day with its name.
weekday-0 = пн, { $day }
weekday-1 = вт, { $day }
weekday-2 = ср, { $day }
weekday-3 = чт, { $day }
weekday-4 = пт, { $day }
weekday-5 = сб, { $day }
weekday-6 = вс, { $day }
working = ⏳ { $what }…
working-percent = ⏳ { $what }… { $percent } %
working-failed = Не получилось. Попробуйте, пожалуйста, ещё раз.
working-already = Уже делаю, подождите немного.
