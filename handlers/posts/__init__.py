"""Posts that one person holds, and who holds them now."""

from bot.access import Permission
from handlers.posts import actions, addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="posts",
    screens={addresses.Posts: screens.posts, addresses.Post: screens.post, addresses.NewPost: screens.new},
    actions={addresses.HandPost: actions.hand},
    inputs={addresses.NewPost: actions.add, addresses.Post: actions.find},
    entries=(Entry(addresses.Posts(), command="posts", permission=Permission.POSTS_MANAGE, order=165),),
)
