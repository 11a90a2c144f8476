// The list of messages: replaces by id, keeps the order, follows the newest unless the reader has scrolled up.

import { day } from "./dates.js";
import { byId } from "./dom.js";

const NEAR = 60; // pixels from the end that still count as being at the end

const keyOf = (message) => (message.media_group_id ? `album ${message.media_group_id}` : `message ${message.message_id}`);

export class History {
  /** `draw(messages)` makes the item for one message or the messages of one album. */
  constructor(draw) {
    this.draw = draw;
    this.items = new Map(); // key -> {messages, node, drawn}
    this.list = byId("history");
    this.scroller = byId("scroller");
    this.following = true;
    this.unread = 0;
    this.seen = { scrollHeight: 0, scrollTop: 0 };
    this.watch();
  }

  watch() {
    const follow = new ResizeObserver(() => this.following && this.toEnd());
    follow.observe(this.list);
    follow.observe(this.scroller);
    this.scroller.addEventListener("scroll", () => this.look());
    byId("down").addEventListener("click", () => this.toEnd());
  }

  look() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    // The end also moves away by itself, when a picture arrives: only a reader scrolls up.
    const scrolledUp = scrollTop < this.seen.scrollTop && scrollHeight === this.seen.scrollHeight;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.following = true;
    else if (scrolledUp) this.following = false;
    this.seen = { scrollHeight, scrollTop };
    if (this.following) this.unread = 0;
    this.showDown();
  }

  showDown() {
    byId("down").hidden = this.following;
    byId("unread").textContent = this.unread || "";
  }

  toEnd() {
    this.following = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.look();
  }

  get empty() {
    return this.items.size === 0;
  }

  /** The person's newest message with a text. */
  get lastOwn() {
    const all = [...this.items.values()].flatMap((item) => [...item.messages.values()]);
    return all.filter((message) => message.from === "person" && message.text).at(-1);
  }

  /** Shows exactly these messages; what has not changed is left as it is. */
  load(messages) {
    const now = new Set(messages.filter((message) => !message.deleted).map(keyOf));
    for (const key of this.items.keys()) if (!now.has(key)) this.drop(key);
    messages.forEach((message) => this.put(message));
    this.list.setAttribute("aria-busy", "false");
  }

  clear() {
    for (const key of [...this.items.keys()]) this.drop(key);
    this.list.setAttribute("aria-busy", "true");
    this.unread = 0;
    this.following = true;
  }

  /** Adds or replaces one message; answers whether it is a new one of the bot. */
  put(message) {
    const key = keyOf(message);
    const item = this.items.get(key) ?? { messages: new Map() };
    const fresh = !message.deleted && !item.messages.has(message.message_id);
    if (message.deleted) item.messages.delete(message.message_id);
    else item.messages.set(message.message_id, message);
    if (item.messages.size === 0) this.drop(key);
    else this.place(key, item);
    if (fresh && !this.following) this.unread += 1;
    this.showDown();
    return fresh && message.from === "bot";
  }

  drop(key) {
    this.items.get(key)?.node.remove();
    this.items.delete(key);
    this.markDays();
  }

  place(key, item) {
    const messages = [...item.messages.values()].sort((a, b) => a.message_id - b.message_id);
    const drawn = JSON.stringify(messages);
    if (item.drawn === drawn) return;
    const node = this.draw(messages);
    node.dataset.id = messages[0].message_id;
    if (item.node) replace(item.node, node);
    else this.insert(node);
    this.items.set(key, { ...item, node, drawn });
    this.markDays();
  }

  insert(node) {
    const id = Number(node.dataset.id);
    const before = [...this.list.children].findLast((child) => Number(child.dataset.id) < id);
    if (before) before.after(node);
    else this.list.prepend(node);
  }

  markDays() {
    let last = "";
    for (const node of this.list.children) {
      const today = day(Date.parse(node.querySelector(".meta time").dateTime) / 1000);
      node.dataset.day = today === last ? "" : today;
      last = today;
    }
  }
}

/** Keyboard users keep their place: the focus goes to the same button of the new item, or to its first. */
function replace(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const open = [...old.querySelectorAll("blockquote")].map((block) => block.classList.contains("open"));
  old.replaceWith(node);
  [...node.querySelectorAll("blockquote.expandable > button")].forEach((button, index) => open[index] && button.click());
  if (!focused) return;
  const keys = [...node.querySelectorAll(".key")];
  (keys.find((key) => key.textContent === focused.textContent) ?? keys[0])?.focus({ preventScroll: true });
}
