// Text with entities becomes elements. Offsets are UTF-16 code units, which is how JavaScript counts too.

import { el } from "./dom.js";

const LINK_OR_COMMAND = /(https?:\/\/[^\s<>«»"]+[^\s<>«»".,;:!?)])|((?<=^|\s)\/[a-z0-9_]{1,32}(?=$|[\s.,;:!?]))/gi;
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE_ADDRESS = /^(https?:|mailto:|tel:|tg:)/i;

/** A fragment of formatted text. `actions`: open(url), command(text). */
export function formatted(text, entities, actions) {
  const shown = (entities ?? []).filter((entity) => entity.type !== "bot_command");
  shown.sort((a, b) => a.offset - b.offset || b.length - a.length);
  const holder = document.createDocumentFragment();
  holder.append(...nested(text, 0, text.length, shown, actions, false));
  return holder;
}

/** Nodes of text[start…end]; entities that begin inside belong to it, each holding those inside itself. */
function nested(text, start, end, entities, actions, literal) {
  const nodes = [];
  let at = start, index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset > at) nodes.push(...plain(text.slice(at, entity.offset), actions, literal));
    const from = Math.max(Math.min(entity.offset, stop), Math.min(at, stop));
    index += 1;
    const inner = [];
    while (index < entities.length && entities[index].offset < stop) inner.push(entities[index++]);
    const quiet = literal || ["code", "pre", "text_link"].includes(entity.type);
    nodes.push(wrapped(entity, nested(text, from, stop, inner, actions, quiet), text.slice(from, stop), actions));
    at = stop;
    if (BLOCKS.has(entity.type) && text[at] === "\n" && at < end) at += 1; // the block ends its line by itself
  }
  if (at < end) nodes.push(...plain(text.slice(at, end), actions, literal));
  return nodes;
}

function plain(text, actions, literal) {
  if (literal) return [text];
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(LINK_OR_COMMAND)) {
    nodes.push(text.slice(at, match.index));
    nodes.push(match[1]
      ? link(match[1], [match[1]], actions)
      : el("button", { type: "button", class: "command", onclick: () => actions.command(match[2]) }, match[2]));
    at = match.index + match[0].length;
  }
  nodes.push(text.slice(at));
  return nodes;
}

function wrapped(entity, children, raw, actions) {
  switch (entity.type) {
    case "bold": return el("b", {}, ...children);
    case "italic": return el("i", {}, ...children);
    case "underline": return el("u", {}, ...children);
    case "strikethrough": return el("s", {}, ...children);
    case "code": return el("code", {}, ...children);
    case "pre": return el("pre", {}, el("code", {}, ...children));
    case "blockquote": return el("blockquote", {}, ...children);
    case "expandable_blockquote": return expandable(children);
    case "spoiler": return spoiler(children);
    case "text_link": return link(entity.url, children, actions);
    case "url": return link(raw, children, actions);
    default: return el("span", {}, ...children);
  }
}

function link(url, children, actions) {
  if (!SAFE_ADDRESS.test(url)) return el("span", {}, ...children);
  return el("a", {
    href: url,
    target: "_blank",
    rel: "noopener noreferrer",
    onclick: (event) => { if (actions.open(url)) event.preventDefault(); },
  }, ...children);
}

function spoiler(children) {
  const show = (event) => { event.currentTarget.classList.add("shown"); event.currentTarget.removeAttribute("aria-label"); };
  return el("span", {
    class: "spoiler", role: "button", tabindex: "0", "aria-label": "Скрытый текст, нажмите, чтобы показать",
    onclick: show, onkeydown: (event) => { if (event.key === "Enter") show(event); },
  }, el("span", {}, ...children));
}

function expandable(children) {
  return el("blockquote", {
    class: "folded", tabindex: "0", role: "button", "aria-label": "Цитата, нажмите, чтобы развернуть",
    onclick: (event) => event.currentTarget.classList.toggle("folded"),
    onkeydown: (event) => { if (event.key === "Enter") event.currentTarget.classList.toggle("folded"); },
  }, ...children);
}
