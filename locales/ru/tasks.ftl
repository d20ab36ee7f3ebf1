# Дела: карточка, шаги, как дело ставят.
task-title = <b>📌 Дело · { $state }</b>
task-text = { $text }
task-given = ждёт, когда примут
task-accepted = в работе
task-done = сделано, ждёт проверки
task-closed = закрыто
task-cancelled = отменено
task-late =
    { $count ->
        [one] просрочено на { $count } день
        [few] просрочено на { $count } дня
       *[many] просрочено на { $count } дней
    }
task-due = 🗓 До { $day }
task-no-due = 🗓 Без срока
task-every = 🔁 { $every }
task-own = 👤 Своё дело
task-people = 👤 { $author } → { $doer }
task-step-of = 👣 Шаг пункта плана: { $text }
task-hint = Есть вопрос или ответ? Просто напишите его здесь.
task-hint-reply = Есть вопрос или ответ? Ответьте на это сообщение.
task-to-item = 🗺 Открыть пункт плана
task-did = 🕘 { $day }: { $who }{ $what }{ $words }
task-did-who = { $name } –{" "}
task-did-words = . «{ $words }»
task-did-accept = дело принято
task-did-done = сделано
task-did-close = принято
task-did-return = вернули доделать
task-did-say = сообщение
task-did-move = новый срок
task-did-cancel = отменено
task-did-pass = передано
task-step-accept = 👍 Принять
task-step-done = ✅ Сделано
task-step-close = ✅ Принять
task-step-return = ↩️ Вернуть
task-step-say = 💬 Вопрос
task-step-answer = 💬 Ответить
task-step-move = ⏩ Перенести
task-step-cancel = ✖️ Отменить
task-made-accept = Дело принято.
task-made-done = Отмечено: сделано.
task-made-close = Дело закрыто.
task-made-return = Возвращено.
task-made-say = Передано.
task-made-move = Срок перенесён.
task-made-cancel = Дело отменено.
task-made-late = С делом уже что-то произошло, этого шага больше нет. Ваши слова переданы как сообщение.
task-made-without-file = Слова переданы. Файлы у дел не хранятся: отправьте файл тому, кто его ждёт, или пришлите ссылку.
task-file-to-item = Файл сохранён у пункта плана. Если дело сделано, нажмите «Без слов» или напишите пару слов.
task-ask-done = <b>✅ Сделано</b>
task-ask-done-hint = Можно добавить пару слов – напишите их. Или нажмите «Без слов».
task-ask-return = <b>↩️ Вернуть доделать</b>
task-ask-return-hint = Напишите, что поправить.
task-ask-say = <b>💬 Вопрос или ответ</b>
task-ask-say-hint = Напишите его, я передам.
task-ask-cancel = <b>✖️ Отменить дело?</b>
task-ask-cancel-hint = Напишите почему или нажмите «Без слов». Передумали – «Назад».
task-later-title = <b>⏩ Перенести срок</b>
task-later-hint = До какого дня? Нажмите или напишите: «15.12», «в пятницу», «через 3 дня».
task-day-today = Сегодня
task-day-tomorrow = Завтра
task-day-friday = Пятница
task-day-week = Через неделю
task-day-term = Конец четверти
notice-task-words = 💬 «{ $words }»
notice-task-given = <b>📌 Вам поручено дело</b>
digest-task-given = 📌 Вам поручено: { $name }
notice-task-back = <b>📌 Дело вернулось к вам: исполнитель больше не работает с ботом</b>
digest-task-back = 📌 Вернулось к вам: { $name }
notice-task-done = <b>✅ Дело сделано, посмотрите</b>
digest-task-done = ✅ Сделано, посмотрите: { $name }
notice-task-close = <b>✅ Дело принято</b>
digest-task-close = ✅ Принято: { $name }
notice-task-return = <b>↩️ Дело вернули доделать</b>
digest-task-return = ↩️ Доделать: { $name }
notice-task-say = <b>💬 Сообщение по делу</b>
digest-task-say = 💬 Сообщение по делу: { $name }
notice-task-move = <b>⏩ У дела новый срок</b>
digest-task-move = ⏩ Новый срок: { $name }
notice-task-cancel = <b>✖️ Дело отменено</b>
digest-task-cancel = ✖️ Отменено: { $name }

# Как дело ставят.
command-task = поставить дело себе или тем, кем руководите
task-what-title = <b>➕ Новое дело</b>
task-what-hint = Что сделать? Напишите словами, можно сразу со сроком: «сдать журнал к концу четверти», «каждую пятницу проверять копию базы».
task-what-hint-heads = Что сделать? Напишите словами, можно всё сразу: «Ежова, до пятницы список участников», «мне: сдать журнал к концу четверти».
task-who-title = <b>👤 Кому?</b>
task-who-hint = Выберите или напишите фамилию.
task-who-unknown = ❗ Такого сотрудника нет: «{ $name }». Дело ставится одному человеку.
task-who-me = 🙋 Себе
task-who-other = 👤 Кому-то другому
task-which-title = <b>👤 Кому именно?</b>
task-which-hint = Подходит не один человек. Выберите, пожалуйста.
task-one-title = <b>👤 Дело – одному человеку. Кому?</b>
task-one-hint = Выберите, пожалуйста. Другому поставьте такое же дело следом.
task-when-title = <b>🗓 До какого дня?</b>
task-when-hint = Нажмите или напишите: «15.12», «в пятницу», «через 3 дня».
task-day-none = Без срока
task-rhythm-title = <b>🔁 Повторять?</b>
task-rhythm-hint = Когда дело сделано, появится следующее.
task-once = Не повторять
task-draft-title = <b>📝 Проверьте дело</b>
task-draft-no-text = ❗ Что сделать, ещё не сказано.
task-draft-no-doer = ❗ Кому, ещё не сказано.
task-draft-hint = Всё верно? Нажмите «Поставить». Можно и написать, что поправить: «до вторника».
task-for = 👤 { $name }
task-give = ✅ Поставить
task-change-who = 👤 Кому
task-change-when = 🗓 Срок
task-change-rhythm = 🔁 Повтор
task-change-what = ✏️ Что сделать
task-drop = 🗑 Не ставить
task-set = Дело поставлено.
task-dropped = Дело не поставлено.
task-doubt-several_people = ❗ Подходит не один человек: проверьте, кому.
task-doubt-one_person = ❗ Дело – одному человеку: другому поставьте такое же следом.
task-doubt-next_year = ❗ До этого дня больше полугода: проверьте год.
task-doubt-past = ❗ Этот день уже прошёл: укажите срок.
task-doubt-no_such_day = ❗ Такого дня в календаре нет: укажите срок.
task-doubt-far = ❗ Так далеко календарь не ведётся: укажите срок.
task-doubt-several_days = ❗ В тексте не один день: проверьте срок.
task-doubt-daily = ❗ Повторять умею раз в неделю, в месяц или в три месяца: выберите повтор.
task-doubt-hours = ❗ Напоминаю по дням, утром: час остаётся только в тексте.

# Пункт плана по шагам.
task-split-title = <b>👣 { $name } по шагам</b>
task-split-hint = Напишите шаги, каждый с новой строки: что сделать, кто, к какому дню. Например: «собрать список – Ежова, до пятницы».
task-steps-title = <b>👣 { $name }: проверьте шаги</b>
task-steps-line = { $number }. { $text } – { $who }{ $day }{ $doubt }
task-steps-nobody = ❗ кому?
task-steps-day = , до { $day }
task-steps-doubt = {" "}❗ срок?
task-steps-hint = Всё верно? Нажмите «Поставить». Поправить можно, прислав шаги ещё раз.
task-steps-lacking = Не у всех шагов понятно, кому. Выберите, и можно ставить.
task-steps-who = 👤 Шаг { $number }: кому?
task-steps-mine = 🙋 Остальное мне
task-steps-give =
    { $count ->
        [one] ✅ Поставить { $count } дело
        [few] ✅ Поставить { $count } дела
       *[many] ✅ Поставить { $count } дел
    }
task-steps-again = ✏️ Написать заново
task-steps-set =
    { $count ->
        [one] Поставлено { $count } дело.
        [few] Поставлено { $count } дела.
       *[many] Поставлено { $count } дел.
    }
task-step-who-title = <b>👤 Шаг { $number }: кому?</b>
task-step-who-hint = Выберите или напишите фамилию.
task-doer-left = { $name } (больше не работает)
task-doer-gone = сотрудник, который больше не работает
