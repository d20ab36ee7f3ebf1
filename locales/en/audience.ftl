# To whom: choosing who gets a post or a letter.
groups-and = { $groups }; { $group }
groups-more = { $groups } and { NUMBER($count) } more
group-unnamed = One person
group-gone = A group that is there no more
