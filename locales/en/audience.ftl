# To whom: choosing who gets a post or a letter.
group-staff = The whole staff
group-unnamed = One person
group-gone = A group that is there no more
groups-and = { $groups }; { $group }
groups-more = { $groups } and { NUMBER($count) } more
audience-nobody = Nobody yet.
audience-to = 👥 To: { $groups }
audience-but = ➖ But not: { $groups }
audience-reach = 📬 { NUMBER($reached) } of { $total ->
    [one] { NUMBER($total) } person
   *[other] { NUMBER($total) } people
    } will get it
audience-not-joined = ▫️ Not in the bot yet: { NUMBER($count) }
audience-stopped = ⚠️ Stopped the bot: { NUMBER($count) }
audience-families = 👪 At least one parent is reached for { NUMBER($reached) } of { $children ->
    [one] { NUMBER($children) } student
   *[other] { NUMBER($children) } students
    }
audience-burden = 📈 They got up to { $most ->
    [one] { NUMBER($most) } post
   *[other] { NUMBER($most) } posts
    } this week, { NUMBER($average) } on the average
audience-over = ❗ With this one { $count ->
    [one] { NUMBER($count) } person gets
   *[other] { NUMBER($count) } people get
    } more than { NUMBER($budget) } this week
