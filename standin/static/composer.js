// The line to write in: sends, edits, and never loses what was typed.

import { byId } from "./dom.js";
import { toast } from "./notices.js";

const TALLEST = 160; // pixels

export class Composer {
  /** `person()` writes, `tray` holds files, `typed(text)` is told of every change, `sent()` after something went out. */
  constructor({ person, tray, typed, sent, lastOwn }) {
    Object.assign(this, { person, tray, typed, sent, lastOwn });
    this.box = byId("text");
    this.editing = null;
    this.listen();
  }

  listen() {
    this.box.addEventListener("input", () => this.keep());
    this.box.addEventListener("keydown", (event) => this.key(event));
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    byId("edit-cancel").addEventListener("click", () => this.stopEditing());
    byId("edit-delete").addEventListener("click", () => this.deleteEdited());
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.editing) this.stopEditing();
    else if (event.key === "ArrowUp" && !this.box.value && this.lastOwn()) {
      event.preventDefault();
      this.edit(this.lastOwn());
    }
  }

  get place() {
    return `${this.editing ? "edit" : "text"} of ${this.person().id}`;
  }

  /** Keeps the text for a reload of the page, and fits the box to it. */
  keep() {
    const text = this.box.value;
    const value = this.editing ? JSON.stringify({ ...this.editing, now: text }) : text;
    sessionStorage.setItem(this.place, value);
    this.fit();
    this.typed(this.editing ? "" : text);
  }

  fit() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, TALLEST)}px`;
    byId("composer").classList.toggle("written", this.box.value !== "");
  }

  /** Brings back what this person had typed before the page was reloaded; until there is one, nothing can be typed. */
  restore() {
    this.box.readOnly = false;
    const edit = sessionStorage.getItem(`edit of ${this.person().id}`);
    this.editing = edit ? JSON.parse(edit) : null;
    this.fill(this.editing?.now ?? sessionStorage.getItem(`text of ${this.person().id}`) ?? "");
  }

  fill(text) {
    this.box.value = text;
    byId("editing").hidden = !this.editing;
    this.keep();
  }

  edit(message) {
    const text = message.text ?? message.caption ?? "";
    this.editing = { message_id: message.message_id, before: text };
    this.fill(text);
    this.box.focus();
  }

  stopEditing() {
    sessionStorage.removeItem(`edit of ${this.person().id}`);
    this.restore();
    this.box.focus();
  }

  async deleteEdited() {
    const done = await this.attempt(() => this.person().remove(this.editing.message_id));
    if (done) this.stopEditing();
  }

  async send() {
    const text = this.box.value.trim();
    if (this.box.readOnly || (!text && !this.tray.files.length)) return;
    if (this.editing) return this.sendEdit(text);
    const files = this.tray.files.length > 0;
    const done = await this.attempt(() => (files ? this.tray.send(this.person(), text) : this.person().write(text)));
    if (!done) return;
    this.fill("");
    this.sent();
  }

  async sendEdit(text) {
    const { message_id, before } = this.editing;
    const done = !text || text === before || (await this.attempt(() => this.person().edit(message_id, text)));
    if (done) this.stopEditing();
  }

  /** Answers whether it worked. The text stays in the box until it did, and can be neither changed nor sent twice. */
  async attempt(request) {
    this.box.readOnly = true;
    try {
      await request();
      return true;
    } catch (reason) {
      toast(`Not sent, and still here: ${reason.message}`);
      return false;
    } finally {
      this.box.readOnly = false;
    }
  }
}
