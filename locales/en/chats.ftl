command-chats = group chats that get the news
# Chats of groups: where else news go.
chats-title = <b>💬 Group chats</b>
chats-count = { $count ->
    [one] { $count } chat is connected.
   *[other] { $count } chats are connected.
}
chats-none = No chat is connected yet.
chats-hint = To connect a chat, add the bot to it. If it is there already, write /start in that chat. The bot writes nothing personal there: only the news and a button that opens the bot.
chats-line = { $settled ->
    [yes] 💬 { $title }
   *[no] ❓ { $title }
}
chats-one-title = <b>💬 { $title }</b>
chats-settled = In this chat: { $group }.
chats-unsettled = Nobody has said yet who is in this chat. Until then no news go there.
chats-one-hint = Who is in this chat?
chats-choice = { $chosen ->
    [yes] ☑️ { $group }
   *[no] { $group }
}
chats-forget = ✖️ Disconnect the chat
chats-done = Noted
chats-forgotten = The chat is disconnected
chats-post-title = <b>💬 To which chats too</b>
chats-post-hint = A chat gets the news itself and a button that opens the bot.
chats-toggle = { $chosen ->
    [yes] ☑️ { $title }
   *[no] ⬜️ { $title }
}
chats-all = All chats
chats-brought = The chat is connected. Say who is in it, and news can be sent there too.
chats-brought-choose = Choose who is in the chat
chats-brought-line = 💬 A group chat is connected: say who is in it
