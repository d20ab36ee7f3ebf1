// Who is shown: a searchable list of everybody, remembered by this browser.

import { byId, el, plural } from "./dom.js";

const LISTED = 80;
const FIRST = 5;

export class People {
  /** `onChange(ids)` is called with the people to show, in order. */
  constructor(people, key, onChange) {
    this.people = people;
    this.byId = new Map(people.map((person) => [person.id, person]));
    this.key = `playground people ${key}`;
    this.onChange = onChange;
    this.shown = this.remembered();
    byId("people-open").addEventListener("click", () => this.open());
    byId("people-search").addEventListener("input", () => this.draw());
  }

  remembered() {
    let ids = [];
    try {
      ids = JSON.parse(localStorage.getItem(this.key) ?? "[]").filter((id) => this.byId.has(id));
    } catch { /* a browser without storage starts with the first five */ }
    return ids.length ? ids : this.people.slice(0, FIRST).map((person) => person.id);
  }

  toggle(id) {
    this.shown = this.shown.includes(id) ? this.shown.filter((other) => other !== id) : [...this.shown, id];
    try { localStorage.setItem(this.key, JSON.stringify(this.shown)); } catch { /* as above */ }
    this.onChange(this.shown);
  }

  open() {
    byId("people-search").value = "";
    this.draw();
    byId("people").showModal();
    byId("people-search").focus();
  }

  draw() {
    const words = byId("people-search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = ({ title, subtitle }) => words.every((word) => `${title} ${subtitle}`.toLowerCase().includes(word));
    const found = this.people.filter(fits);
    const first = (person) => (this.shown.includes(person.id) ? 0 : 1);
    const listed = (words.length ? found : [...found].sort((a, b) => first(a) - first(b))).slice(0, LISTED);
    byId("people-list").replaceChildren(...listed.map((person) => el("li", {}, this.row(person))));
    const more = found.length - listed.length;
    byId("people-more").textContent = !found.length ? "Никого не нашлось."
      : more > 0 ? `И ещё ${more} ${plural(more, "человек", "человека", "человек")}: уточните поиск.` : "";
  }

  row(person) {
    return el("label", { dataset: { testid: "person", user: person.id } },
      el("input", { type: "checkbox", checked: this.shown.includes(person.id), onchange: () => this.toggle(person.id) }),
      el("span", {}, el("b", {}, person.title), el("small", {}, person.subtitle)));
  }
}
