// What a person writes with: text, snapshots, files, a reply, the command menu; or the one big button to begin with.

import { el } from "./dom.js";
import { post, upload } from "./net.js";
import { plan, projectorPhoto, projectorVideo, report, voice } from "./sample.js";

const PICTURE = /^image\/(png|jpeg|gif|webp)$/;

export class Composer {
  constructor(column) {
    this.column = column;
    this.files = [];
    this.quoted = null; // the message that is replied to
    this.root = el("footer", { class: "composer" });
    this.build();
  }

  build() {
    const id = this.column.person.id;
    this.text = el("textarea", {
      rows: "1", placeholder: "Сообщение", "aria-label": "Сообщение", dataset: { testid: "composer" },
      oninput: () => this.grow(), onkeydown: (event) => this.key(event), onpaste: (event) => this.add([...event.clipboardData.files], "photo"),
    });
    this.photoInput = this.picker("image/*,video/*", "photo-input", "photo");
    this.fileInput = this.picker("", "file-input", "document");
    this.attachPanel = el("div", { class: "panel", id: `attach-${id}`, role: "menu", hidden: true },
      this.choice("Снимок проектора", "sample-photo", async () => this.add([await projectorPhoto()], "photo"), "Приложить снимок проектора"),
      this.choice("Видео проектора", "sample-video", async () => this.put(await projectorVideo(), "video")),
      this.choice("Голосовое сообщение", "sample-voice", () => this.put(voice(), "voice")),
      this.choice("Документ", "sample-file", () => this.put(report(), "document")),
      this.choice("План школы (Word)", "sample-plan", async () => this.put(await plan(), "document")),
      el("hr"),
      this.choice("Своё фото или видео", "attach-photo", () => this.photoInput.click()),
      this.choice("Свой файл", "attach-file", () => this.fileInput.click()));
    this.quoteText = el("span");
    this.quoteBar = el("div", { class: "quote", hidden: true, dataset: { testid: "quote" } }, this.quoteText,
      el("button", { type: "button", class: "round", "aria-label": "Не отвечать на это сообщение", onclick: () => this.quote(null) }, "×"));
    this.commandPanel = el("div", { class: "panel commands", id: `commands-${id}`, role: "menu", "aria-label": "Команды", hidden: true });
    this.tray = el("div", { class: "tray", hidden: true, dataset: { testid: "tray" } });
    const toggle = (panel, label, sign, testid) => el("button", {
      type: "button", class: "tool", "aria-label": label, title: label, "aria-haspopup": "menu", "aria-controls": panel.id, dataset: { testid },
      onclick: (event) => { event.stopPropagation(); this.toggle(panel); },
    }, sign);
    this.line = el("form", { class: "line", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      toggle(this.commandPanel, "Команды", "/", "commands"),
      this.text,
      toggle(this.attachPanel, "Приложить", icon("M16.5 6.5v9.5a4.5 4.5 0 0 1-9 0V5.5a3 3 0 0 1 6 0V15a1.5 1.5 0 0 1-3 0V6.5"), "attach"),
      el("button", { type: "submit", class: "tool send", "aria-label": "Отправить", title: "Отправить", dataset: { testid: "send" } },
        icon("M4 12 20 4l-5 16-3.5-6.5z")));
    this.startButton = el("button", { type: "button", class: "begin", dataset: { testid: "start" }, onclick: () => this.column.send(`/start ${this.column.person.start}`.trim()) }, "Начать");
    this.unblockButton = el("button", {
      type: "button", class: "begin", dataset: { testid: "unblock-big" }, onclick: () => post("/play/unblock", { user: id }),
    }, "Разблокировать");
    this.root.append(this.commandPanel, this.attachPanel, this.quoteBar, this.tray, this.line, this.startButton, this.unblockButton,
      this.photoInput, this.fileInput);
    document.addEventListener("click", (event) => { if (!this.root.contains(event.target)) this.closePanels(); });
    this.root.addEventListener("keydown", (event) => { if (event.key === "Escape") this.escape(); });
    this.acceptDrops();
    this.update();
  }

  /** Show what fits: begin, unblock, or the line to write in. */
  update() {
    const { started, blocked } = this.column.user ?? {};
    this.startButton.hidden = !this.column.user || started || blocked;
    this.unblockButton.hidden = !blocked;
    this.line.hidden = !started || blocked;
    this.tray.hidden = !this.files.length;
    this.quoteBar.hidden = this.line.hidden || !this.quoted;
    this.drawCommands();
  }

  drawCommands() {
    const commands = this.column.commands;
    const offered = commands.length ? commands : [{ command: "start", description: "начать сначала" }];
    this.commandPanel.replaceChildren(...offered.map(({ command, description }) => el("button", {
      type: "button", role: "menuitem", dataset: { testid: "command" },
      onclick: () => { this.closePanels(); this.column.send(`/${command}`); },
    }, el("b", {}, `/${command}`), el("span", {}, description))));
  }

  async submit() {
    const text = this.text.value.trim();
    if (!text && !this.files.length) return;
    const files = this.files, replyTo = this.quoted?.id ?? 0;
    this.files = [];
    this.quote(null);
    this.text.value = "";
    this.grow();
    this.drawTray();
    this.text.focus();
    if (!files.length) {
      await this.column.send(text, replyTo);
      return;
    }
    try {
      const pictures = files.filter(({ mode }) => mode === "photo").map(({ file }) => file);
      const others = files.filter(({ mode }) => mode !== "photo");
      if (pictures.length) await upload(this.column.person.id, pictures, text, "photo", replyTo);
      for (const [index, { file, mode }] of others.entries()) {
        await upload(this.column.person.id, [file], index || pictures.length ? "" : text, mode, replyTo);
      }
    } catch {
      this.column.toast("Не отправилось: файл больше 50 МБ или нет связи");
    }
  }

  /** Put files into the tray; `wanted` is how they were chosen, the kind of file decides the rest. */
  add(files, wanted) {
    for (const file of files) {
      const picture = wanted === "photo" && PICTURE.test(file.type);
      const mode = picture ? "photo" : file.type.startsWith("video/") && wanted === "photo" ? "video" : "document";
      this.files.push({ file, mode });
    }
    this.drawTray();
    if (files.length) this.text.focus();
  }

  /** Put a file into the tray that goes as `mode`. */
  put(file, mode) {
    this.files.push({ file, mode });
    this.drawTray();
    this.text.focus();
  }

  /** Reply to a message with what is sent next; null: to none. */
  quote(message) {
    this.quoted = message;
    this.quoteText.textContent = message ? `Ответ: ${message.text.split("\n")[0] || "Снимок"}` : "";
    this.quoteBar.hidden = !message;
    if (message) this.text.focus();
  }

  escape() {
    if (this.attachPanel.hidden && this.commandPanel.hidden) this.quote(null);
    this.closePanels();
  }

  drawTray() {
    this.tray.hidden = !this.files.length;
    this.tray.replaceChildren(...this.files.map((item) => {
      const view = item.mode === "photo" ? el("img", { alt: item.file.name }) : el("span", {}, item.file.name);
      if (item.mode === "photo") {
        view.src = URL.createObjectURL(item.file);
        view.addEventListener("load", () => URL.revokeObjectURL(view.src));
      }
      return el("div", { class: "chip", dataset: { testid: "chip" } }, view, el("button", {
        type: "button", class: "round", "aria-label": `Убрать ${item.file.name}`,
        onclick: () => { this.files = this.files.filter((other) => other !== item); this.drawTray(); },
      }, "×"));
    }));
  }

  picker(accept, testid, wanted) {
    return el("input", {
      type: "file", accept, multiple: true, hidden: true, "aria-hidden": "true", tabindex: "-1", dataset: { testid },
      onchange: (event) => { this.add([...event.target.files], wanted); event.target.value = ""; },
    });
  }

  choice(label, testid, action, hint = label) {
    return el("button", { type: "button", role: "menuitem", title: hint, dataset: { testid }, onclick: () => { this.closePanels(); action(); } }, label);
  }

  toggle(panel) {
    const show = panel.hidden;
    this.closePanels();
    panel.hidden = !show;
    if (show) panel.querySelector("button")?.focus({ preventScroll: true });
  }

  closePanels() {
    this.attachPanel.hidden = true;
    this.commandPanel.hidden = true;
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 140)}px`;
  }

  acceptDrops() {
    this.root.addEventListener("dragover", (event) => event.preventDefault());
    this.root.addEventListener("drop", (event) => {
      event.preventDefault();
      this.add([...event.dataTransfer.files], "photo");
    });
  }
}

function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
