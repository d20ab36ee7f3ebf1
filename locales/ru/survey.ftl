# Опросы у того, кого спрашивают.
survey-menu-waiting = 📋 Опросы: { $count ->
    [one] ждёт { $count }
    [few] ждут { $count }
   *[many] ждут { $count }
}
survey-all-title = <b>📋 Опросы</b>
survey-all-hint = Школа просит вас ответить. Выберите опрос.
survey-all-nothing = Вы ответили на всё, спасибо!
survey-all-refused = Сейчас ваших ответов не ждут.
survey-all-none = Сейчас опросов для вас нет. О новом бот напишет сам.
survey-waits-title = <b>{ $title }</b>
survey-waits-about = { $length }, { $until }{ $whose }
survey-for = , о { $classes }
survey-line-waits = 🔴 { $title }
survey-line-begun = ✍️ Продолжить: { $title }
survey-line-answered = ✅ { $title }
survey-line-done = 📣 Вы сказали – мы сделали: { $title }
survey-and = { $first } и { $last }
survey-until = до { $day }
survey-about = За { $classes }
survey-about-numbered = За { $classes } ({ $number })
survey-about-me = Моя анкета
survey-title = <b>📋 { $title }</b>
survey-intro = { $text }
survey-means-anonymous = 🕶 <b>Анонимно.</b> Пока не отправите, это черновик: его видите только вы. После отправки ответ не изменить.
survey-means-anonymous-sent = Ответы уходят без имени: кто что ответил, не узнает никто, и бот тоже. Класс видно, только если таких анкет пять и больше.
survey-means-anonymous-silent = Классный руководитель видит только, кто ещё не ответил.
survey-means-named = 👤 <b>Не анонимно.</b> Бот хранит, чья это анкета, чтобы ответы можно было изменить до конца опроса и никого не спрашивать дважды.
survey-means-named-sent = После конца опроса директор и заместители увидят ответы сотрудников с фамилией и инициалами, ответы семей и учеников – только с классом. До отправки их видите только вы.
survey-length-until = ⏱ { $length }, { $until }.
survey-of-family = Одна анкета на семью, сразу о всех детях: { $classes }. Хватит ответа одного из родителей.
survey-choose-class = О каждом ребёнке – своя анкета. Выберите класс.
survey-choose-sheet = У вас несколько анкет. Выберите, с какой начать.
survey-kept = 💾 Начатое сохранено: продолжить можно в любой день до конца опроса.
survey-all-sent = ✅ Ответ уже получен. Спасибо!
survey-begin = ▶️ Начать
survey-go-on = ▶️ Продолжить
survey-change = ✏️ Изменить ответы
survey-sheet-sent = ✅ { $whose }: готово
survey-sheet-begun = { $whose }: продолжить
survey-seen = 👀 Что увидит директор
survey-over = Этот опрос уже закончился.
survey-over-done = Мы прочитали ответы и рассказали о них в новости.
survey-done = 📣 Вы сказали – мы сделали
survey-own = ✏️ Другое
survey-own-title = <b>✏️ Свой ответ</b>
survey-own-hint = Напишите его одним сообщением, не длиннее { $limit } знаков.
survey-said = Вы написали: { $words }
survey-said-day = { $day }
survey-skipped = пропущено
survey-on = Дальше ›
survey-ready = ✅ Готово
survey-skip = Пропустить ›
survey-later = ⏸ Позже
survey-later-kept = <b>⏸ Сохранено: { $done } из { $of }</b>
survey-later-nothing = <b>⏸ Хорошо, позже</b>
survey-later-unsent = Осталось только отправить: пока школа ответов не видит.
survey-later-until = Продолжить можно в «📋 Опросы»: { $until }.
survey-summary-title = <b>📋 Все ответы</b>
survey-summary-line = { $at }. { $question }
    – <b>{ $answer }</b>
survey-summary-edit = Чтобы исправить ответ, нажмите его номер.
survey-summary-left = Это не всё: дальше { $count ->
    [one] ещё { $count } ответ
    [few] ещё { $count } ответа
   *[many] ещё { $count } ответов
}.
survey-summary-more = Остальные ответы ›
survey-summary-again = 👤 Эти ответы уже отправлены. Если что-то исправите, отправьте их ещё раз.
survey-summary-anonymous = 🕶 Проверьте и отправьте. После отправки ответы нельзя ни посмотреть, ни изменить: они уже без имени.
survey-summary-named = 👤 Проверьте и отправьте. Изменить ответы можно до конца опроса.
survey-summary-paper = ✍️ Сверьте с бумагой и отправьте. Родители, которые есть в боте, об этом узнают. После отправки вы её уже не откроете и не измените.
survey-from-paper = ✍️ Анкета с бумаги: { $group }, { $whose }
survey-entered-title = <b>✅ Анкета внесена</b>
survey-entered-before = <b>✅ Эта семья уже ответила</b>
survey-entered-next = ✍️ Следующая анкета
survey-edit = ✏️ { $number }
survey-send = ✅ Отправить
survey-send-again = ✅ Отправить ещё раз
survey-sent-title = <b>✅ Ответ получен. Спасибо!</b>
survey-sent-whose = { $whose }.
survey-sent-results = Что ответили все вместе, станет известно после { $day }.
survey-sent-anonymous = 🕶 Имени на анкете нет, поэтому открыть или изменить её уже нельзя. Второй раз отвечать не нужно.
survey-sent-named = Изменить ответы можно до конца опроса.
survey-sent-next = Остались ваши другие дети:
survey-sent-more = Остались ещё анкеты:
survey-refused = <b>✖️ Хорошо, без имени</b>
survey-refused-how = Ответов бот не записал и об этом опросе больше не напомнит. Анонимные опросы остаются для вас открыты.
survey-refused-paper = Ответить можно на бумаге: спросите классного руководителя.
survey-refused-later = Передумаете – опрос стоит в «📋 Опросы» до своего конца.
survey-refused-before = ✖️ Вы не согласились отвечать с именем, и бот вас не торопит. Передумать можно до конца опроса.
survey-line-refused = ✖️ { $title }
survey-invite = <b>📋 Школа просит ответить</b>
survey-remind = <b>📋 Ждём вашего ответа</b>
survey-remind-last = <b>📋 Сегодня последний день</b>
survey-invite-classes = { $count ->
    [one] О вашем ребёнке
    [few] О ваших детях
   *[many] О ваших детях
}: { $classes }
survey-invite-about = ⏱ { $length }, { $until }.
survey-invite-anonymous = 🕶 Анонимно: кто что ответил, не узнает никто.
survey-invite-named = 👤 Не анонимно: бот хранит, чья это анкета. Кто что увидит, сказано в начале.
survey-answer = ▶️ Ответить
survey-digest = 📋 { $title } · { $until }
survey-told = <b>📋 Уже ответили</b>
survey-told-whose = { $whose } анкету отправил другой родитель.
survey-told-hint = Вам отвечать не нужно. Спасибо!
survey-told-paper = <b>📋 Внесена ваша анкета с бумаги</b>
survey-told-paper-line = ✍️ Внесена ваша анкета с бумаги: { $title }
survey-paper-mine = ✍️ { $whose }: классный руководитель внёс вашу анкету с бумаги.
survey-paper-wrong = Не приносили её? Скажите директору или заместителю.
survey-paper-change = Если в ней ошибка, ответы можно изменить до конца опроса.
survey-told-line = 📋 Уже ответил другой родитель: { $title }
survey-lost = <b>📋 Ответьте, пожалуйста, ещё раз</b>
survey-lost-hint = Из-за сбоя ответы пропали, прочитать их не смог никто. Простите за лишний труд.
survey-lost-line = 📋 Ответьте ещё раз: { $title }
survey-withdrawn = <b>📋 Опрос отменён</b>
survey-withdrawn-hint = Отвечать не нужно. То, что было отправлено, удалено.
consent-surveys-title = <b>📄 Согласие на опросы с именем</b>
consent-surveys-short = <b>Коротко:</b> бот запомнит, что это ваша анкета. Передумать можно в любой день.
consent-surveys = <b>Зачем.</b> Бот хранит, чья это анкета, чтобы её можно было изменить и никого не спрашивать дважды. Родитель отвечает и о своём ребёнке.
    <b>Кто соглашается.</b> Взрослый – за себя, родитель – и за ребёнка до 14 лет, ученик с 14 лет – за себя.
    <b>Какие данные.</b> Ваши ответы, день ответа, класс – ваш или ребёнка, и то, что анкета ваша.
    <b>Что с ними делают.</b> Хранят на компьютере школы, исправляют и удаляют. Директор и заместители видят ответы сотрудников с фамилией и инициалами, ответы семей и учеников – только с классом. Другим организациям не передают. Сами сообщения идут через мессенджер по его правилам.
    <b>До какого времени.</b> Пока вы или ваш ребёнок в школе или пока вы не отзовёте согласие.
    <b>Как отозвать.</b> Команда /privacy в любой день: ваши ответы удалятся. Если отказаться, бот об этом опросе не напомнит, а семья может ответить на бумаге. Для анонимных опросов это согласие не нужно.
