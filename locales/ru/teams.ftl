command-teams = службы: кто решает заявки и за какое время
teams-title = <b>🏷 Службы</b>
teams-hint = Нажмите на службу, чтобы изменить её состав.
teams-line = • { $name }: { $people ->
    [one] { $people } человек
    [few] { $people } человека
   *[many] { $people } человек
}, незакрытых заявок – { NUMBER($tickets) }
teams-line-closed = • { $name }: закрыта
teams-new = ➕ Новая служба
teams-routes = 🔀 Куда что идёт
teams-terms = ⏱ Сроки
teams-buildings = 🏢 Корпуса
teams-new-title = <b>➕ Новая служба</b>
teams-new-hint = Напишите название. Например: «Электрик».
teams-added = Служба создана. Добавьте в неё людей.
teams-more = … и ещё { NUMBER($count) }
teams-any-kind = Любая техника
teams-found = <b>🔎 Нашлось: { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}</b>
teams-found-none = <b>🔎 Никого не нашлось</b>
teams-found-hint = Выберите человека или напишите фамилию ещё раз.
teams-not-joined = { $name } (ещё не вошёл)
team-title = <b>🏷 { $name }</b>
team-role = 🔑 В неё входят все с ролью «{ $role }»
team-head = ⭐ Руководит: { $name }
team-no-head = ⭐ Руководителя пока нет
team-tickets = 📋 Незакрытых заявок: { NUMBER($count) }
team-members = 👥 { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}:
team-empty = 👥 В службе пока никого. Её заявки увидят руководитель и администраторы.
team-member = • { $name }{ $stand_in }
team-stand-in = {", "}замещает { $name }
team-people = 👥 Состав
team-choose-head = ⭐ Руководитель
team-rename = ✏️ Название
team-close = 🔒 Закрыть службу
team-closing-title = <b>🔒 Закрыть: { $name }</b>
team-closing-hint = Новые заявки пойдут технической службе, правила этой службы уйдут. Люди останутся в ней, её можно открыть снова.
team-reopen = 🔓 Открыть снова
team-closed = Служба закрыта: новые заявки в неё не приходят. Люди в ней остались, её можно открыть снова.
team-closed-now = Служба закрыта, её правила убраны.
team-reopened = Служба снова открыта.
team-rename-title = <b>✏️ { $name }</b>
team-rename-hint = Напишите новое название.
team-people-title = <b>👥 Состав: { $name }</b>
team-by-role = Роль «{ $role }» даётся в карточке человека: «Люди».
team-people-hint = Чтобы добавить человека, напишите фамилию.
team-take-out = ✖️ Убрать: { $name }
team-put-in = Человек добавлен, права уже действуют.
team-taken-out = Готово. Взятые заявки вернулись в очередь.
team-head-title = <b>⭐ Руководитель: { $name }</b>
team-head-hint = Руководитель узнаёт о просроченных заявках и отмечает, кого не будет. Выберите его или напишите фамилию.
team-head-nobody = Никто
buildings-title = <b>🏢 Руководители корпусов</b>
buildings-about = Руководитель узнаёт о каждой неисправности в своём корпусе.
buildings-none = Корпуса появятся вместе с кабинетами: загрузите списки школы.
building-line = • { $building }: { $name }
building-nobody = никто
building-title = <b>🏢 { $building }</b>
building-hint = Напишите фамилию нового руководителя.
routes-title = <b>🔀 Куда что идёт</b>
routes-about = Без своих правил техника идёт технической службе, помещения и мебель – завхозу, сайт и журнал – своим службам. Правило точнее побеждает: сначала признак, потом техника, потом корпус.
routes-none = Своих правил пока нет.
route-line = { $number }. { $what } · { $building } → { $team }
route-about = { $kind } · { $symptom }
route-everywhere = вся школа
route-any-symptom = любой признак
route-drop = ✖️ Убрать { $number }
route-add = ➕ Добавить
route-try = 🧪 Проверить
route-now = 🧪 Куда идёт сейчас
route-add-title = <b>🔀 Новое правило</b>
route-try-title = <b>🧪 Куда попадёт заявка</b>
route-kind-hint = О чём заявка?
route-symptom-hint = Что случилось?
route-building-hint = В каком корпусе?
route-team-hint = Кому отправлять такие заявки?
route-added = Правило действует для новых заявок.
route-dropped = Правило убрано.
probe-where = Где: { $building }
probe-team = 🏷 Займётся: { $name }
probe-own = По правилу школы. Обычно занимается: { $name }
probe-told = 📣 Сразу узнают:
probe-nobody = 📣 Сейчас сообщить некому: все отсутствуют или не на связи.
probe-again = 🧪 Проверить ещё
terms-title = <b>⏱ Сроки</b>
terms-about = Рабочее время до первого ответа и до решения. Сотрудник видит срок сразу, о просрочке узнаёт руководитель. ✏️ – изменено школой.
terms-everything = Всё остальное
terms-shortage = Нехватка
terms-line = { $own ->
    [yes] ✏️
   *[no] •
} { $kind }: ответ – { $reaction }, решение – { $solution }
terms-line-urgent = { $own ->
    [yes] ✏️
   *[no] •
} { $kind }, срочно: ответ – { $reaction }, решение – { $solution }
terms-of-title = <b>⏱ Сроки: { $kind }</b>
terms-own = Часть сроков изменена школой.
terms-usual = Это обычные сроки, школа их не меняла.
terms-react-ordinary = Ответ
terms-solve-ordinary = Решение
terms-react-urgent = 🔴 Ответ, срочно
terms-solve-urgent = 🔴 Решение, срочно
terms-reset = ↩️ Вернуть обычные сроки
terms-react-title = <b>⏱ { $kind }: первый ответ</b>
terms-solve-title = <b>⏱ { $kind }: решение</b>
terms-hint = Выберите рабочее время или напишите, например «45 мин» или «3 ч».
span = { $hours } ч { $minutes } мин
span-hours = { $hours } ч
span-minutes = { $minutes } мин
