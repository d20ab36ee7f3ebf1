# Опросы в своём классе и анкеты на бумаге.
button-paper = 📝 Опросы в классе
paper-title = <b>📝 Опросы в вашем классе</b>
paper-none = Сейчас опросов нет.
paper-survey = «{ $title }»
paper-entered = { $count ->
    [one] Из них с бумаги: { $count } анкета
    [few] Из них с бумаги: { $count } анкеты
   *[many] Из них с бумаги: { $count } анкет
}
paper-in-person = Здесь каждый отвечает сам, анкету на бумаге не внести.
paper-open = ✍️ { $group }: { $title }
paper-class-title = <b>✍️ Анкета на бумаге, { $group }</b>
paper-hint = Кто принёс заполненную анкету? Перенесите ответы сами: будет отмечено, что она с бумаги. Здесь те, от кого анкеты ещё нет.
paper-all-answered = Ответили все семьи класса. Спасибо!
paper-family = { $first } и ещё { $others }
paper-child = № { $number } · { $initials }
