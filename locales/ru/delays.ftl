notice-ticket-delayed = <b>⏳ Заявка № { $number } задерживается</b>
    Простите, что не вышло в срок. О ней помнят, ниже видно, у кого она и чего ждёт.
digest-ticket-delayed = ⏳ Заявка № { $number } задерживается{ $place }
