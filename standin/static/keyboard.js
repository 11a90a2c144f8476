// The buttons under a message, and taps that wait for the bot's answer.

import { el, icon } from "./dom.js";
import { alertDialog, copy, toast } from "./notices.js";

// Telegram's apps, too, stop waiting after about this long; the button can then be tapped again.
const PATIENCE = 15_000;

export class Keyboards {
  /** `person()` is who taps. */
  constructor(person) {
    this.person = person;
    this.waiting = new Map(); // button -> query id, or null while the tap is on its way
    this.early = new Map(); // answers that came before the tap's own response
  }

  draw(message) {
    if (!message.keyboard?.length) return null;
    const rows = message.keyboard.map((row) => el("div", { className: "row" }, row.map((button) => this.button(message, button))));
    return el("div", { className: "keyboard", role: "group", "aria-label": "Choices" }, rows);
  }

  button(message, { text, data, copy_text, url, style }) {
    const className = `key ${style ?? ""}`;
    if (url) return el("a", { className, href: safe(url), target: "_blank", rel: "noopener noreferrer" }, text, icon("open"));
    if (copy_text) return el("button", { type: "button", className, onclick: () => copy(copy_text) }, text, icon("copy"));
    const key = `${message.message_id} ${data}`;
    const node = el("button", { type: "button", className, onclick: () => this.tap(key, message.message_id, data) }, text);
    node.dataset.key = key;
    node.setAttribute("aria-busy", String(this.waiting.has(key)));
    return node;
  }

  async tap(key, messageId, data) {
    if (this.waiting.has(key)) return;
    this.wait(key, null);
    try {
      const { query_id } = await this.person().tap(messageId, data);
      if (this.early.has(query_id)) this.settle(key, this.early.get(query_id));
      else this.wait(key, query_id);
      setTimeout(() => this.waiting.get(key) === query_id && this.release(key), PATIENCE);
    } catch (reason) {
      this.release(key);
      toast(reason.message);
    }
  }

  answered(event) {
    const [key] = [...this.waiting].find(([, queryId]) => queryId === event.query_id) ?? [];
    if (key) this.settle(key, event);
    else this.early.set(event.query_id, event);
  }

  settle(key, { query_id, text, alert }) {
    this.early.delete(query_id);
    this.release(key);
    if (text) (alert ? alertDialog : toast)(text);
  }

  /** After a lost connection an answer may have been missed: no button waits any longer. */
  forget() {
    for (const key of this.waiting.keys()) this.release(key);
    this.early.clear();
  }

  wait(key, queryId) {
    this.waiting.set(key, queryId);
    mark(key, true);
  }

  release(key) {
    this.waiting.delete(key);
    mark(key, false);
  }
}

function mark(key, busy) {
  // The message may have been drawn anew meanwhile, so the button is looked up.
  for (const node of document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)) node.setAttribute("aria-busy", String(busy));
}

const safe = (url) => (/^(https?|tg):/i.test(url) ? url : "about:blank");
