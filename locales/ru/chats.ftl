command-chats = в какие чаты групп уходят новости
# Чаты групп: куда ещё уходят новости.
chats-title = <b>💬 Чаты групп</b>
chats-count = { $count ->
    [one] Подключён { $count } чат.
    [few] Подключено { $count } чата.
   *[many] Подключено { $count } чатов.
}
chats-none = Ни один чат пока не подключён.
chats-hint = Чтобы подключить чат, добавьте в него бота. Если бот в чате уже есть, напишите там /start. Личного в чаты бот не пишет: только новость и кнопку, которая открывает бота.
chats-line = { $settled ->
    [yes] 💬 { $title }
   *[no] ❓ { $title }
}
chats-one-title = <b>💬 { $title }</b>
chats-settled = В этом чате: { $group }.
chats-unsettled = Пока не сказано, кто в этом чате. До тех пор новости сюда не уходят.
chats-one-hint = Кто в этом чате?
chats-choice = { $chosen ->
    [yes] ☑️ { $group }
   *[no] { $group }
}
chats-forget = ✖️ Отключить чат
chats-done = Запомнили
chats-forgotten = Чат отключён
chats-post-title = <b>💬 В какие чаты ещё</b>
chats-post-hint = В чат уйдёт сама новость и кнопка, которая открывает бота.
chats-toggle = { $chosen ->
    [yes] ☑️ { $title }
   *[no] ⬜️ { $title }
}
chats-all = Все чаты
chats-brought = Чат подключён. Скажите, кто в нём, и новости можно будет отправлять и сюда.
chats-brought-choose = Выбрать, кто в чате
chats-brought-line = 💬 Подключён чат группы: скажите, кто в нём
