// The "More" menu: what people do besides writing, and blocking the bot.

import { byId, el, placeMenu } from "./dom.js";
import { toast } from "./notices.js";

const SHARED = { sticker: "Send a sticker", contact: "Send a contact", location: "Send a location", poll: "Send a poll" };
const FILES = { animation: "Send a GIF animation", video_note: "Send a round video", voice: "Send a voice message", live_photo: "Send a live photo" };

export class More {
  /** `choose(kind)` lets the person pick a file of an unusual kind. */
  constructor({ person, choose }) {
    this.person = person;
    this.choose = choose;
    this.menu = byId("more-menu");
    placeMenu(this.menu, byId("more"));
    byId("unblock").addEventListener("click", () => this.block(false));
  }

  /** Draws the menu for somebody who has blocked the bot, or has not. */
  show(blocked) {
    byId("unblock").hidden = !blocked;
    byId("composer").hidden = blocked;
    const shared = Object.entries(SHARED).map(([kind, label]) => this.entry(label, () => this.attempt(() => this.person().share(kind))));
    const files = Object.entries(FILES).map(([kind, label]) => this.entry(label, () => this.choose(kind)));
    const block = this.entry(blocked ? "Unblock the bot" : "Block the bot", () => this.block(!blocked));
    block.classList.add("apart");
    this.menu.replaceChildren(...(blocked ? [] : [...shared, ...files]), block);
  }

  entry(label, act) {
    return el("button", { type: "button", onclick: () => (this.menu.hidePopover(), act()) }, label);
  }

  async block(blocked) {
    if (await this.attempt(() => this.person().block(blocked))) this.show(blocked);
  }

  async attempt(request) {
    try {
      await request();
      return true;
    } catch (reason) {
      toast(reason.message);
      return false;
    }
  }
}
