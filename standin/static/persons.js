// Who this tab is. The person's id stands in the address (#id), so that a reload stays the same person.

import { byId, el, placeMenu } from "./dom.js";
import * as server from "./server.js";

const NAMES = ["Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gita", "Hugo", "Iris", "Jan", "Kira", "Leo", "Mia", "Noel", "Olga", "Pavel"];

const idInAddress = () => Number(location.hash.slice(1)) || null;

function nextName(taken) {
  const free = NAMES.find((name) => !taken.includes(name));
  return free ?? `Person ${taken.length + 1}`;
}

async function create() {
  const known = await server.people();
  const language = navigator.language.slice(0, 2).toLowerCase();
  return server.newPerson(nextName(known.map((person) => person.first_name)), language);
}

/** The person that the address names; somebody new where it names nobody whom the server knows. */
export async function whoIsHere() {
  const known = await server.people();
  const here = known.find((person) => person.id === idInAddress()) ?? (await create());
  history.replaceState(null, "", `#${here.id}`);
  return here;
}

async function drawMenu(menu) {
  const here = idInAddress();
  const known = await server.people().catch(() => []);
  const links = known.map(({ id, first_name, blocked }) =>
    el("a", { href: `#${id}`, "aria-current": id === here ? "true" : undefined, onclick: () => menu.hidePopover() },
      blocked ? `${first_name} (has blocked the bot)` : first_name));
  menu.replaceChildren(...links, el("a", { href: "/", target: "_blank", rel: "noopener", className: "apart", onclick: () => menu.hidePopover() }, "New person"));
}

/** Fills the switcher each time it is opened. `changed()` is called when the address names somebody else. */
export function startSwitcher(changed) {
  const menu = byId("people-menu");
  const button = byId("people");
  placeMenu(menu, button);
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    if (menu.matches(":popover-open")) return menu.hidePopover();
    await drawMenu(menu);
    menu.showPopover();
  });
  addEventListener("hashchange", changed);
}
