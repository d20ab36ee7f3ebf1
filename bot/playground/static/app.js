// The playground's page: several people of one school side by side, each with their own phone.
//
// Hooks for a browser test (attributes, not classes):
//   [data-testid=column][data-user=ID][data-title=NAME]  one person; everything below is looked up inside it
//     start · composer · send · commands, command · attach, sample-photo, sample-video, sample-voice, sample-file, sample-plan,
//     attach-photo, attach-file, photo-input, file-input, chip · quote
//     message[data-id][data-from=bot|person] · reply · button (inline) · file · toast · alert, alert-close · status
//     menu → transcript, language, block | unblock, hide
//   [data-testid=clock], shift-hour, shift-day, shift-morning · people-open, people-search, person[data-user] · tab[data-user]
//   help · theme · connection ("на связи" once the stream is open) · transcript-text

import { Column } from "./column.js";
import { byId, el } from "./dom.js";
import { get, listen, post } from "./net.js";
import { People } from "./people.js";

const state = await get("/play/state");
const columns = new Map();
const clock = { ahead: state.now - Date.now() };
const zone = knownZone(state.zone);
const format = (options) => new Intl.DateTimeFormat("ru", { timeZone: zone, ...options });
const HOURS = format({ hour: "2-digit", minute: "2-digit" });
const DAY = format({ day: "numeric", month: "long" });
const STAMP = format({ day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });
const NOW = format({ weekday: "short", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });

const NOW_SHORT = format({ weekday: "short", day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit" });

const page = {
  bot: state.bot,
  time: (seconds) => HOURS.format(seconds * 1000),
  day: (seconds) => DAY.format(seconds * 1000),
  stamp: (seconds) => STAMP.format(seconds * 1000),
  view(url) {
    byId("viewer-image").src = url;
    byId("viewer").showModal();
  },
  transcript(text) {
    byId("transcript-text").value = text;
    byId("transcript").showModal();
  },
  hide: (id) => people.toggle(id),
  unread(id, count) {
    const tab = byId(`tab-${id}`);
    if (tab) tab.dataset.count = count || "";
  },
};
const people = new People(state.people, state.bot.username, show);

function knownZone(name) {
  try {
    return new Intl.DateTimeFormat("ru", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** Make the columns those of `ids`, keeping the ones that stay. */
function show(ids) {
  for (const [id, column] of columns) {
    if (ids.includes(id)) continue;
    column.root.remove();
    byId(`tab-${id}`)?.remove();
    columns.delete(id);
  }
  for (const id of ids) {
    if (columns.has(id)) continue;
    const column = new Column(people.byId.get(id), page);
    columns.set(id, column);
    byId("columns").append(column.root);
    byId("tabs").append(tab(column));
    column.load();
    watcher.observe(column.root);
  }
}

function tab(column) {
  const { id, title, subtitle } = column.person;
  return el("button", {
    type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `column-${id}`, dataset: { testid: "tab", user: id },
    title, onclick: () => column.root.scrollIntoView({ behavior: "smooth", inline: "center", block: "nearest" }),
  }, subtitle || title);
}

const watcher = new IntersectionObserver((entries) => {
  for (const { target, intersectionRatio } of entries) {
    const button = byId(target.id.replace("column", "tab"));
    const seen = intersectionRatio > 0.6;
    button?.setAttribute("aria-selected", String(seen));
    if (seen && window.innerWidth < 720) button?.scrollIntoView({ inline: "center", block: "nearest" });
    const column = columns.get(Number(target.dataset.user));
    if (seen && column?.atBottom()) column.setUnread(0);
  }
}, { threshold: [0, 0.61, 1] });

function connect() {
  const of = (handler) => (data) => { const column = columns.get(data.chat); if (column) handler(column, data); };
  listen({
    hello({ now, run }) {
      if (run !== state.run) location.reload(); // another playground answers: nothing shown here is true any more
      setNow(now);
      setLink("на связи", true);
      for (const column of columns.values()) column.load();
    },
    clock: ({ now }) => setNow(now),
    message: of((column, { message }) => column.shown(message)),
    edit: of((column, { message }) => column.shown(message)),
    delete: of((column, { id }) => column.removed(id)),
    typing: of((column, { action }) => column.typing(action)),
    answer: of((column, data) => column.answered(data)),
    user: of((column, { user }) => { column.setUser(user); column.refreshCommands(); }),
    commands: ({ chat }) => { for (const [id, column] of columns) if (!chat || chat === id) column.refreshCommands(); },
  }, () => setLink("нет связи, пробуем снова…", false));
}

function setLink(words, good) {
  byId("link-state").textContent = words;
  byId("link-state").classList.toggle("lost", !good);
}

function setNow(now) {
  clock.ahead = now - Date.now();
  tick();
}

function tick() {
  const shown = window.innerWidth < 720 ? NOW_SHORT : NOW;
  byId("clock").textContent = shown.format(Date.now() + clock.ahead).replace(/\s*г\./, "");
}

function setUpClock() {
  byId("moves").hidden = !state.moves.length;
  for (const button of byId("moves").children) {
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        setNow((await post("/play/shift", { move: button.dataset.move })).now);
      } catch {
        setLink("часы не передвинулись", false);
      } finally {
        button.disabled = false;
      }
    });
  }
  tick();
  setInterval(tick, 5000);
}

function setUpHelp() {
  const help = byId("help"), button = byId("help-open");
  const set = (open) => {
    help.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    try { localStorage.setItem("playground help", open ? "" : "seen"); } catch { /* shown again next time */ }
  };
  let seen = "";
  try { seen = localStorage.getItem("playground help") ?? ""; } catch { /* first visit */ }
  set(!seen && window.innerWidth >= 720);
  button.addEventListener("click", () => set(help.hidden));
  byId("help-close").addEventListener("click", () => set(false));
}

function setUpTheme() {
  const apply = (theme) => { if (theme) document.documentElement.dataset.theme = theme; };
  try { apply(localStorage.getItem("playground theme")); } catch { /* the system's */ }
  byId("theme").addEventListener("click", () => {
    const chosen = document.documentElement.dataset.theme;
    const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    apply(dark ? "light" : "dark");
    try { localStorage.setItem("playground theme", dark ? "light" : "dark"); } catch { /* for this visit only */ }
  });
}

function setUpDialogs() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  }
  byId("transcript-copy").addEventListener("click", async (event) => {
    byId("transcript-text").select();
    await navigator.clipboard?.writeText(byId("transcript-text").value);
    event.target.textContent = "Скопировано";
    setTimeout(() => { event.target.textContent = "Скопировать"; }, 1500);
  });
}

byId("title").textContent = state.bot.name;
setUpClock();
setUpHelp();
setUpTheme();
setUpDialogs();
show(people.shown);
connect();
