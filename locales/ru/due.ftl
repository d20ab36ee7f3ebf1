notice-overdue-react = <b>⏰ Заявку № { $number } никто не взял в срок</b>{ $level ->
    [2] {"\u000A"}Вы отвечаете за службу: помогите, пожалуйста, чтобы заявку взяли.
    [3] {"\u000A"}Руководитель службы уже предупреждён или сейчас недоступен.
   *[1] {""}
}
notice-overdue-solve = <b>⏰ Заявка № { $number } не решена в срок</b>{ $level ->
    [2] {"\u000A"}Вы отвечаете за службу: узнайте, пожалуйста, что мешает.
    [3] {"\u000A"}Руководитель службы уже предупреждён или сейчас недоступен.
   *[1] {""}
}
notice-ticket-wake = <b>⏳ Заявка № { $number }: день, до которого ждали, наступил</b>
notice-ticket-remind = <b>❓ Заявка № { $number } сделана. Всё работает?</b>
    Ответьте, пожалуйста, одной кнопкой. Если ответа не будет, через 5 рабочих дней заявка закроется сама.
notice-ticket-closed = <b>✅ Заявка № { $number } закрыта: ответа не было</b>{ $hint }
notice-closed-hint = {"\u000A"}Если всё-таки не работает, нажмите «Не работает» в течение 7 дней – заявка откроется снова.
due-line = { $ticket } – { $term }
due-react = взять до { $at }
due-solve = решить до { $at }
due-react-late = ⏰ не взята, срок был { $when }
due-solve-late = ⏰ просрочена, срок был { $when }
due-at = сегодня в { $at }
due-on = { $day }
digest-ticket-overdue = ⏰ Заявка № { $number } просрочена{ $place }
digest-ticket-wake = ⏳ Заявка № { $number }: ожидание закончилось{ $place }
digest-ticket-remind = ❓ Заявка № { $number } сделана, всё работает?{ $place }
digest-ticket-closed = ✅ Заявка № { $number } закрыта без ответа{ $place }
history-close = закрыта: ответа не было
notice-ticket-ask_again = <b>❓ Заявка № { $number }: мастер ждёт вашего ответа</b>
notice-ticket-unanswered = <b>⏳ Заявка № { $number }: автор так и не ответил</b>
digest-ticket-ask_again = ❓ Заявка № { $number }: мастер ждёт вашего ответа{ $place }
digest-ticket-unanswered = ⏳ Заявка № { $number }: автор не ответил{ $place }
notice-ticket-remind-shortage = <b>❓ Заявка № { $number }: выдано. Получили?</b>
    Ответьте, пожалуйста, одной кнопкой. Если ответа не будет, через 5 рабочих дней заявка закроется сама.
notice-closed-hint-shortage = {"\u000A"}Если всё-таки ничего не дошло, нажмите «Не получено» в течение 7 дней – заявка откроется снова.
digest-ticket-remind-shortage = ❓ Заявка № { $number }: выдано, получили?{ $place }
