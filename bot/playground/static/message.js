// How messages look: bubbles, pictures, albums, files, inline buttons, and the same as plain text.

import { el, fileSize } from "./dom.js";
import { formatted } from "./format.js";

/** A block of the chat: one message, or the messages of an album. `actions` come from the column. */
export function messageBlock(messages, actions) {
  const [first] = messages;
  const captioned = messages.find((message) => message.text) ?? first;
  const body = el("div", { class: "bubble" });
  if (first.forward !== undefined) body.append(el("div", { class: "from" }, `Переслано: ${first.forward || "кто-то"}`));
  if (first.reply) body.append(el("div", { class: "reply" }, first.reply.text.split("\n")[0] || "Снимок"));
  const pictures = messages.filter((message) => message.media?.kind === "photo");
  if (pictures.length) body.append(album(pictures, actions));
  for (const message of messages) {
    if (message.media && message.media.kind !== "photo") body.append(attachment(message.media));
  }
  const text = el("div", { class: "text", dir: "auto" }, formatted(captioned.text, captioned.entities, actions));
  const bare = pictures.length && !captioned.text;
  text.append(el("span", { class: bare ? "stamp over" : "stamp" },
    first.own ? null : answer(first, actions), edited(first) ? "изменено " : "", actions.time(first.date)));
  body.append(text);
  return el("article", {
    class: `message ${first.own ? "own" : "bot"}${pictures.length ? " pictured" : ""}${bare ? " bare" : ""}`,
    dataset: { testid: "message", id: first.id, from: first.own ? "person" : "bot" },
  }, body, first.keyboard.length ? keyboard(first, actions) : null);
}

/** Messengers keep quiet about edits of a screen with buttons. */
const edited = (message) => message.edited && (message.own || !message.keyboard.length);

/** A messenger replies by a swipe or a menu; here there is a word to press. */
function answer(message, actions) {
  return el("button", { type: "button", class: "answer", dataset: { testid: "reply" }, onclick: () => actions.quote(message) }, "Ответить");
}

function album(messages, actions) {
  return el("div", { class: `album n${Math.min(messages.length, 4)}` }, messages.map(({ media }) =>
    el("button", { type: "button", class: "picture", "aria-label": "Открыть снимок", onclick: () => actions.view(media.url) },
      el("img", { src: media.url, alt: "Снимок", width: media.width, height: media.height, onload: actions.settle }))));
}

function attachment(media) {
  if (media.kind === "voice") {
    const bars = [6, 12, 9, 16, 20, 11, 7, 14, 18, 9, 5, 12, 16, 8, 6].map((height) => {
      const bar = el("i");
      bar.style.height = `${height}px`;
      return bar;
    });
    return el("div", { class: "file" }, el("span", { class: "badge", "aria-hidden": "true" }, "▶"),
      el("span", { class: "bars", role: "img", "aria-label": "Голосовое сообщение" }, bars));
  }
  const extension = media.name.includes(".") ? media.name.split(".").pop().slice(0, 4) : "файл";
  const sign = ["video", "video_note", "animation"].includes(media.kind) ? "▶" : media.kind === "audio" ? "♪" : extension;
  return el("a", { class: "file", href: media.url, download: media.name, dataset: { testid: "file" } },
    el("span", { class: "badge", "aria-hidden": "true" }, sign),
    el("span", { class: "file-name" }, media.name, el("small", {}, fileSize(media.size))));
}

function keyboard(message, actions) {
  return el("div", { class: "keyboard" }, message.keyboard.map((row) =>
    el("div", { class: "row" }, row.map((button) => el("button", {
      type: "button",
      class: `inline ${button.kind}`,
      title: button.kind === "url" ? button.value : undefined,
      dataset: { testid: "button" },
      onclick: (event) => actions.press(message, button, event.currentTarget),
    }, button.text)))));
}

/** The chat as plain text, a line or more a message. */
export function transcript(messages, names, time) {
  return messages.map((message) => {
    const media = message.media ? `[${message.media.kind === "photo" ? "снимок" : message.media.name}] ` : "";
    const mark = edited(message) ? " (изменено)" : "";
    const lines = [`[${time(message.date)}] ${message.own ? names.person : names.bot}${mark}: ${media}${message.text}`];
    for (const row of message.keyboard) lines.push(`    ${row.map((button) => `[${button.text}]`).join(" ")}`);
    return lines.join("\n");
  }).join("\n\n");
}
