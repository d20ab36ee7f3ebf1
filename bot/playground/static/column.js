// One person's phone: the head, the chat, what they write with, and what the bot pops up.

import { el } from "./dom.js";
import { Composer } from "./composer.js";
import { messageBlock, transcript } from "./message.js";
import { get, post } from "./net.js";

const DOING = {
  upload_photo: "отправляет снимок", upload_document: "отправляет файл", upload_video: "отправляет видео",
  record_voice: "записывает голос", find_location: "ищет место",
};
const HUES = [212, 152, 24, 268, 340, 186, 44, 300];

export class Column {
  /** `page`: bot, zone, view(url), transcript(text), hide(id), unread(id, count), told when something changes. */
  constructor(person, page) {
    this.person = person;
    this.page = page;
    this.messages = new Map();
    this.deleted = new Set();
    this.pressed = new Map();
    this.user = null; // until loaded
    this.commands = [];
    this.unread = 0;
    this.composer = new Composer(this);
    this.root = this.build();
  }

  async load() {
    const state = await get(`/play/chat?user=${this.person.id}`);
    const known = new Set(state.messages.map((message) => message.id));
    for (const [id, message] of this.messages) if (!known.has(id) && message.revision <= state.revision) this.messages.delete(id);
    for (const message of state.messages) this.keep(message);
    this.commands = state.commands;
    this.setUser(state.user);
    this.toBottomSoon ||= !this.loaded;
    this.loaded = true;
    this.draw();
  }

  // what happens

  shown(message) {
    const isNew = !this.messages.has(message.id);
    this.keep(message);
    this.stopTyping();
    if (isNew && message.own) this.toBottomSoon = true;
    if (isNew && !message.own && !this.visible()) this.setUnread(this.unread + 1);
    this.draw();
  }

  removed(id) {
    if (this.composer.quoted?.id === id) this.composer.quote(null);
    this.deleted.add(id);
    this.messages.delete(id);
    this.draw();
  }

  typing(action) {
    this.status.textContent = `${DOING[action] ?? "печатает"}…`;
    this.status.classList.add("typing");
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.stopTyping(), 5500);
  }

  answered({ query, text, alert, url }) {
    this.pressed.get(query)?.classList.remove("waiting");
    this.pressed.delete(query);
    if (url) this.open(url);
    if (!text) return;
    if (alert) this.alert(text);
    else this.toast(text);
  }

  setUser(user) {
    this.user = user;
    this.composer.update();
    this.languageButton.textContent = user.language === "ru" ? "Язык мессенджера: русский" : "Язык мессенджера: English";
    this.blockButton.textContent = user.blocked ? "Разблокировать бота" : "Заблокировать бота";
    this.blockButton.dataset.testid = user.blocked ? "unblock" : "block";
    this.blockButton.disabled = !user.started;
  }

  async refreshCommands() {
    this.commands = await get(`/play/commands?user=${this.person.id}`);
    this.composer.drawCommands();
  }

  // what the person does

  send(text, replyTo = 0) {
    return post("/play/send", { user: this.person.id, text, reply_to: replyTo }).catch(() => this.toast("Не отправилось: нет связи"));
  }

  async press(message, button, node) {
    if (button.kind === "url") {
      if (!this.open(button.value)) window.open(button.value, "_blank", "noopener");
      return;
    }
    if (button.kind === "copy") {
      await navigator.clipboard?.writeText(button.value);
      this.toast("Скопировано");
      return;
    }
    node.classList.add("waiting");
    setTimeout(() => node.classList.remove("waiting"), 8000);
    try {
      const { query } = await post("/play/tap", { user: this.person.id, message: message.id, data: button.value });
      if (query) this.pressed.set(query, node);
    } catch {
      node.classList.remove("waiting");
      this.toast("Этого сообщения уже нет");
    }
  }

  /** True where the address is a link to this bot: it opens here, as in a messenger. */
  open(url) {
    const address = URL.canParse(url) ? new URL(url) : null;
    if (!address) return false;
    const isPage = ["t.me", "telegram.me"].includes(address.hostname);
    const isScheme = address.protocol === "tg:" && address.host + address.pathname.replaceAll("/", "") === "resolve";
    const name = isPage ? address.pathname.slice(1) : address.searchParams.get("domain") ?? "";
    if (!(isPage || isScheme) || name.toLowerCase() !== this.page.bot.username.toLowerCase()) return false;
    const payload = address.searchParams.get("start");
    if (payload !== null || !this.user?.started) this.send(`/start ${payload ?? ""}`.trim());
    return true;
  }

  // what is seen

  build() {
    const { title, subtitle, id } = this.person;
    this.status = el("span", { class: "status", dataset: { testid: "status" } }, subtitle);
    this.list = el("div", {
      class: "messages", role: "log", "aria-live": "polite", "aria-label": `Переписка: ${title}`, tabindex: "0",
      onscroll: () => { if (this.atBottom()) this.setUnread(0); },
    });
    this.down = el("button", { type: "button", class: "down", "aria-label": "К последнему сообщению", hidden: true, onclick: () => this.toBottom() }, "↓");
    this.pop = el("div", { class: "pop" });
    const avatar = el("span", { class: "avatar", "aria-hidden": "true" }, initials(title));
    avatar.style.setProperty("--hue", HUES[id % HUES.length]);
    const head = el("header", { class: "head" }, avatar, el("div", { class: "who" }, el("h2", { title }, title), this.status), this.menu());
    return el("section", { class: "column", id: `column-${id}`, "aria-label": `${title}, ${subtitle}`, dataset: { testid: "column", user: id, title } },
      head, el("div", { class: "wall" }, this.list, this.down, this.pop), this.composer.root);
  }

  menu() {
    const item = (label, testid, action) =>
      el("button", { type: "button", role: "menuitem", dataset: { testid }, onclick: () => { panel.hidden = true; action(); } }, label);
    this.languageButton = item("", "language", () => post("/play/language", { user: this.person.id, code: this.user.language === "ru" ? "en" : "ru" }));
    this.blockButton = item("", "block", () => post(this.user.blocked ? "/play/unblock" : "/play/block", { user: this.person.id }));
    const panel = el("div", { class: "menu", role: "menu", hidden: true },
      item("Переписка текстом", "transcript", () => this.page.transcript(this.transcript())),
      this.languageButton, this.blockButton,
      item("Убрать с экрана", "hide", () => this.page.hide(this.person.id)));
    const button = el("button", {
      type: "button", class: "round", "aria-haspopup": "menu", "aria-label": `Ещё: ${this.person.title}`, dataset: { testid: "menu" },
      onclick: (event) => { event.stopPropagation(); panel.hidden = !panel.hidden; },
    }, "⋮");
    document.addEventListener("click", (event) => { if (!panel.contains(event.target)) panel.hidden = true; });
    return el("div", { class: "menu-holder", onkeydown: (event) => { if (event.key === "Escape") { panel.hidden = true; button.focus(); } } }, button, panel);
  }

  keep(message) {
    const known = this.messages.get(message.id);
    if (this.deleted.has(message.id) || (known && known.revision > message.revision)) return;
    this.messages.set(message.id, message);
  }

  /** Bring the list up to date, touching only what changed. */
  draw() {
    if (this.drawing) return;
    this.drawing = true;
    requestAnimationFrame(() => {
      this.drawing = false;
      const stay = this.atBottom() || this.toBottomSoon;
      this.toBottomSoon = false;
      this.reconcile();
      if (stay) this.toBottom();
      else this.down.hidden = this.atBottom();
    });
  }

  reconcile() {
    const old = new Map([...this.list.children].map((node) => [node.dataset.key, node]));
    let place = this.list.firstElementChild;
    for (const { key, build } of this.blocks()) {
      const node = old.get(key) ?? build();
      node.dataset.key = key;
      old.delete(key);
      if (node === place) place = place.nextElementSibling;
      else this.list.insertBefore(node, place);
    }
    for (const node of old.values()) node.remove();
  }

  /** Days and messages in order; messages of an album that follow each other are one block. */
  blocks() {
    const blocks = [];
    let day = "", group = null;
    for (const message of [...this.messages.values()].sort((a, b) => a.id - b.id)) {
      const today = this.page.day(message.date);
      if (today !== day) blocks.push({ key: `day ${today}`, build: () => el("div", { class: "day" }, today) });
      day = today;
      if (group && message.album && group.album === message.album) {
        group.messages.push(message);
        group.block.key += ` ${message.id}:${message.revision}`;
        continue;
      }
      const messages = [message];
      const block = { key: `${message.id}:${message.revision}`, build: () => messageBlock(messages, this) };
      group = { album: message.album, messages, block };
      blocks.push(block);
    }
    if (!blocks.length) blocks.push({ key: "empty", build: () => this.emptiness() });
    return blocks;
  }

  emptiness() {
    return el("div", { class: "empty" }, el("b", {}, this.page.bot.name), this.person.start
      ? "Вы открыли ссылку из приглашения. Нажмите «Начать»." : "Здесь пока пусто. Нажмите «Начать», как в настоящем мессенджере.");
  }

  // actions that messages need

  time(seconds) { return this.page.time(seconds); }
  view(url) { this.page.view(url); }
  command(text) { this.send(text); }
  quote(message) { this.composer.quote(message); }
  get settle() { return () => { if (this.nearBottom) this.toBottom(); }; }

  transcript() {
    const names = { person: this.person.title, bot: this.page.bot.name };
    return transcript([...this.messages.values()].sort((a, b) => a.id - b.id), names, this.page.stamp);
  }

  toast(text) {
    const node = el("div", { class: "toast", role: "status", dataset: { testid: "toast" } }, text);
    this.pop.querySelectorAll(".toast").forEach((old) => old.remove());
    this.pop.append(node);
    setTimeout(() => node.remove(), 3200 + text.length * 40);
  }

  alert(text) {
    const close = el("button", { type: "button", class: "primary", dataset: { testid: "alert-close" }, onclick: () => veil.remove() }, "Понятно");
    const veil = el("div", {
      class: "veil", role: "alertdialog", "aria-label": "Ответ бота", dataset: { testid: "alert" },
      onkeydown: (event) => { if (event.key === "Escape") veil.remove(); },
    }, el("div", { class: "alert" }, el("p", {}, text), close));
    this.pop.append(veil);
    close.focus({ preventScroll: true });
  }

  stopTyping() {
    clearTimeout(this.typingTimer);
    this.status.textContent = this.person.subtitle;
    this.status.classList.remove("typing");
  }

  setUnread(count) {
    this.unread = count;
    this.down.hidden = this.atBottom();
    this.down.dataset.count = count || "";
    this.page.unread(this.person.id, count);
  }

  /** Whether a new message at the end would be seen. */
  visible() {
    const box = this.root.getBoundingClientRect();
    const middle = box.left + box.width / 2;
    return this.atBottom() && middle > 0 && middle < window.innerWidth && !document.hidden;
  }

  atBottom() {
    this.nearBottom = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
    return this.nearBottom;
  }

  toBottom() {
    this.list.scrollTop = this.list.scrollHeight;
    this.nearBottom = true;
    this.down.hidden = true;
  }
}

function initials(title) {
  return title.split(/[\s.]+/).filter(Boolean).slice(0, 2).map((word) => word[0].toUpperCase()).join("");
}
