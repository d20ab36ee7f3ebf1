button-people = 👥 Люди
people-title = <b>👥 Люди</b>
people-count-staff = Сотрудники: вошли { NUMBER($joined) } из { NUMBER($total) }
people-count-parent = Родители: вошли { NUMBER($joined) } из { NUMBER($total) }
people-count-child = Ученики: вошли { NUMBER($joined) } из { NUMBER($total) }
people-find-hint = Чтобы найти человека, напишите фамилию или её начало.
people-by-role = По ролям
people-by-class = По классам
people-by-department = Отделы, ШМО
people-by-building = По корпусам
people-by-role-title = <b>👥 Люди по ролям</b>
people-by-class-title = <b>👥 Люди по классам</b>
people-by-department-title = <b>👥 Отделы и объединения</b>
people-by-building-title = <b>👥 Кто отвечает за кабинеты по корпусам</b>
people-groups = 🗂 Группы
people-add = ➕ Добавить сотрудника
people-department-new = ➕ Новый отдел
people-department-title = <b>➕ Новый отдел или объединение</b>
people-department-hint = Напишите название. Например: «ШМО естественных наук».
people-department-added = Отдел добавлен. Людей в него добавляют из их карточек.
people-choose = Выберите:
people-nothing-here = Здесь пока ничего нет.
people-choice = { $title } · { $count }
people-list-title = <b>👥 { $title }</b>
people-listed = { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}, вошли: { NUMBER($joined) }
people-parents-hidden = <i>Родителей по имени видят только классный руководитель и администратор.</i>
people-line = { $mark ->
    [joined] ✅
    [unreachable] ⚠️
   *[waiting] ▫️
} { $words }
people-found = <b>🔎 Нашлось: { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}</b>
people-found-none = <b>🔎 Никого не нашлось</b>
people-found-more = Показаны не все, ещё { $count }. Напишите фамилию точнее или добавьте имя.
people-groups-title = <b>🗂 Группы</b>
people-group-line = { $group }: { NUMBER($count) }, вошли { $joined }
people-add-title = <b>➕ Новый сотрудник</b>
people-add-hint = Напишите фамилию, имя и отчество, после запятой – должность. Например: «Петрова Анна Сергеевна, учитель физики».
people-add-many = Много людей сразу удобнее добавить импортом.
people-added = Сотрудник добавлен.
role-staff = Сотрудник, учитель
role-technician = Техническая служба
role-storekeeper = Завхоз, АХЧ
role-editor = Администратор сайта
role-coordinator = Руководитель рабочей группы
role-deputy = Заместитель директора
role-director = Директор
role-parent = Родитель
role-student = Ученик
role-admin = Администратор бота
group-role-staff = Сотрудники и учителя
group-role-technician = Техническая служба
group-role-storekeeper = Завхозы
group-role-editor = Администраторы сайта
group-role-coordinator = Руководители рабочей группы
group-role-deputy = Заместители директора
group-role-director = Директор
group-role-parent = Все родители
group-role-student = Все ученики
group-role-admin = Администраторы бота
group-leaders = Классные руководители
group-keepers = Ответственные за кабинеты
group-heads = Руководители отделов и ШМО
group-department = { $title }
group-parents = { $title }, родители
group-students = { $title }, ученики
group-yparents = { $title }-е классы, родители
group-ystudents = { $title }-е классы, ученики
group-person = { $title }
person-title = <b>👤 { $name }</b>
person-title-nameless = <b>👤 Без имени (№ { $number })</b>
person-title-child = <b>👤 { $title } · { $name }</b>
person-nameless = Без имени
person-position = 💼 { $position }
person-is-parent = Родитель (законный представитель)
person-role = 🔑 { $role }{ $building }: с { $since }{ $until }
person-role-in = {", "}{ $building }
person-role-until = {" "}по { $until }
person-rooms = 🚪 Кабинеты: { $titles }
person-classes = 🎓 Классный руководитель: { $titles }
person-heads = ⭐ Руководит: { $titles }
person-departments = 🗂 Отделы: { $titles }
person-parents = Родителей вошло: { NUMBER($count) }
person-joined = ✅ Пользуется ботом
person-not-joined = ▫️ Ещё не вошёл(ла)
person-stopped = ⚠️ Остановил(а) бота, сообщения не доходят
person-absent = 🌴 Отсутствует по { $last }{ $stand_in }
person-stand-in = {", "}замещает { $name }
person-absences-button = 🌴 Когда не будет
person-invite = ✉️ Пригласить
person-invite-parents = ✉️ Пригласить родителей
person-roles-button = 🔑 Роли
person-duties-button = 🚪 Кабинеты, классы, отделы
person-correct-button = ✏️ Имя и должность
person-leave-button = 👋 Увольняется
person-correct-title = <b>✏️ Имя и должность</b>
person-correct-hint = Сейчас: { $now }.
    Напишите заново: фамилия, имя, отчество, после запятой – должность.
person-corrected = Исправлено.
person-roles-title = <b>🔑 Роли: { $name }</b>
person-roles-hint = Нажмите на роль, чтобы завершить её.
person-roles-none = Сейчас ролей нет.
person-role-new = ➕ Дать роль
person-role-new-title = <b>🔑 Новая роль: { $name }</b>
person-role-new-hint = Роль действует с сегодняшнего дня.
person-role-where = <b>🔑 { $role }: { $name }</b>
    В каком корпусе?
person-role-everywhere = Во всей школе
person-role-end = ⏹ Завершить сейчас
person-role-end-hint = Завершённая роль перестаёт действовать сразу. Если известен последний день, напишите его, например 31.12.2026.
person-role-given = Роль дана и уже действует.
person-role-ended = Готово.
person-duties-title = <b>🚪 Обязанности: { $name }</b>
person-duties-hint = Нажмите, чтобы снять.
person-duties-none = Пока ни за что не отвечает.
duty-take-room = ✖️ Кабинет { $title }
duty-take-class = ✖️ Класс { $title }
duty-take-head = ✖️ Руководит: { $title }
duty-take-member = ✖️ Состоит: { $title }
duty-new-room = ➕ Кабинет
duty-new-class = ➕ Класс
duty-new-head = ➕ Руководит
duty-new-member = ➕ Отдел
duty-room-title = <b>🚪 Кабинет: { $name }</b>
duty-class-title = <b>🎓 Классное руководство: { $name }</b>
duty-head-title = <b>⭐ Руководит отделом: { $name }</b>
duty-member-title = <b>🗂 Отдел: { $name }</b>
duty-room-hint = Напишите номер кабинета.
duty-rooms-found = <b>🔎 Нашлось: { $count ->
    [one] { $count } кабинет
    [few] { $count } кабинета
   *[many] { $count } кабинетов
}</b>
duty-rooms-hint = Выберите кабинет или напишите номер ещё раз.
duty-given = Готово.
duty-taken = Снято.
leave-title = <b>👋 Увольняется: { $name }</b>
leave-who = Кому передать дела? Напишите фамилию или выберите «Никому».
leave-nobody = Никому
leave-what = Что произойдёт сразу после подтверждения:
leave-role = • роль «{ $role }» завершится
leave-rooms = • кабинеты: { $titles } { $to }
leave-classes = • классное руководство: { $titles } { $to }
leave-heads = • руководство: { $titles } { $to }
leave-team = • руководство службой «{ $team }» { $to }
leave-tickets = • { $count ->
    [one] { $count } взятая заявка
    [few] { $count } взятые заявки
   *[many] { $count } взятых заявок
} { $to }
leave-posts = • должности из плана: { $titles } { $to }
leave-items = • { $count ->
    [one] { $count } пункт плана
    [few] { $count } пункта плана
   *[many] { $count } пунктов плана
} { $to }
leave-tasks = • { $count ->
    [one] { $count } открытое дело
    [few] { $count } открытых дела
   *[many] { $count } открытых дел
} { $to }
leave-to-authors = → обратно тем, кто поручил; личные отменятся
leave-to = → { $name }
leave-to-nobody = → пока никому
leave-to-queue = → обратно в очередь
leave-access = • вход в бот закроется
leave-stays-parent = • вход в бот останется: у этого человека в школе учится ребёнок
leave-confirm = ✅ Подтвердить увольнение
leave-done = Готово: роли завершены, дела переданы.
notice-people-handed = <b>🤝 Вам переданы дела: { $name }</b>
notice-people-handed-hint = Кабинеты, классы и заявки уже в вашем меню.
