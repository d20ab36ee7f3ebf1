# How to come in: invitation, consent, name.
joining-stranger = <b>👋 Hello! This is the school's assistant</b>
joining-stranger-how = You can come in by invitation only.
    • Parents get a sheet with a QR code from the class teacher.
    • Staff get a link from the administrator of the bot.
joining-stranger-code = Do you have a sheet with a code? Point your camera at the QR code, or write me the code, such as <code>K7MP-4RTX</code>.
