# Слова, написанные при открытой карточке, похожи на другое: куда их?
aside-title = <b>📝 Куда записать?</b>
aside-words = «{ $words }»
aside-new-report = 🔧 Новая заявка
aside-new-task = 📌 Новое дело
aside-to-task = 💬 К этому делу
aside-to-item = 💬 К этому пункту плана
