// Keeps one person's chat up to date, through restarts of the server.

import { Refused } from "./server.js";

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 3000;
// The server answers after 25 s at the latest; a connection that says nothing for longer is dead.
const PATIENCE = 40_000;

const pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

async function listen(person, chat, on, signal) {
  let cursor = chat.cursor;
  while (!signal.aborted) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    const news = await person.events(cursor, limit);
    cursor = news.cursor;
    for (const event of news.events) on.event(event);
  }
}

/**
 * Tells `on.loaded(chat)` at the start and after each lost connection, `on.event(event)` for what is new,
 * `on.lost()` when the connection breaks, and `on.unknown()` if the server does not know the person.
 * Ends when `signal` aborts.
 */
export async function follow(person, on, signal) {
  let wait = FIRST_PAUSE;
  while (!signal.aborted) {
    try {
      const chat = await person.chat(signal);
      if (signal.aborted) return;
      wait = FIRST_PAUSE;
      on.loaded(chat);
      await listen(person, chat, on, signal);
    } catch (reason) {
      if (signal.aborted) return;
      if (reason instanceof Refused && reason.status === 404) return on.unknown();
      on.lost();
      await pause(wait, signal);
      wait = Math.min(wait * 2, LONGEST_PAUSE);
    }
  }
}
