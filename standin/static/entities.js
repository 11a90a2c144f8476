// A message's text with its entities, as DOM nodes. Offsets are UTF-16 units, which is how JavaScript counts.

import { el, icon } from "./dom.js";
import { copy } from "./notices.js";
import { formatDate } from "./dates.js";

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE_LINK = /^(https?|tg|mailto|tel):/i;

function link(address, content) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  if (!SAFE_LINK.test(full)) return el("span", {}, content);
  return el("a", { href: full, target: "_blank", rel: "noopener noreferrer" }, content);
}

/** An inline element that reacts like a button but wraps like a word, which a <button> cannot. */
function pressable(className, label, content, onpress) {
  const node = el("span", { className, role: "button", tabIndex: 0, "aria-label": label }, content);
  node.addEventListener("click", () => onpress(node));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onpress(node);
  });
  return node;
}

function reveal(node) {
  node.classList.add("revealed");
  for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
}

function codeBlock(text, language) {
  const button = el("button", { type: "button", onclick: () => copy(text) }, icon("copy"), "Copy");
  const code = el("code", { onclick: () => getSelection().isCollapsed && copy(text) }, text);
  return el("div", { className: "code-block" }, el("div", {}, el("span", {}, language ?? ""), button), el("pre", {}, code));
}

function quote(content, expandable) {
  const text = el("div", { className: "quoted" }, content);
  if (!expandable) return el("blockquote", {}, text);
  // As in the apps it lies over the quote, which opens wherever it is pressed, and takes no room of its own.
  const button = el("button", { type: "button", "aria-expanded": "false", "aria-label": "Show more" }, icon("down"));
  const block = el("blockquote", { className: "expandable" }, text, button);
  button.onclick = () => {
    const open = block.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", open ? "Show less" : "Show more");
  };
  // Whether anything is cut off is known only once it has a place on the page.
  requestAnimationFrame(() => (button.hidden = text.isConnected && text.scrollHeight <= text.clientHeight));
  return block;
}

const drawings = {
  bold: (_, content) => el("strong", {}, content),
  italic: (_, content) => el("em", {}, content),
  underline: (_, content) => el("u", {}, content),
  strikethrough: (_, content) => el("s", {}, content),
  spoiler: (_, content) => pressable("spoiler", "Hidden text: press to show", el("span", {}, content), reveal),
  code: (_, __, text) => pressable("code", `${text}: press to copy`, el("code", {}, text), () => copy(text)),
  pre: (entity, _, text) => codeBlock(text, entity.language),
  blockquote: (_, content) => quote(content, false),
  expandable_blockquote: (_, content) => quote(content, true),
  text_link: (entity, content) => link(entity.url, content),
  url: (_, content, text) => link(text, content),
  email: (_, content, text) => link(`mailto:${text}`, content),
  phone_number: (_, content, text) => link(`tel:${text}`, content),
  date_time: (entity, content) => formatDate(entity, content),
  bot_command: (_, content, text, onCommand) =>
    onCommand ? pressable("link", undefined, content, () => onCommand(text)) : el("span", { className: "link" }, content),
};

function plain(text, afterBlock, beforeBlock) {
  // A block stands on lines of its own: the line breaks around it would be empty lines.
  const cut = afterBlock ? text.replace(/^\n/, "") : text;
  return beforeBlock ? cut.replace(/\n$/, "") : cut;
}

function inside(outer, entities) {
  const end = outer.offset + outer.length;
  return entities.filter((entity) => entity !== outer && entity.offset >= outer.offset && entity.offset < end);
}

function nodes(text, from, to, entities, onCommand) {
  const drawn = [];
  let at = from;
  let afterBlock = false;
  for (const [index, entity] of entities.entries()) {
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= at) continue; // inside the one before
    const block = BLOCKS.has(entity.type);
    drawn.push(plain(text.slice(at, entity.offset), afterBlock, block));
    const content = nodes(text, entity.offset, end, inside(entity, entities.slice(index)), onCommand);
    const draw = drawings[entity.type] ?? ((_, children) => el("span", {}, children));
    drawn.push(draw(entity, content, text.slice(entity.offset, end), onCommand));
    at = end;
    afterBlock = block;
  }
  drawn.push(plain(text.slice(at, to), afterBlock, false));
  return drawn.filter((node) => node !== "");
}

/** The text as nodes; `onCommand(text)` is called when a /command in it is pressed. */
export function richText(text, entities = [], onCommand = null) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, onCommand);
}
