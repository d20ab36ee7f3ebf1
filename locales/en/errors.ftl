# What to say when something went wrong: what happened and what to do.
error-unexpected = That did not work. We have written the error down; please try again a little later.
error-denied = You are not allowed to do this. Here is what you can do.
error-missing = This is gone. Here is the menu.
error-outdated = This screen is out of date. Here is how things stand now.
error-invalid = That could not be understood. Please try again.
error-empty = The message is empty. Please write some words.
error-too-long = Too long: { $length ->
    [one] { $length } character
   *[other] { $length } characters
}, and { $limit } fit. Please shorten it and send it again.
error-too-many-files = A ticket holds at most { $limit ->
    [one] { $limit } file
   *[other] { $limit } files
}. The others are kept.
error-not-usable = I can't use this kind of message yet. Send text, a photo, a video or a voice message.
error-button-gone = This button does not work any more. Here is the menu.
error-ticket-missing = There is no such ticket, or it is not yours.
error-ticket-taken = { $name } has already taken this ticket.
error-ticket-closed = This ticket is closed. If it broke again, send a new one.
error-room-missing = This room is no longer in the list.
error-device-missing = This device is no longer in the list.
error-report-gone = This report has been sent or cancelled already. Here are your tickets.
error-report-incomplete = The place and what is broken are still missing.
