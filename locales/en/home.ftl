menu-title = <b>🏫 { $school }</b>
menu-title-nameless = <b>🏫 Menu</b>
menu-hello = Hello, { $name }!
menu-question = What would you like to do?
button-help = ❓ Help
help-title = <b>❓ Help</b>
help-line = /{ $command } – { $what }
help-footer = You can also just write “no internet in 214” or send a photo, and I will offer a report.
command-start = start again
command-menu = the menu
command-help = what can be done here
command-cancel = leave what you began
command-report = report a fault
command-tickets = my tickets
command-join = type the code of an invitation
command-privacy = my data: see it, take it away, withdraw my consent
command-invite = invite staff or parents
command-queue = queue of tickets
command-shortage = ask for paper, cartridges and the like
command-stock = stock and purchases
command-status = how things stand
command-people = people of the school
home-cancelled = Cancelled, nothing was sent.
home-nothing-to-cancel = There is nothing to cancel.
home-not-understood = <b>🤔 I don’t understand this message</b>
    Here is what can be done:
home-edited = <b>✏️ I don’t see edits</b>
    What was sent first is what stands here. Please send a new message.
home-group = <b>I am the school's helper</b>
    In a group I show no tickets and nobody's data. Write to me in private: there you can report a fault, see your tickets and your data.
command-import = import the school’s lists
command-log = register of tickets as an Excel table
