# Карточка отправленного: до кого дошло, кто ответил, кто молчит.
newscard-title = <b>📨 { $title }</b>
newscard-untitled = Фото и файлы
newscard-sent = Отправлено { $at }
newscard-sent-corrected = Отправлено { $at }, исправлено { $corrected }
newscard-withdrawn = 🚫 Отозвано { $at }
newscard-acknowledged = Ознакомились
newscard-answered = Ответили
newscard-figures = { NUMBER($reacted) } из { NUMBER($total) } · { $share } %
newscard-count = <b>{ $what } { $figures }</b>
newscard-late = 🕗 Из них после срока: { NUMBER($count) }
newscard-silent-count = 🔕 Молчат: { NUMBER($count) }{ $outside }
newscard-silent-families =
    { $count ->
        [one] 🔕 Молчат семьи { NUMBER($count) } ребёнка{ $others }{ $outside }
        [few] 🔕 Молчат семьи { NUMBER($count) } детей{ $others }{ $outside }
       *[many] 🔕 Молчат семьи { NUMBER($count) } детей{ $others }{ $outside }
    }
newscard-silent-others =
    { $count ->
        [one] {" "}и ещё { NUMBER($count) } человек
        [few] {" "}и ещё { NUMBER($count) } человека
       *[many] {" "}и ещё { NUMBER($count) } человек
    }
newscard-silent-outside = , из них не в боте: { NUMBER($count) }
newscard-last-day = 📅 Ответить до: { $day }
newscard-by-family = 👪 Родителей считаем по детям: хватит ответа одного
newscard-arrived = 📬 Дошло: { NUMBER($count) }{ $waiting }{ $lost }
newscard-sending = 📤 Отправляем: { NUMBER($count) } из { NUMBER($total) }{ $waiting }{ $lost }
newscard-sending-hint = Числа сами не меняются: нажмите «🔄 Обновить».
newscard-again = 🔄 Обновить
newscard-waiting = , придёт позже: { NUMBER($count) }
newscard-lost = , не дошло: { NUMBER($count) }
newscard-own-classes = Здесь только ваши классы.
newscard-places = 🏫 По классам
newscard-behind = 🔕 Кто молчит
newscard-remind = 🔔 Напомнить ({ $whom })
newscard-whom-parents =
    { $count ->
        [one] { NUMBER($count) } родителю
        [few] { NUMBER($count) } родителям
       *[many] { NUMBER($count) } родителям
    }
newscard-whom-staff =
    { $count ->
        [one] { NUMBER($count) } сотруднику
        [few] { NUMBER($count) } сотрудникам
       *[many] { NUMBER($count) } сотрудникам
    }
newscard-whom-students =
    { $count ->
        [one] { NUMBER($count) } ученику
        [few] { NUMBER($count) } ученикам
       *[many] { NUMBER($count) } ученикам
    }
newscard-whom-others =
    { $count ->
        [one] { NUMBER($count) } человеку
        [few] { NUMBER($count) } людям
       *[many] { NUMBER($count) } людям
    }
newscard-answers = 💬 Ответы
newscard-correct = ✏️ Исправить
newscard-more = ⋯ Ещё
newscard-table = 📊 Таблица
newscard-until = 📅 Перенести срок ответа
newscard-move = 📅 Перенести встречу или срок
newscard-preview = 👁 Как выглядит
newscard-copy = 🔁 Написать похожее
newscard-withdraw = 🚫 Отозвать

# Что стало с каждым сообщением.
newscard-more-title = <b>⋯ { $title }</b>
newscard-fate-reached = 📬 Дошло: { NUMBER($count) }
newscard-fate-sending = 📤 Отправляем сейчас: { NUMBER($count) }
newscard-fate-waiting = 🕒 Придёт позже, в свои часы: { NUMBER($count) }
newscard-fate-stopped = 🚫 Остановили бота: { NUMBER($count) }
newscard-fate-failed = ⚠️ Не получилось доставить: { NUMBER($count) }
newscard-fate-recalled = ↩️ Не понадобилось отправлять: { NUMBER($count) }
newscard-fate-not_joined = 👤 Ещё не в боте: { NUMBER($count) }
newscard-fate-later = 🆕 Подключились позже, увидят в «Письмах»: { NUMBER($count) }
newscard-fate-without = 🔇 Не получают таких новостей: { NUMBER($count) }
newscard-chats = 💬 В чаты групп: { NUMBER($reached) } из { NUMBER($total) }

# Классы и люди.
newscard-side-parents = { $title }
newscard-side-staff = Сотрудники
newscard-side-students = Ученики { $title }
newscard-side-others = Остальные
newscard-places-title = <b>🏫 По классам: { $title }</b>
newscard-behind-title = <b>🔕 Кто молчит: { $title }</b>
newscard-places-hint = Нажмите, чтобы увидеть, кто молчит.
newscard-nobody-silent = Ответили все. ✅
newscard-place-line = { $place } · { $figures }
newscard-place-title = <b>🏫 { $place }: { $title }</b>
newscard-person = • { $name }{ $mark }
newscard-of-child = { $name } ({ $pupil })
newscard-parent = родитель
newscard-pupil = ученик
newscard-colleague = сотрудник
newscard-outside-mark = {" "}– не в боте
newscard-no-mark = {""}
newscard-names-of-class = Без имён: { NUMBER($count) }. Имена видит классный руководитель { $title }.
newscard-names-unknown = Без имён: { NUMBER($count) }.

# Ответы.
newscard-answers-title = <b>💬 Ответы: { $title }</b>
newscard-answers-count = Ответов: { NUMBER($count) }
newscard-choice-line = { $answer } · { NUMBER($count) } · { $share } %
newscard-choice-title = <b>💬 { $answer }: { $title }</b>
newscard-comes = Приду
newscard-comes-not = Не приду
newscard-others = • { $place }: { NUMBER($count) }, без имён
newscard-whose = { $who }, { $title }
newscard-said =
    <b>{ $who }</b> · { $at }
    { $words }
newscard-words-author = Слова ответов видит только тот, кто отправил письмо.

# Шаги.
newscard-remind-title = <b>🔔 Напомнить: { $title }?</b>
newscard-remind-fresh = Это было совсем недавно: многие могли ещё не прочитать.
newscard-reminded-before = Напоминали { $at }
newscard-remind-hint = Напоминание придёт только тем, кто ещё не ответил, каждому в его часы.
newscard-remind-not-author = Тому, кто писал письмо, оно не придёт.
newscard-remind-now = 🔔 Да, напомнить { $whom }
newscard-reminded = Напомним тем, кто молчит: { NUMBER($count) }. Каждому в его часы.
newscard-correct-title = <b>✏️ Исправить отправленное</b>
newscard-correct-hint = Пришлите новый текст целиком: сначала покажем его вам. Сейчас там:
newscard-words = { $words }
newscard-corrected = Исправлено. Сообщения у всех обновятся сами.
newscard-correction-title = <b>✏️ Так будет у всех, с пометкой «исправлено»</b>
newscard-correction-hint = Пока этого никто не получил. Хотите иначе? Пришлите текст ещё раз.
newscard-correct-now = ✅ Да, исправить у всех ({ NUMBER($count) })
newscard-correct-not = Не надо
newscard-correction-gone = Остаётся прежний текст.
newscard-correction-dropped = Часть оформления или ссылку сохранить не удалось. Посмотрите, как получилось.
newscard-files-stay = 📎 Фото и файлы останутся как есть: исправить можно только текст.
newscard-until-title = <b>📅 Перенести срок ответа</b>
newscard-until-now = Сейчас: { $day }
newscard-until-hint = Выберите день или напишите другой, например «до пятницы». Напоминания передвинутся вместе с ним.
newscard-move-title = <b>📅 Перенести встречу</b>
newscard-until-by = Ответ до: { $day }
newscard-place-now = 📍 { $place }
newscard-until-day = { $day }
newscard-moved = Ответить теперь можно до { $day }.
newscard-meets-now = Сейчас: { $at }
newscard-meets-hint = Напишите день и время, например «в пятницу в 18:00». Все получат сообщение о переносе, данные ответы останутся. Срок ответа сдвинется вместе со встречей.
newscard-met = Встреча теперь { $at }.
newscard-venue = 📍 Другое место встречи
newscard-venue-title = <b>📍 Другое место встречи</b>
newscard-venue-now = Сейчас: { $place }
newscard-venue-hint = Напишите место, например «каб. 214». Все получат сообщение об этом.
newscard-venue-set = Место исправлено.
newscard-withdraw-title = <b>🚫 Отозвать: { $title }?</b>
newscard-withdraw-hint = Кому ещё не отправлено, тем не придёт. У остальных сообщение исчезнет или будет помечено как отозванное. Вернуть его нельзя, но можно написать такое же.
newscard-withdraw-now = 🚫 Да, отозвать
newscard-withdrawn-now = Отозвано.

# Письма классу.
newscard-mine-title = <b>🏫 Письма моему классу</b>
newscard-mine-hint = Кто бы их ни написал. Число показывает, сколько ваших семей и учеников ответили.
newscard-mine-empty = За последние два месяца вашему классу не писали того, что требует ответа.
newscard-mine-line = { $title } · { NUMBER($reacted) } из { NUMBER($total) }

# Таблица.
newscard-sheet-people = Все
newscard-sheet-classes = Итоги
newscard-file-name = Ответы на { $day }.xlsx
newscard-table-ready = Таблица готова, строк: { NUMBER($count) }
newscard-column-class = Класс или группа
newscard-column-who = Кто
newscard-column-state = Состояние
newscard-column-answer = Ответ
newscard-column-at = Когда
newscard-column-total = Всего
newscard-column-late = Из них после срока
newscard-column-share = Доля
newscard-all = Всего
newscard-standing-in_time = вовремя
newscard-standing-late = с опозданием
newscard-standing-silent = молчит
newscard-standing-outside = не в боте
error-news-reminded = Сегодня об этом уже напоминали. Следующее напоминание можно отправить завтра.
error-news-on-its-way = Напоминать пока некому: письмо ещё не пришло тем, кто молчит.
error-news-all-reacted = Напоминать некому: все, кому можно написать, уже ответили.
newscard-words-stay = 🔒 Слова согласованы: поправить их может завуч или директор. Или отзовите и отправьте заново.
