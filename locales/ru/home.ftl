menu-title = <b>🏫 { $school }</b>
menu-title-nameless = <b>🏫 Меню</b>
menu-hello = Здравствуйте, { $name }!
menu-question = Что нужно сделать?
button-help = ❓ Помощь
help-title = <b>❓ Помощь</b>
help-line = /{ $command } – { $what }
help-footer = Можно просто написать «в 214 не работает проектор» или прислать фото – я предложу заявку.
command-start = начать сначала
command-menu = меню
command-help = что здесь можно
command-cancel = отменить начатое
command-report = сообщить о неисправности
command-tickets = мои заявки
command-join = ввести код приглашения
command-privacy = мои данные: увидеть, забрать, отозвать согласие
command-invite = пригласить сотрудника или родителей
command-queue = очередь заявок
command-shortage = попросить материалы: бумагу, картридж и другое
command-stock = склад и закупки
command-status = как обстоят дела
command-people = люди школы
home-cancelled = Отменено. Ничего не отправлено и не изменено.
home-nothing-to-cancel = Отменять нечего.
home-not-understood = <b>🤔 Не понимаю это сообщение</b>
    Вот что здесь можно:
home-edited = <b>✏️ Исправлений я не вижу</b>
    Здесь остаётся то, что было отправлено сначала. Пришлите, пожалуйста, новое сообщение.
home-group = <b>Я школьный помощник</b>
    В общем чате я не показываю заявки и ничьи данные. Напишите мне лично: там можно сообщить о поломке, увидеть свои заявки и данные.
command-import = импорт списков школы
command-log = журнал заявок таблицей Excel
