button-register = 📥 Импорт
register-title = <b>📥 Импорт списков</b>
register-steps = Сотрудники, классы, кабинеты и оборудование – одним файлом Excel:
    1. Возьмите шаблон и заполните нужные листы.
    2. Пришлите файл сюда.
    3. Посмотрите, что я понял, и подтвердите. До этого ничего не сохраняется.
register-get-template = 📄 Получить шаблон
register-template-title = <b>📄 Шаблон для импорта</b>
register-template-hint = Заполните и пришлите файл сюда. Пустые листы можно оставить.
register-template-file = Школа. Списки для импорта.xlsx
register-check-title = <b>📥 Что я понял из файла</b>
register-tally = { $sheet }: новых { $new }, изменится { $changed }, без изменений { $same }
register-doubts = <b>⚠️ Непонятно: { $count ->
    [one] { $count } место
    [few] { $count } места
   *[many] { $count } мест
}. Эти строки не сохранятся:</b>
register-doubt = • { $sheet }, строка { $row }{ $column }: { $reason }
register-doubt-column = {", "}«{ $column }»
register-doubts-more = … и ещё { $count }
register-doubts-title = <b>📎 Непонятные места: { $count }</b>
    Исправьте их в своём файле и пришлите его ещё раз: что уже сохранено, не задвоится.
register-doubts-file = Непонятные места.txt
register-nothing-saved-yet = Пока ничего не сохранено. Можно исправить файл и прислать его снова.
register-nothing-new = Нового ничего нет: всё, что я понял, уже записано.
register-nothing-understood = Сохранять нечего. Исправьте файл и пришлите его снова.
register-save = ✅ Сохранить { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
register-all-doubts = 📎 Все непонятные места файлом
register-drop = ✖️ Не сохранять
register-saved = Сохранено: { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}.
register-dropped = Файл отброшен, ничего не сохранено.
register-yes = да
register-example = Пример:
register-sheet-howto = Как заполнять
register-sheet-lists = Списки
register-sheet-staff = Сотрудники
register-sheet-children = Классы и дети
register-sheet-rooms = Кабинеты
register-sheet-assets = Оборудование
register-column-staff-name = Фамилия Имя Отчество
register-column-staff-position = Должность
register-column-staff-roles = Роли в боте
register-column-staff-building = Корпус (для техслужбы)
register-column-staff-class = Классный руководитель
register-column-staff-department = Отдел, ШМО
register-column-staff-head = Руководит отделом
register-column-children-class = Класс
register-column-children-number = Номер в журнале
register-column-children-child = Ребёнок
register-column-rooms-building = Корпус
register-column-rooms-number = Номер кабинета
register-column-rooms-name = Название
register-column-rooms-floor = Этаж
register-column-rooms-keeper = Ответственный
register-column-assets-kind = Вид
register-column-assets-name = Наименование
register-column-assets-inventory = Инвентарный номер
register-column-assets-room = Кабинет
register-column-assets-building = Корпус
register-example-staff-name = Полева Анна Сергеевна
register-example-staff-position = учитель физики
register-example-staff-roles = сотрудник
register-example-staff-building = {""}
register-example-staff-class = 5А
register-example-staff-department = ШМО точных наук
register-example-staff-head = да
register-example-children-class = 5А
register-example-children-number = 1
register-example-children-child = Лунина Кира
register-example-rooms-building = Главный корпус
register-example-rooms-number = 214
register-example-rooms-name = кабинет физики
register-example-rooms-floor = 2
register-example-rooms-keeper = Полева Анна Сергеевна
register-example-assets-kind = Проектор
register-example-assets-name = Проектор Acme X1
register-example-assets-inventory = 0001234
register-example-assets-room = 214
register-example-assets-building = Главный корпус
register-role-staff = сотрудник
register-role-technician = техслужба
register-role-storekeeper = завхоз
register-role-editor = администратор сайта
register-role-coordinator = руководитель рабочей группы
register-role-deputy = заместитель директора
register-role-director = директор
register-role-admin = администратор бота
register-howto-1 = Заполняйте только нужные листы. Столбцы со звёздочкой обязательны, порядок столбцов не важен, названия не меняйте.
register-howto-2 = Строки, которые начинаются словом «Пример:», не загружаются; их можно удалить.
register-howto-3 = Ничего не объединяйте и не вставляйте формулы: такие строки будут пропущены.
register-howto-4 = Сотрудники. Ролей может быть несколько, через запятую; если роль не указана – «сотрудник». Классов тоже может быть несколько. В столбце «Руководит отделом» напишите «да» у одного человека в отделе.
register-howto-5 = Если в школе есть полные тёзки, укажите каждому свою должность: по ней я их различу. В столбце «Ответственный» тёзку пишите с должностью через запятую.
register-howto-6 = Классы и дети. Полное имя ребёнка нигде не сохраняется: из «Лунина Кира» останется «К. Л.». Чтобы завести только класс, заполните один столбец «Класс».
register-howto-7 = Кабинеты. Корпус можно не указывать, если он в школе один. Нескольких ответственных разделяйте точкой с запятой.
register-howto-8 = Оборудование. Вид выберите из списка. По инвентарному номеру я узнаю устройство, даже если его перенесли в другой кабинет.
register-howto-9 = Файл можно присылать много раз: что уже записано, не задвоится и не удалится.
doubt-extra-column = столбец «{ $value }» мне не знаком, его содержимое не прочитано
doubt-column-twice = столбец «{ $value }» встречается дважды, прочитан первый
doubt-missing-column = нет обязательного столбца, лист не прочитан
doubt-merged = ячейки объединены; разъедините их
doubt-formula = вместо формулы нужно значение
doubt-too-long = слишком длинный текст
doubt-unknown-role = нет роли «{ $value }»; выберите из списка
doubt-building-not-technician = корпус указывают только для техслужбы
doubt-head-of-nothing = не указано, каким отделом руководит
doubt-name = нужны полные фамилия и имя
doubt-empty = не заполнено
doubt-number = «{ $value }» – не подходящее число
doubt-unknown-kind = нет вида «{ $value }»; выберите из списка
doubt-class = «{ $value }» – не похоже на класс; пишите так: 5А
doubt-person-unclear = таких людей несколько; допишите должность через запятую
doubt-person-unknown = такого сотрудника нет
doubt-room-unclear = такой номер есть в нескольких корпусах; укажите корпус
doubt-room-unknown = такого кабинета нет
doubt-repeated = повторяет строку выше
doubt-namesake = есть полный тёзка; укажите должность, по которой их различить
doubt-left = этот человек уволен; если вернулся, добавьте его в боте
doubt-other-child = под этим номером записан другой ребёнок
doubt-building-unknown = такого корпуса нет на листе «Кабинеты»
doubt-building-needed = укажите корпус
