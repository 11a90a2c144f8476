// One message, or one album, as an item of the chat.

import { clock } from "./dates.js";
import { el, icon, spoken } from "./dom.js";
import { richText } from "./entities.js";
import { attachment, kindOf } from "./media.js";

const speaker = (message) => spoken(message.from === "bot" ? "Bot: " : "You: ");

function words(message, actions) {
  const text = message.text ?? message.caption;
  if (!text) return null;
  return el("div", { className: "words" }, richText(text, message.entities ?? message.caption_entities, actions.command));
}

/** Texts can be edited, and captions, also those that are still missing; round videos have none. */
const editable = (message) => message.from === "person" && (message.text || (kindOf(message) && !message.video_note));

function pencil(message, actions) {
  if (!editable(message)) return null;
  const onclick = () => actions.edit(message);
  return el("button", { type: "button", className: "pencil", "aria-label": "Edit this message", onclick }, icon("edit"));
}

function meta(message, actions) {
  const edited = message.from === "person" && message.edited && "edited ";
  const time = el("time", { dateTime: new Date(message.date * 1000).toISOString() }, clock(message.date));
  return el("p", { className: "meta" }, pencil(message, actions), edited, time);
}

function longPress(node, message, actions) {
  node.addEventListener("contextmenu", (event) => {
    if (event.pointerType !== "touch" || !editable(message)) return;
    event.preventDefault();
    actions.edit(message);
  });
}

function album(messages, actions) {
  const stacked = messages.every((message) => kindOf(message) === "document");
  const pictures = el("div", { className: stacked ? "stack" : "grid" }, messages.map(attachment));
  pictures.dataset.count = messages.length;
  return [pictures, messages.map((message) => words(message, actions))];
}

/**
 * The item for the messages of one album, or for one message.
 * `actions`: command(text), edit(message), keyboard(message) -> node or null.
 */
export function drawItem(messages, actions) {
  const [first] = messages;
  const spoke = messages.find((message) => message.caption) ?? first;
  const content = messages.length > 1 ? album(messages, actions) : [attachment(first), words(first, actions)];
  const bubble = el("div", { className: "bubble" }, speaker(first), content, meta(spoke, actions));
  if (kindOf(first) && kindOf(first) !== "document") bubble.classList.add("with-media");
  longPress(bubble, spoke, actions);
  return el("li", { className: first.from }, bubble, actions.keyboard(messages.at(-1)));
}
