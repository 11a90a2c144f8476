// What the bot is doing just now.

import { byId } from "./dom.js";

const LASTS = 5000; // Telegram shows an action for five seconds at most
const WORDS = {
  typing: "typing …",
  upload_photo: "sending a photo …",
  upload_video: "sending a video …",
  upload_document: "sending a file …",
};

export class Typing {
  /** `changed()` is called when the dots appear. */
  constructor(changed) {
    this.changed = changed;
    this.stop();
  }

  show(action) {
    clearTimeout(this.timer);
    byId("status").textContent = WORDS[action] ?? WORDS.typing;
    byId("typing").hidden = false;
    this.timer = setTimeout(() => this.stop(), LASTS);
    this.changed();
  }

  stop() {
    clearTimeout(this.timer);
    byId("status").textContent = "bot";
    byId("typing").hidden = true;
  }
}
