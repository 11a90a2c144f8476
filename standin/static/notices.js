// What is said beside the chat: toasts, dialogs, the banner, and copying.

import { byId } from "./dom.js";

const TOAST_TIME = 4000;
let toastTimer;

/** A short sentence that goes away by itself. */
export function toast(text) {
  const box = byId("toast");
  // Hidden and shown again, so that it lies above a dialog that was opened meanwhile.
  box.hidePopover();
  box.textContent = text;
  box.showPopover();
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => box.hidePopover(), TOAST_TIME);
}

/** A sentence that stays until it was read. */
export function alertDialog(text) {
  byId("alert-text").textContent = text;
  if (!byId("alert").open) byId("alert").showModal();
}

/** A line above the chat for as long as something is wrong; without text it goes away. */
export function banner(text = "") {
  byId("banner").textContent = text;
  byId("banner").hidden = !text;
}

/** A picture in full size. */
export function viewPicture(address, description) {
  const viewer = byId("viewer");
  const picture = viewer.querySelector("img");
  picture.src = address;
  picture.alt = description;
  viewer.showModal();
}

function copyTheOldWay(text) {
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "spoken";
  document.body.append(box);
  const before = document.activeElement;
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  before?.focus();
  return copied;
}

/** Copies the text and says so. Over plain HTTP from another machine browsers only know the old way. */
export async function copy(text) {
  let copied;
  try {
    await navigator.clipboard.writeText(text);
    copied = true;
  } catch {
    copied = copyTheOldWay(text);
  }
  toast(copied ? "Copied" : "The browser does not allow copying. Please mark the text and copy it by hand.");
}

export function startNotices() {
  byId("viewer").addEventListener("click", (event) => event.target.tagName !== "BUTTON" && byId("viewer").close());
}
