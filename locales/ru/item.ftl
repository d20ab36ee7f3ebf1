item-title = <b>{ $mark } { $name } · { $state }</b>
item-text = { $text }
item-period = 🗓 Срок: { $period }
item-answering = 👤 Отвечает: { $who }
