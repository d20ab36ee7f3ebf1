# How to come in: invitation, consent, name.
joining-stranger = <b>👋 Hello! This is the school's assistant</b>
joining-stranger-how = You can come in by invitation only.
    • Parents, and students of years 8 to 11, get a sheet with a QR code from the class teacher.
    • Staff get a link from the administrator of the bot.
joining-stranger-code = Do you have a sheet with a code? Point your camera at the QR code, or write me the code, such as <code>A7KP-4MTX</code>.
joining-invitation = <b>✉️ Invitation</b>
joining-school = 🏫 { $school }
joining-as-staff = 👤 Member of staff: { $name }
joining-as-parent = 👪 Parent (legal representative)
    Child: { $child }, class { $title }
joining-as-pupil = 🎓 Student: { $child }, class { $title }
joining-is-it-right = Is this right?
joining-right = ✅ Yes, that is right
joining-wrong = ✖️ No, this is not me
joining-agree = ✅ I agree
joining-decline = ✖️ I do not agree
joining-declined = <b>All right. Nothing about you has been kept</b>
joining-declined-paper = The school works with you without the bot, too: forms, announcements and surveys are to be had on paper from the class teacher or the office.
    If you change your mind, open the invitation again.
joining-add = <b>✉️ One more invitation</b>
joining-add-hint = Write the code from the sheet, such as <code>A7KP-4MTX</code>, or point your phone's camera at the QR code.
    This is how another child is added.
joining-name = <b>What is your name?</b>
joining-name-hint = Write your surname, given name and patronymic, for example: Ежова Мария Петровна.
    A parent's name is seen only by the class teacher and the administrator. You need not write it: tap “Menu”.
joining-welcome = Welcome!
consent-operator = To: { $school } (below: the school)
consent-operator-nameless = To: the school that gave you this link
consent-version = <i>Version { $version }</i>
consent-participation-title = <b>📄 Consent to the processing of personal data</b>
consent-participation = <b>What for.</b> So that you can use the school's bot: report faults, get tasks and announcements.
    <b>Which data.</b> Surname, given name, patronymic, position, duties at school; the number of your messenger account and its language; what you yourself write to the bot. No telephone number is needed.
    <b>What is done with them.</b> They are kept on the school's computer, shown to those of the staff whose work needs it, corrected and deleted. They are not given to other organisations. The messages themselves travel through the messenger by its own rules.
    <b>Until when.</b> As long as you work at the school, or until you withdraw your consent.
    <b>How to withdraw.</b> The command /privacy on any day. There you can also see your data and take them away. If you refuse, the school works with you on paper.
consent-guardian-title = <b>📄 A parent's consent to the processing of personal data</b>
consent-guardian = <b>What for.</b> So that you get announcements and results and answer surveys about your child.
    <b>Which data.</b> About the child: initials, class, number in the class list. About you: the number of your messenger account and its language, your name if you write it, your answers. No telephone number is needed.
    <b>What is done with them.</b> They are kept on the school's computer; the class teacher and the administrator see them; they are corrected and deleted. They are not given to other organisations. The messages themselves travel through the messenger by its own rules.
    <b>Until when.</b> As long as the child goes to the school, or until you withdraw your consent.
    <b>How to withdraw.</b> The command /privacy on any day. There you can also see your data and take them away. If you refuse, the school works with you on paper.
consent-student-title = <b>📄 A student's consent to the processing of personal data</b>
consent-student = <b>Who agrees.</b> You yourself, if you are 14 already. If you are not, tap “I do not agree” and wait.
    <b>What for.</b> So that you can tell the bot what is broken at school, and hear when it has been mended.
    <b>What is kept.</b> Your initials, class and number in the class list, which the school has already; the number of your messenger account and its language; what you yourself write or send to the bot. No name and no telephone number is needed.
    <b>Who sees it.</b> Whoever is in charge of the room, mends things or reported the same, and the heads of the school see your report; the class teacher and the administrator see that you have joined. All is kept on the school's computer and not given to other organisations. The messages themselves travel through the messenger by its own rules.
    <b>Until when.</b> As long as you go to the school, or until you withdraw your consent.
    <b>How to withdraw.</b> The command /privacy on any day, without giving a reason. There you can also see your data and take them away. Your parent may withdraw it, too, by telling the class teacher. You may also refuse: tell a teacher what is broken.
