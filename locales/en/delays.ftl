notice-ticket-delayed = <b>⏳ Ticket No. { $number } is delayed</b>
    Sorry that it was not done in time. It is not forgotten: below you see who has it and what it waits for.
digest-ticket-delayed = ⏳ Ticket No. { $number } is delayed{ $place }
