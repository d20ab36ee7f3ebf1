item-title = <b>{ $mark } { $name } · { $state }</b>
item-text = { $text }
item-period = 🗓 Due: { $period }
item-answering = 👤 Answers: { $who }
