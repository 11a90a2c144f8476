// Pictures, videos and files in a bubble.

import { el, icon, sizeInWords } from "./dom.js";
import { viewPicture } from "./notices.js";
import { fileAddress } from "./server.js";

const SHOWABLE = /^image\/(png|jpeg|gif|webp)$/;
const KINDS = ["photo", "video", "animation", "video_note", "voice", "document"];
const OTHERS = {
  sticker: "Sticker",
  contact: "Contact",
  location: "Location",
  dice: "Dice",
  poll: "Poll",
  venue: "Place",
};

// Pixels; what the app for iPhones gives a picture.
const WIDEST = 300;
const TALLEST = 380;

/** The space that it will take, so that nothing jumps when it has arrived. */
function fitted({ width, height }) {
  if (!width || !height) return {};
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function picture(file, description) {
  const image = el("img", { src: fileAddress(file), alt: description, ...fitted(file) });
  return el("button", { type: "button", className: "picture", onclick: () => viewPicture(image.src, description) }, image);
}

function fileRow(file) {
  const name = file.file_name ?? "file";
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4).toUpperCase() : "";
  const sign = el("span", { className: "sign", "aria-hidden": "true" }, ending || icon("file"));
  if (SHOWABLE.test(file.mime_type ?? "")) showThumbnail(sign, file);
  const words = el("span", { className: "file-words" }, el("b", {}, name), el("small", {}, sizeInWords(file.file_size)));
  return el("a", { className: "file", href: fileAddress(file), download: name }, sign, words);
}

function showThumbnail(sign, file) {
  const image = el("img", { src: fileAddress(file), alt: "" });
  // A file may be called a picture without being one: then the sign stays.
  image.addEventListener("load", () => sign.replaceChildren(image), { once: true });
}

function film(file, kind) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const loops = kind === "animation";
  const video = el("video", {
    src: fileAddress(file),
    className: kind,
    controls: !loops || still,
    autoplay: loops && !still,
    loop: loops,
    muted: loops,
    playsInline: true,
    preload: "metadata",
    ...fitted(file),
    "aria-label": loops ? "Animation" : "Video",
  });
  // A film that this browser cannot play is still a file that can be kept.
  video.addEventListener("error", () => video.replaceWith(fileRow({ file_name: `${kind}.mp4`, ...file })), { once: true });
  return video;
}

function animation(file) {
  return file.mime_type === "image/gif" ? picture(file, "Animation") : film(file, "animation");
}

const drawings = {
  photo: (file, caption) => picture(file, caption ? `Photo: ${caption}` : "Photo"),
  video: (file) => film(file, "video"),
  animation,
  video_note: (file) => film(file, "video_note"),
  voice: (file) => el("audio", { src: fileAddress(file), controls: true, preload: "metadata", "aria-label": "Voice message" }),
  document: fileRow,
};

/** The kind of file that the message carries; an animation also has a document, which is not shown twice. */
export const kindOf = (message) => KINDS.find((kind) => message[kind]);

/** What the message shows besides text, or null. */
export function attachment(message) {
  const kind = kindOf(message);
  if (kind) return drawings[kind](message[kind], message.caption);
  if (message.other) return el("span", { className: "other" }, OTHERS[message.other] ?? message.other);
  return null;
}
