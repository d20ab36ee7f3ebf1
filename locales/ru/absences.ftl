button-absences = 🌴 Меня не будет
command-away = отметить дни, когда меня не будет
absences-title = <b>🌴 Меня не будет</b>
absences-title-of = <b>🌴 Когда не будет: { $name }</b>
absences-hint = Выберите или напишите дни, например «завтра» или «25.12–29.12». Ваши заявки получит тот, кто вас замещает, а если никто – они вернутся в очередь.
absences-hint-of = Выберите или напишите дни, например «завтра» или «25.12–29.12». Заявки получит заместитель, а если его нет – они вернутся в очередь.
absences-others = 👥 Кого не будет
absences-others-title = <b>👥 Кого не будет</b>
absences-nobody = Все на месте.
absences-others-hint = Дни других сотрудников отмечают в их карточках: «Люди».
absences-headed-hint = Нажмите на человека, чтобы отметить его дни.
absence-of = { $name } { $absence }
absence-line = 🔹 { $days }{ $stand_in }
absence-stand-in = {", "}замещает { $name }
absence-days = { $first } – { $last }
absence-today = Сегодня
absence-tomorrow = Завтра
absence-week = 7 дней
absence-end = ✖️ Отменить { $days }
absence-deputy-title = <b>🌴 { $days }: кто заменит?</b>
absence-deputy-hint = Выберите коллегу или напишите фамилию. На эти дни он получит права вашей службы.
absence-covered = В эти дни нужно было замещать: { $names }. Заместитель заменит и их.
absence-nobody = Без замены
absence-found = <b>🔎 Нашлось: { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}</b>
absence-found-hint = Выберите, кто заменит, или напишите фамилию ещё раз.
absence-unreachable = { $name } (не на связи)
absence-set = Записано.
absence-ended = Отменено.
notice-absence-title = <b>🌴 Замены и отсутствия</b>
notice-absence-deputy = Вы замещаете: { $name }, { $days }
notice-absence-deputy-hint = В эти дни заявки этой службы есть и в вашем меню.
notice-absence-off = Замещать больше не нужно: { $name }, { $days }
notice-absence-noted = Отмечено ваше отсутствие: { $days }
notice-absence-tickets = К вам { $count ->
    [one] перешла { $count } заявка
    [few] перешли { $count } заявки
   *[many] перешли { $count } заявок
}, раньше их вёл(а) { $name }
notice-absence-freed = В очередь { $count ->
    [one] вернулась { $count } заявка
    [few] вернулись { $count } заявки
   *[many] вернулись { $count } заявок
}: { $name }
notice-absence-unreachable-title = <b>⚠️ Человек не на связи</b>
notice-absence-unreachable = { $name }: бот остановлен, а в работе { $count ->
    [one] { $count } заявка
    [few] { $count } заявки
   *[many] { $count } заявок
}
notice-absence-unreachable-hint = Свяжитесь с ним другим способом или отметьте отсутствие – тогда заявки уйдут заместителю или в очередь.
notice-absence-note = 🌴 Отметить отсутствие
