// Files that were chosen, dropped or pasted and wait above the composer to be sent.

import { byId, el, icon, placeMenu, sizeInWords } from "./dom.js";

const ALBUM = 10; // Telegram's most for one album
const KINDS = { photo: ["Photo", "image/*"], video: ["Video", "video/*"], document: ["File", ""] };
const SPECIAL = { animation: ["GIF animation", "video/*,image/gif"], video_note: ["Round video", "video/*"] };
const ALL = { ...KINDS, ...SPECIAL, voice: ["Voice message", "audio/*"], live_photo: ["Live photo", "image/*,video/*"] };

const every = (files, type) => files.every((file) => file.type.startsWith(type));

function thumbnail(file) {
  const image = el("img", { src: URL.createObjectURL(file), alt: "" });
  image.addEventListener("error", () => image.replaceWith(icon("file")), { once: true });
  return image;
}

/** What an app would propose for these files. */
function proposal(files) {
  if (every(files, "image/")) return "photo";
  return every(files, "video/") ? "video" : "document";
}

export class Tray {
  /** `changed()` is told whenever files come or go. */
  constructor(changed) {
    this.changed = changed;
    this.files = [];
    this.kind = "document";
    this.attachMenu();
    this.listen();
  }

  attachMenu() {
    const menu = byId("attach-menu");
    for (const [kind, [name]] of Object.entries(KINDS)) {
      const label = `Send as ${name.toLowerCase()}`;
      menu.append(el("button", { type: "button", onclick: () => (menu.hidePopover(), this.choose(kind)) }, label));
    }
    placeMenu(menu, byId("attach"));
  }

  listen() {
    const picker = byId("picker");
    picker.addEventListener("change", () => this.add([...picker.files], this.kind));
    document.addEventListener("paste", (event) => {
      const files = [...event.clipboardData.files];
      if (files.length === 0) return;
      event.preventDefault();
      this.add(files);
    });
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      this.add([...event.dataTransfer.files]);
    });
  }

  /** Opens the browser's own window for choosing files. */
  choose(kind) {
    const picker = byId("picker");
    this.kind = kind;
    picker.accept = ALL[kind][1];
    picker.value = "";
    picker.click();
  }

  add(files, kind = this.files.length ? this.kind : proposal(files)) {
    if (files.length === 0) return;
    this.files.push(...files);
    this.kind = kind;
    this.draw();
  }

  /** Sends everything, in albums of at most ten; what was sent leaves the tray, so that a failure can be repeated. */
  async send(person, caption) {
    let words = caption;
    while (this.files.length) {
      const part = this.files.slice(0, ALBUM);
      this.say("Sending …");
      await person.send(part, this.kind, words).catch((reason) => {
        this.draw();
        throw reason;
      });
      this.files = this.files.slice(part.length);
      words = "";
    }
    this.draw();
  }

  clear() {
    this.files = [];
    this.draw();
  }

  say(text) {
    byId("tray").querySelector(".how").textContent = text;
  }

  draw() {
    const box = byId("tray");
    box.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    box.hidden = this.files.length === 0;
    box.replaceChildren(this.kinds(), el("ul", {}, this.files.map((file) => this.row(file))));
    this.changed();
  }

  kinds() {
    const offered = ALL[this.kind] === KINDS[this.kind] ? KINDS : { [this.kind]: ALL[this.kind] };
    const choices = Object.entries(offered).map(([kind, [name]]) => {
      const radio = el("input", { type: "radio", name: "kind", value: kind, checked: kind === this.kind });
      radio.addEventListener("change", () => (this.kind = kind));
      return el("label", {}, radio, name);
    });
    return el("div", { className: "how", role: "radiogroup", "aria-label": "Send as" }, el("span", {}, "Send as"), choices);
  }

  row(file) {
    const remove = () => ((this.files = this.files.filter((other) => other !== file)), this.draw());
    const sign = file.type.startsWith("image/") ? thumbnail(file) : icon("file");
    const words = el("span", { className: "file-words" }, el("b", {}, file.name), el("small", {}, sizeInWords(file.size)));
    const label = `Leave out ${file.name}`;
    return el("li", {}, sign, words, el("button", { type: "button", className: "round", "aria-label": label, onclick: remove }, icon("close")));
  }
}
