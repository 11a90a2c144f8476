// Puts the parts of the page together.

import { drawItem } from "./bubble.js";
import { Commands } from "./commands.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { follow } from "./feed.js";
import { History } from "./history.js";
import { Keyboards } from "./keyboard.js";
import { More } from "./more.js";
import { banner, startNotices, toast } from "./notices.js";
import { startSwitcher, whoIsHere } from "./persons.js";
import { Person } from "./server.js";
import { Tray } from "./tray.js";
import { Typing } from "./typing.js";

const RETRY = 1000;

class Page {
  constructor() {
    const person = () => this.person;
    const actions = {
      command: (text) => this.write(text),
      edit: (message) => this.composer.edit(message),
      keyboard: (message) => this.keyboards.draw(message),
    };
    this.keyboards = new Keyboards(person);
    this.history = new History((messages) => drawItem(messages, actions));
    this.typing = new Typing(() => this.history.following && this.history.toEnd());
    this.commands = new Commands((text) => this.write(text, true));
    this.tray = new Tray(() => this.history.following && this.history.toEnd());
    this.composer = new Composer({
      person,
      tray: this.tray,
      typed: (text) => this.commands.typed(text),
      sent: () => this.history.toEnd(),
      lastOwn: () => this.history.lastOwn,
    });
    this.more = new More({ person, choose: (kind) => this.tray.choose(kind) });
    this.following = new AbortController();
  }

  start() {
    startNotices();
    startSwitcher(() => this.open());
    byId("start").addEventListener("click", () => this.write("/start"));
    document.addEventListener("visibilitychange", () => this.follow());
    this.open();
  }

  /** Becomes the person in the address; `typed` is carried over from somebody whom the server no longer knows. */
  async open(typed = "") {
    this.following.abort();
    const found = await whoIsHere().catch(() => null);
    if (!found) {
      banner("Reconnecting …");
      setTimeout(() => this.open(typed), RETRY);
      return;
    }
    if (found.id !== this.person?.id) this.become(found);
    if (typed && !byId("text").value) this.composer.fill(typed);
    this.follow();
  }

  become(found) {
    this.person = new Person(found.id);
    this.history.clear();
    this.keyboards.forget();
    this.tray.clear();
    byId("person-name").textContent = found.first_name;
    byId("people").setAttribute("aria-label", `Person: ${found.first_name}`);
    this.more.show(found.blocked);
    this.composer.restore();
  }

  /** A hidden tab does not listen: browsers allow only six connections to a server, for all tabs together. */
  follow() {
    this.following.abort();
    if (document.hidden || !this.person) return;
    this.following = new AbortController();
    const on = {
      loaded: (chat) => this.loaded(chat),
      event: (event) => this.handle(event),
      lost: () => banner("Reconnecting …"),
      unknown: () => this.open(byId("text").value),
    };
    follow(this.person, on, this.following.signal);
  }

  loaded(chat) {
    banner();
    const name = chat.bot.first_name ?? chat.bot.username;
    byId("bot-name").textContent = name;
    byId("avatar").textContent = [...name][0];
    document.title = name;
    byId("description").textContent = chat.description;
    this.commands.set(chat.commands);
    this.keyboards.forget();
    this.history.load(chat.messages);
    this.typing.stop();
    this.showWelcome();
  }

  handle(event) {
    if (event.type === "message") this.message(event.message);
    else if (event.type === "answer") this.keyboards.answered(event);
    else if (event.type === "action") this.typing.show(event.action);
    else if (event.type === "commands") this.commands.set(event.commands);
  }

  message(message) {
    if (this.history.put(message)) this.typing.stop();
    this.showWelcome();
  }

  showWelcome() {
    byId("welcome").hidden = !this.history.empty;
  }

  /** Sends a text that is not in the composer; a half typed command in there was meant by it. */
  async write(text, clear = false) {
    try {
      await this.person.write(text);
      if (clear && byId("text").value.startsWith("/")) this.composer.fill("");
      this.history.toEnd();
    } catch (reason) {
      toast(`Not sent: ${reason.message}`);
    }
  }
}

new Page().start();
