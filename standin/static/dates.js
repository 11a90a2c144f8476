// Dates and times in the reader's own language and zone.

import { el } from "./dom.js";

const UNITS = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3600], ["minute", 60]];

function relative(seconds) {
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return words.format(Math.round(seconds / length), unit);
}

function written(date, format) {
  const options = {};
  if (format.includes("w")) options.weekday = "long";
  if (/d/i.test(format)) Object.assign(options, { year: "numeric", month: format.includes("D") ? "long" : "2-digit", day: "numeric" });
  if (/t/i.test(format)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) options.second = "2-digit";
  return new Intl.DateTimeFormat(undefined, options).format(date);
}

/** A date_time entity in its format ("r" relative; w, d, D, t, T as in the Bot API); without one the text as it was written. */
export function formatDate(entity, content) {
  const date = new Date(entity.unix_time * 1000);
  if (Number.isNaN(date.getTime())) return el("span", {}, content);
  const format = entity.date_time_format ?? "";
  const full = written(date, "wDt");
  const shown = format === "r" ? relative(entity.unix_time - Date.now() / 1000) : format && written(date, format);
  return el("time", { dateTime: date.toISOString(), title: full }, shown || content);
}

export const clock = (seconds) => written(new Date(seconds * 1000), "t");

/** The day as a heading in the chat. */
export function day(seconds) {
  const date = new Date(seconds * 1000);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year }).format(date);
}
