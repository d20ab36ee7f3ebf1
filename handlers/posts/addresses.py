"""Addresses of posts."""

from bot.ui import Address


class Posts(Address, prefix="posts"):
    """All posts."""

    page: int = 0


class Post(Address, prefix="post"):
    """A post; the next holder's surname may be typed."""

    id: int


class NewPost(Address, prefix="posts.new"):
    """Type the title of a new post."""


class HandPost(Address, prefix="post.hand"):
    """Give the post to this person; 0: to nobody."""

    id: int
    person: int
