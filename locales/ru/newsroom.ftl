# Новости и письма: как их пишут, согласуют и отправляют.
button-newsroom = ✍️ Написать новость или письмо
command-write = написать новость или письмо
newsroom-title = <b>✍️ Новости и письма</b>
newsroom-hint = Здесь всё, что вы пишете и отправляете. Чтобы начать новое, просто пришлите сюда текст, фото или документ.
newsroom-hint-all = Здесь записи всей редакции: ваши и коллег. Чтобы начать новое, просто пришлите сюда текст, фото или документ.
newsroom-empty = Здесь будет всё, что вы напишете. Чтобы начать, просто пришлите сюда текст, фото или документ.
newsroom-new = ✍️ Новая запись
newsroom-of-class = 🏫 Письма моему классу
newsroom-line = { $mark } { $title }
newsroom-mark-draft = 📝
newsroom-mark-offered = ⏳
newsroom-mark-scheduled = 🕒
newsroom-mark-sent = ✅
newsroom-mark-withdrawn = 🚫
newsroom-mark-urgent = 🚨
newsroom-mark-unowned = 🆕
newsroom-no-words = без текста
newsroom-new-title = <b>✍️ Новая запись</b>
newsroom-new-hint =
    Пришлите текст одним сообщением. Можно с фото, видео или документом, можно переслать готовое сообщение.
    Первая строка станет заголовком.
newsroom-title-draft = <b>📝 Черновик: { $title }</b>
newsroom-title-offered = <b>⏳ На согласовании: { $title }</b>
newsroom-title-scheduled = <b>🕒 Ждёт своего времени: { $title }</b>
newsroom-moment = { $day } в { $clock }
newsroom-when-now = 🕒 Когда: сразу, а кому сейчас не время – в их часы
newsroom-when-gathered = 🕒 Когда: ближайшим утром, когда начнутся их часы
newsroom-when-urgent = 🕒 Когда: сразу, в любой час
newsroom-when-at = 🕒 Когда: { $moment }
newsroom-when-passed = 🕒 Когда: сразу, время { $moment } уже прошло
newsroom-until = , до { $day }
newsroom-asked-none = 💬 Ответ: не нужен, к сведению
newsroom-asked-acknowledge = 💬 Ответ: «Ознакомлен(а)»{ $until }
newsroom-asked-choice = 💬 Ответ: один из { $choices }{ $until }
newsroom-asked-words = 💬 Ответ: своими словами{ $until }
newsroom-asked-meeting = 💬 Ответ: «Приду» или «Не приду»{ $until }
newsroom-counting-family = 👪 Хватит ответа одного родителя
newsroom-counting-person = 👪 Ответить должен каждый родитель
newsroom-meets = 📅 Встреча: { $moment }{ $place }
newsroom-meets-place = , { $place }
newsroom-meets-never = 📅 Встреча: время не указано
newsroom-urgent-line = 🚨 Срочно: { $reason }
newsroom-files =
    📎 { $count ->
        [one] { $count } вложение
        [few] { $count } вложения
       *[many] { $count } вложений
    }
newsroom-links-line = 🔗 Кнопки: { $labels }
newsroom-topic-line = 🏷 Тема: { $topic }
newsroom-topic-school = Жизнь школы
newsroom-topic-study = Учёба
newsroom-topic-events = Мероприятия
newsroom-topic-digital = Цифровые сервисы
newsroom-topic-safety = Безопасность
newsroom-public-line = 🌐 Появится и на сайте школы
newsroom-chats-line =
    💬 { $count ->
        [one] Уйдёт и в { $count } общий чат
        [few] Уйдёт и в { $count } общих чата
       *[many] Уйдёт и в { $count } общих чатов
    }
newsroom-unowned = 🆕 Пока без автора: им станет тот, кто отправит
newsroom-author = ✍️ Автор: { $name }
newsroom-changed-by = ✏️ Последние изменения: { $name }, { $moment }
newsroom-lacking = ⚠️ { $why }
newsroom-draft-hint = Дополнить можно прямо здесь: пришлите текст, фото или документ.
newsroom-choose-hint = Кому отправить? Если не хватает текста или фото, просто пришлите их сюда.
newsroom-words = { $words }
newsroom-beginning = <blockquote>{ $words }</blockquote>
newsroom-to-whom = 👥 Кому
newsroom-to-others = 👥 Выбрать других
newsroom-ask = 💬 Что просим
newsroom-when = 🕒 Когда
newsroom-preview = 👁 Как увидят
newsroom-more = ⚙️ Ещё настройки
newsroom-send = 📨 Отправить
newsroom-offer = 📨 На согласование
newsroom-return = ↩️ Вернуть с замечанием
newsroom-recall = ↩️ Вернуть в черновики
newsroom-copy = 🔁 Написать похожее
newsroom-open = Открыть
newsroom-dropped = Часть оформления или ссылок убрана: такое нельзя отправить. Слова все на месте.
newsroom-words-added = Добавлено в конец: «{ $words }». Заменить всё: «Ещё настройки», «Другой текст».
newsroom-file-added = Вложение добавлено.
newsroom-rewrite = ✏️ Другой текст
newsroom-rewrite-hint = Пришлите новый текст целиком, он заменит прежний.
newsroom-rewritten = Текст заменён.
newsroom-drop-files = 📎 Убрать вложения
newsroom-files-dropped = Вложения убраны.
newsroom-chosen = ✓ { $label }
newsroom-ask-title = <b>💬 Что просим в ответ</b>
newsroom-ask-hint = О письмах, которые просят ответа, бот напоминает тем, кто молчит.
newsroom-ask-none = К сведению, ответ не нужен
newsroom-ask-acknowledge = Подтвердить: «Ознакомлен(а)»
newsroom-ask-choice = Выбрать один из ответов
newsroom-ask-words = Ответить своими словами
newsroom-ask-meeting = Прийти на встречу
newsroom-by = 🗓 До какого дня
newsroom-place = 📍 Где встреча
newsroom-count-family = 👪 Хватит одного родителя
newsroom-count-person = 👪 Нужен ответ каждого родителя
newsroom-choices-title = <b>💬 Варианты ответа</b>
newsroom-choices-hint = Напишите от двух до шести коротких ответов, с новой строки или через запятую: «Да, Нет, Не знаю».
newsroom-meeting-title = <b>📅 Когда встреча</b>
newsroom-meeting-hint = Напишите день и время, например «25.11 18:00» или «в пятницу в 18:30».
newsroom-place-title = <b>📍 Где встреча</b>
newsroom-place-hint = Напишите, где встречаемся, например «кабинет 214».
newsroom-place-none = Без места
newsroom-by-title = <b>🗓 До какого дня ждём ответа</b>
newsroom-by-hint = Выберите день или напишите его, например «27.11» или «через неделю».
newsroom-when-title = <b>🕒 Когда отправить</b>
newsroom-when-hint =
    «Сразу»: кого сейчас можно беспокоить, получат сейчас, остальные – утром рабочего дня.
    «Утром»: все получат в начале своего дня, вместе с другими новостями.
    Другое время напишите, например «завтра в 9» или «25.11 14:00».
newsroom-set-now = Сразу
newsroom-set-gathered = Утром, когда начнутся их часы
newsroom-more-hint = Что поправить?
newsroom-links = 🔗 Кнопки-ссылки
newsroom-links-title = <b>🔗 Кнопки-ссылки</b>
newsroom-links-hint = Пришлите название и адрес одним сообщением, например «Расписание https://school.example/schedule».
newsroom-links-full = Больше кнопок не поместится.
newsroom-link = «{ $label }»: { $url }
newsroom-link-added = Кнопка добавлена.
newsroom-drop-links = 🗑 Убрать кнопки
newsroom-topics = 🏷 Тема
newsroom-topics-title = <b>🏷 О чём это</b>
newsroom-topics-hint = Люди могут отказаться от новостей на какую-то тему, но не от писем, которые ждут ответа.
newsroom-public-on = 🌐 Показать на сайте
newsroom-public-off = 🌐 Не показывать на сайте
newsroom-chats = 💬 Общие чаты
newsroom-urgent = 🚨 Срочно
newsroom-urgent-title = <b>🚨 Почему это срочно</b>
newsroom-urgent-hint = Срочное приходит всем сразу, даже ночью и в выходной. Напишите причину, она останется в записи.
newsroom-calm = Не срочно
newsroom-delete = 🗑 Удалить
newsroom-delete-hint = Удалить черновик совсем? Вернуть его будет нельзя.
newsroom-delete-do = 🗑 Да, удалить
newsroom-deleted = Черновик удалён.
newsroom-copied = Это новый черновик. Проверьте дни и получателей.
newsroom-send-title = <b>📨 Отправить: { $title }</b>
newsroom-offer-title = <b>📨 На согласование: { $title }</b>
newsroom-approve-title = <b>📨 Согласовать и отправить: { $title }</b>
newsroom-send-do = 📨 Да, отправить
newsroom-offer-do = 📨 Да, на согласование
newsroom-approve-do = 📨 Да, отправить
newsroom-gone-draft = Отправить не получилось. Причина придёт отдельным сообщением.
newsroom-gone-offered = Передано на согласование.
newsroom-gone-scheduled = Уйдёт в назначенное время.
newsroom-gone-sent = Отправлено.
newsroom-gone-withdrawn = Отозвано.
newsroom-return-hint = Напишите, что поправить. Автор получит ваши слова.
newsroom-returned = Возвращено автору.
newsroom-recalled = Снова в черновиках, ничего не отправлено.
newsroom-offered-notice = <b>⏳ Просят согласовать: { $title }</b>
newsroom-offered-line = ⏳ Просят согласовать: { $title }
newsroom-returned-notice = <b>↩️ Вернули с замечанием: { $title }</b>
newsroom-returned-words = «{ $words }»
newsroom-returned-line = ↩️ Вернули: { $title }
newsroom-stopped-notice = <b>⚠️ Не отправлено: { $title }</b>
newsroom-stopped-line = ⚠️ Не отправлено: { $title }
error-news-letter = Письмо, на которое ждут ответа, на сайте не показать: его видят только получатели.
