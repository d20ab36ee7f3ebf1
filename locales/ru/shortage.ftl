button-shortage = 📦 Не хватает материалов
shortage-what = <b>📦 Чего не хватает?</b>
shortage-what-hint = Выберите из списка или напишите название, например «бумага».
shortage-what-none = Напишите название, например «бумага».
shortage-found = <b>🔎 Нашлось: { $count ->
    [one] { $count } название
    [few] { $count } названия
   *[many] { $count } названий
}</b>
shortage-found-none = <b>🔎 В списке такого нет</b>
shortage-found-hint = Выберите подходящее или напишите иначе.
shortage-own = ✏️ Попросить «{ $name }»
shortage-title = <b>📦 { $name }</b>
shortage-where-hint = Где не хватает? Выберите или напишите номер кабинета.
shortage-other-place = 📍 Другое место
shortage-at = 📍 { $where }
shortage-asked = 👥 Уже просили: № { $number }
shortage-asked-mine = 📋 Вы уже просили: № { $number }
shortage-too = 🙋 У меня тоже
shortage-open = 📋 Открыть № { $number }
shortage-left-hint = Сколько осталось? Нажмите или напишите – <b>заявка сразу уйдёт</b>.
shortage-left-none = ⛔ Нет совсем
shortage-left-one = 1️⃣ Осталась 1
shortage-left-few = 🔢 Осталось 2–3
shortage-place-left-hint = Выберите, сколько осталось, или напишите, где это, – <b>заявка сразу уйдёт</b>.
shortage-place-hint = Напишите, где это, например «спортзал», – <b>заявка сразу уйдёт</b>.
shortage-sent = Отправлено
shortage-followed = Сообщим и вам, когда это появится.
history-promise = обещано к дате
notice-ticket-promised = <b>📅 Заявка № { $number }: обещали к { $day }</b>
digest-ticket-promised = 📅 Заявка № { $number }: обещали к { $day }
