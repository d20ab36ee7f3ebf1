# Words typed while a card was open that look like something else: where do they belong?
aside-title = <b>📝 Where does this belong?</b>
aside-words = “{ $words }”
aside-new-report = 🔧 A new report
aside-new-task = 📌 A new task
aside-to-task = 💬 To this task
aside-to-item = 💬 To this plan item
