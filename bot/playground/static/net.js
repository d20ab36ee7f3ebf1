// Calls to the playground's own endpoints and the stream of what happens.

async function answered(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}

export const get = async (path) => answered(await fetch(path));

export const post = async (path, body) =>
  answered(await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));

/** Send files as the person: mode is "photo", "video", "voice" or "document"; replyTo 0 replies to nothing. */
export async function upload(user, files, caption, mode, replyTo) {
  const form = new FormData();
  form.append("user", user);
  form.append("caption", caption);
  form.append("mode", mode);
  form.append("reply_to", replyTo);
  for (const file of files) form.append("files", file, file.name);
  return answered(await fetch("/play/upload", { method: "POST", body: form }));
}

/** Listen for ever; the browser reconnects by itself, and "hello" comes after each connection. */
export function listen(handlers, onLost) {
  const source = new EventSource("/play/events");
  for (const [kind, handler] of Object.entries(handlers)) {
    source.addEventListener(kind, (event) => handler(JSON.parse(event.data)));
  }
  source.addEventListener("error", () => {
    onLost();
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(handlers, onLost), 2000);
  });
}
