// The bot's commands: the Menu button, and the list that narrows while "/..." is typed.

import { byId, el } from "./dom.js";

export class Commands {
  /** `send(text)` sends the command that was chosen. */
  constructor(send) {
    this.send = send;
    this.all = [];
    this.box = byId("commands");
    byId("menu").addEventListener("click", () => this.show(this.box.hidden ? this.all : []));
    byId("text").addEventListener("keydown", (event) => this.enter(event));
    this.box.addEventListener("keydown", (event) => this.move(event));
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest("footer")) this.show([]);
    });
  }

  set(commands) {
    this.all = commands;
    byId("menu").hidden = commands.length === 0;
    this.show([]);
  }

  /** Follows what is being typed. */
  typed(text) {
    const [, word] = /^\/(\S*)$/.exec(text) ?? [];
    this.show(word === undefined ? [] : this.all.filter(({ command }) => command.startsWith(word.toLowerCase())));
  }

  show(commands) {
    this.box.hidden = commands.length === 0;
    byId("menu").setAttribute("aria-expanded", String(commands.length > 0));
    this.box.replaceChildren(...commands.map((command) => this.row(command)));
  }

  row({ command, description }) {
    const onclick = () => {
      this.show([]);
      byId("text").focus();
      this.send(`/${command}`);
    };
    return el("button", { type: "button", onclick }, el("b", {}, `/${command}`), el("span", {}, description));
  }

  enter(event) {
    if (this.box.hidden) return;
    if (event.key === "Escape") this.show([]);
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    (event.key === "ArrowUp" ? this.box.lastElementChild : this.box.firstElementChild).focus();
  }

  move(event) {
    const next = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
    if (event.key === "Escape") this.show([]);
    if (event.key === "Escape" || (next && !document.activeElement[next])) byId("text").focus();
    else if (next) document.activeElement[next].focus();
    if (next) event.preventDefault();
  }
}
