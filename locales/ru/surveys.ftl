# Опросы школы: как их готовят, начинают и ведут.
button-school-surveys = 📊 Опросы школы
command-school_surveys = опросы школы: новый опрос, кто ответил, итоги
surveys-title = <b>📊 Опросы школы</b>
surveys-hint = Пока опрос идёт, видно только, сколько ответов пришло. Итоги откроются, когда он закончится.
surveys-empty = Здесь будут все опросы школы. Начните с готового шаблона: там уже есть вопросы и выбрано, кого спросить.
surveys-new = ➕ Новый опрос
surveys-untitled = без названия
surveys-line-draft = 📝 { $about } · { $title }
surveys-line-planned = 🕒 { $about }, с { $day } · { $title }
surveys-line-running = 🟢 { $about }, { NUMBER($answered) } из { NUMBER($asked) } · { $title }
surveys-line-ended = ✅ { $about }, { $day } · { $title }
surveys-line-withdrawn = 🚫 { $about }, { $day } · { $title }
surveys-of-parents = Родители
surveys-of-students = Ученики
surveys-of-staff = Сотрудники
surveys-of-some = Разные
surveys-of-nobody = Пока никому
surveys-new-title = <b>➕ Новый опрос</b>
surveys-new-hint = Возьмите шаблон: в нём всё готово, останется нажать «Начать». Поправить в нём можно что угодно.
surveys-template-parents_needs = 👪 Нужды родителей
surveys-template-students_needs = 🎒 Нужды учеников
surveys-template-staff_readiness = 💻 Готовность учителей
surveys-template-staff_motivation = 🌱 Что радует в работе
surveys-template-platforms_aids = 🧰 Чего не хватает
surveys-template-event_feedback = 🎭 Как прошло событие
surveys-template-quick_poll = ⚡ Один вопрос
surveys-blank = 📄 С пустого листа
surveys-file = 📎 Из файла
surveys-copies = 📋 Копия прошлого
surveys-poll-title = <b>⚡ Один вопрос</b>
surveys-poll-hint =
    Напишите вопрос, а под ним варианты ответа, каждый с новой строки. Например:
    Когда вам удобнее прийти на собрание?
    В среду вечером
    В субботу утром
    { "" }
    Если вариантов нет, отвечать будут «да» или «нет». Спросим родителей; кого спросить, можно изменить.
surveys-blank-title = <b>📄 Новый опрос</b>
surveys-blank-hint = Как он называется? Название увидят те, кого спросят, например «Питание в столовой».
surveys-copies-title = <b>📋 Копия прошлого опроса</b>
surveys-copies-hint = Вопросы останутся теми же, и в итогах будет видно, что изменилось с прошлого раза.
surveys-copies-none = Пока ни один опрос не закончился.
surveys-copied = Это новый опрос. Проверьте название, дни и кого спросить.
surveys-title-draft = <b>📝 Черновик: { $title }</b>
surveys-title-planned = <b>🕒 Ждёт своего дня: { $title }</b>
surveys-title-running = <b>🟢 Идёт опрос: { $title }</b>
surveys-title-ended = <b>✅ Опрос закончился: { $title }</b>
surveys-title-withdrawn = <b>🚫 Опрос отозван: { $title }</b>
surveys-how = { $mode }, { $unit }
surveys-nobody = 👥 Кому: пока никому
surveys-expected =
    📨 Ждём { $count ->
        [one] { $count } анкету
        [few] { $count } анкеты
       *[many] { $count } анкет
    }{ $paper }; приглашение { $reached ->
        [one] получит { $reached } человек
        [few] получат { $reached } человека
       *[many] получат { $reached } человек
    }
surveys-on-paper = , из них { NUMBER($count) } только на бумаге
surveys-questions-line = ❓ { $length }
surveys-only-question = ❓ { $question }
surveys-bare = ❓ Вопросов пока нет
surveys-days-now =
    🗓 Начнётся сразу, последний день { $last } ({ $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    })
surveys-days =
    🗓 Начнётся { $first }, последний день { $last } ({ $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    })
surveys-warning = ⚠️ { $why }
surveys-warnings-more =
    ⚠️ И ещё { $count ->
        [one] { $count } замечание
        [few] { $count } замечания
       *[many] { $count } замечаний
    }
surveys-start = ▶️ Начать
surveys-start-on = ▶️ Начать { $day }
surveys-fix = ✏️ Исправить вопрос { $place }
surveys-questions = ❓ Вопросы ({ NUMBER($count) })
surveys-questions-none = ❓ Добавить вопросы
surveys-audience = 👥 Кого спросить
surveys-terms = ⚙️ Условия
surveys-preview = 👀 Как увидят
surveys-delete = 🗑 Удалить
surveys-recall = ↩️ Вернуть в черновики
surveys-copy = 📋 Копия
surveys-total = { $bar } <b>Ответили { NUMBER($answered) } из { NUMBER($asked) }</b>
surveys-until = 🗓 Идёт { $until }
surveys-entered =
    📄 С бумаги { $count ->
        [one] внесена { $count } анкета
        [few] внесены { $count } анкеты
       *[many] внесено { $count } анкет
    }
surveys-only-paper =
    📄 Без бота { $count ->
        [one] { $count } семья
        [few] { $count } семьи
       *[many] { $count } семей
    }: их ответы классный руководитель вносит с бумаги
surveys-reminders = 🔔 Напоминаний молчащим: { NUMBER($count) } из { NUMBER($most) }
surveys-reminded-today = Сегодня уже напомнили.
surveys-remind-on = Следующее уйдёт само: { $day }
surveys-sealed = 🕶 Ответы запечатаны до конца опроса, их не видит никто.
surveys-later = Сами ответы откроются, когда опрос закончится.
surveys-rates = 📈 По классам и группам
surveys-rates-classes = По классам
surveys-rates-years = По параллелям
surveys-remind = 🔔 Напомнить молчащим
surveys-remind-title = <b>🔔 Напомнить молчащим: { $title }</b>
surveys-remind-silent-person = { $count ->
        [one] Не ответил { $count } человек
        [few] Не ответили { $count } человека
       *[many] Не ответили { $count } человек
    }.
surveys-remind-silent-child = Не ответили о { $count ->
        [one] { $count } ребёнке
       *[many] { $count } детях
    }.
surveys-remind-silent-family = { $count ->
        [one] Не ответила { $count } семья
        [few] Не ответили { $count } семьи
       *[many] Не ответили { $count } семей
    }.
surveys-remind-people = Напоминание { $count ->
        [one] получит { $count } человек
        [few] получат { $count } человека
       *[many] получат { $count } человек
    }, каждый в свои часы.
surveys-remind-do = 🔔 Да, напомнить
surveys-reminded =
    Напомним: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }, каждому в его часы.
surveys-share = 🔗 Ссылка и QR
surveys-share-title = <b>🔗 Ссылка на опрос: { $title }</b>
surveys-share-link = { $link }
surveys-share-hint = Ссылку можно отправить в чат класса, а QR-код показать на собрании. По ней ответят только те, кого спрашивают.
surveys-prolong = 📅 Продлить
surveys-prolong-title = <b>📅 Продлить опрос: { $title }</b>
surveys-prolong-hint = Выберите новый последний день или напишите его, например «15.12». Не позже { $most } дней от начала.
surveys-prolonged = Последний день изменён.
surveys-end = ⏹ Закончить
surveys-end-title = <b>⏹ Закончить сейчас: { $title }</b>
surveys-end-hint = Больше никто не сможет ответить, начатые анкеты пропадут. Итоги откроются сразу. Начать опрос снова нельзя.
surveys-end-do = ⏹ Да, закончить
surveys-ended-now = Опрос закончен.
surveys-withdraw = ✖️ Отозвать
surveys-withdraw-title = <b>✖️ Отозвать опрос: { $title }</b>
surveys-withdraw-hint = Приглашения исчезнут, а все ответы будут удалены, и прочитать их не сможет никто. Вернуть их нельзя.
surveys-withdraw-do = ✖️ Да, отозвать и удалить ответы
surveys-withdrawn-now = Опрос отозван, ответы удалены.
surveys-withdrawn = Приглашения убраны, все ответы удалены. Спросить заново можно с копией.
surveys-ended-on = 🗓 Закончился { $day }
surveys-lost =
    ⚠️ { $count ->
        [one] Не удалось открыть { $count } анкету
        [few] Не удалось открыть { $count } анкеты
       *[many] Не удалось открыть { $count } анкет
    }: ключ от них пропал. В итогах их нет.
surveys-results = 📊 Итоги
surveys-done = 📣 Вы сказали – мы сделали
surveys-open = Открыть
surveys-started = Опрос начался, приглашения пошли.
surveys-planned = Опрос начнётся сам в свой день.
surveys-recalled = Снова в черновиках.
surveys-often-title = <b>⚠️ Эти семьи недавно спрашивали в другом опросе</b>
surveys-runs-already = Опрос с таким названием уже идёт.
surveys-often-hint = Семью просим отвечать не чаще раза в две недели, иначе люди перестают отвечать. Если ждать нельзя, начните; бот запишет, кто так решил.
surveys-anyway = ▶️ Всё равно начать
surveys-delete-title = <b>🗑 Удалить черновик: { $title }</b>
surveys-delete-hint = Вопросы пропадут. Удалённое не вернуть.
surveys-delete-do = 🗑 Да, удалить
surveys-deleted = Черновик удалён.
surveys-intro-line = 💬 { $words }
surveys-intro-none = 💬 Без вступления
surveys-terms-mode = 🕶 Анонимность
surveys-terms-unit = 👪 Чей ответ
surveys-terms-from = ▶️ Первый день
surveys-terms-days = 🗓 Сколько дней
surveys-terms-title = ✏️ Название
surveys-terms-intro = 💬 Вступление
surveys-chosen = ✓ { $label }
surveys-mode-title = <b>🕶 Анонимно или нет</b>
surveys-mode-anonymous =
    🕶 <b>Анонимно.</b> Известно только, кто уже ответил, но не что. Ответы запечатаны до конца опроса, потом перемешаны и без имён.
    Группы меньше пяти человек в итогах не видны. Отправленное исправить нельзя.
surveys-mode-named =
    👤 <b>Не анонимно.</b> Бот хранит, чья анкета: до конца опроса её можно исправить. Потом вы увидите ответы сотрудников с фамилией и инициалами, семей и учеников – только с классом.
    Каждого спросят о согласии; за детей до 14 лет его даёт родитель.
surveys-unit-title = <b>👪 Чей ответ ждём</b>
surveys-unit-person = 👤 Каждый, кого спросили, отвечает за себя.
surveys-unit-child = 🎒 Родители отвечают о каждом ребёнке отдельно. Ответит один из родителей – второму уже не нужно.
surveys-unit-family = 👪 От семьи один ответ обо всех детях. Ответит один из родителей – второму уже не нужно.
surveys-unit-of-person = 👤 Каждый за себя
surveys-unit-of-child = 🎒 О каждом ребёнке отдельно
surveys-unit-of-family = 👪 Один ответ от семьи
surveys-from-title = <b>▶️ Первый день опроса</b>
surveys-from-hint = Выберите день или напишите его, например «в понедельник» или «15.12». Утром этого дня опрос начнётся сам.
surveys-from-now = Сразу, как нажму «Начать»
surveys-days-title = <b>🗓 Сколько дней идёт опрос</b>
surveys-days-hint = Выберите или напишите число, от 1 до { $most }. Последний день считается целиком, до полуночи.
surveys-days-count = { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
surveys-name-title = <b>✏️ Название опроса</b>
surveys-name-hint =
    Сейчас: «{ $title }».
    Напишите новое название. Его увидят те, кого спросят.
surveys-intro-title = <b>💬 Вступление</b>
surveys-intro-hint = Напишите два-три предложения: зачем спрашиваете и что будет с ответами. Их увидят перед первым вопросом.
surveys-intro-now =
    Сейчас: «{ $words }»
    Напишите новое вступление, два-три предложения. Его увидят перед первым вопросом.
surveys-intro-drop = 🗑 Без вступления
surveys-ended-notice = <b>✅ Закончился опрос: { $title }</b>
surveys-ended-line = ✅ Закончился опрос: { $title }
surveys-stopped-notice = <b>⚠️ Опрос не начался: { $title }</b>
surveys-stopped-line = ⚠️ Опрос не начался: { $title }
surveys-stopped-hint = Он снова в черновиках. Поправьте его и начните ещё раз.
surveys-locked-notice = <b>🔒 Ответы не открываются: { $title }</b>
surveys-locked-line = 🔒 Ответы опроса не открываются: { $title }
surveys-locked =
    🔒 Пропал ключ, которым запечатаны ответы: пока его нет, отвечать и открыть ответы нельзя.
    Администратор бота может вернуть папку с ключами. Если её больше нет, спросите заново.
surveys-anew = 🔁 Спросить заново
surveys-anew-title = <b>🔁 Спросить заново: { $title }</b>
surveys-anew-hint = Пришедшие ответы пропадут, прочитать их не сможет никто. Тех, кто ответил, бот попросит ответить ещё раз, на это у них будет не меньше недели.
surveys-anew-do = 🔁 Да, спросить заново
surveys-asked-anew = Спрашиваем заново.
