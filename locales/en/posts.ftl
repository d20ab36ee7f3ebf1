command-posts = posts and who holds them
posts-title = <b>🪪 Posts</b>
posts-hint = Items of the plan that stand with a post go to whoever holds it.
posts-none = There are no posts yet. Add those that the plan names: “head of the library”, for example.
posts-add = ➕ Add a post
posts-added = The post is added
posts-new-title = <b>➕ A new post</b>
posts-new-hint = Write what it is called. For example: “head of the library”.
post-line = 🪪 { $title }
post-line-vacant = ⚪️ { $title } – nobody
post-title = <b>🪪 { $title }</b>
post-holder = Now: { $name }
post-vacant = Nobody holds this post now. Its items of the plan wait.
post-items = { $count ->
    [0] No open items of the plan stand with it.
    [one] { NUMBER($count) } open item of the plan stands with it.
   *[other] { NUMBER($count) } open items of the plan stand with it.
}
post-hint = To give it to somebody, write their surname.
post-vacate = 🚪 Nobody holds it
post-found = <b>🪪 Who will hold the post?</b>
post-found-hint = Choose the person. Somebody else? Write the surname again.
post-handed = { $count ->
    [0] Saved
    [one] Saved. { NUMBER($count) } item went along
   *[other] Saved. { NUMBER($count) } items went along
}
