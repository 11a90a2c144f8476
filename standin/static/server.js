// Every request that the page makes. The contract is docs/standin.md.

/** The server answered that it will not do it; the message is its sentence. */
export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

const MOST = 2000; // MiB of files at once, as the server takes

/** The server could not be reached. */
export class Unreachable extends Error {}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (reason) {
    if (options.signal?.aborted) throw reason;
    throw new Unreachable("The server cannot be reached just now.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, answer.error ?? `The server answered ${response.status}.`);
  return answer;
}

const get = (path, signal) => call(path, { signal });
const post = (path, body) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const people = () => get("/people");
export const newPerson = (first_name, language_code) => post("/people", { first_name, language_code });
export const fileAddress = (file) => `/files/${encodeURIComponent(file.file_unique_id)}`;

/** What one person can do. */
export class Person {
  constructor(id) {
    this.id = id;
    this.path = `/people/${encodeURIComponent(id)}`;
  }

  chat = (signal) => get(`${this.path}/chat`, signal);
  events = (cursor, signal) => get(`${this.path}/events?cursor=${cursor}`, signal);
  write = (text) => post(`${this.path}/text`, { text });
  edit = (message_id, text) => post(`${this.path}/edit`, { message_id, text });
  tap = (message_id, data) => post(`${this.path}/tap`, { message_id, data });
  share = (kind) => post(`${this.path}/share`, { kind });
  block = (blocked) => post(`${this.path}/block`, { blocked });
  remove = (message_id) => post(`${this.path}/delete`, { message_id });

  async send(files, kind, caption) {
    // Asked here already: a browser may not read the answer to what it has not sent to its end.
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (size > MOST * 2 ** 20) throw new Refused(413, `Files have at most ${MOST} MiB together.`);
    const form = new FormData();
    form.append("as", kind);
    if (caption) form.append("caption", caption);
    for (const file of files) form.append("file", file, file.name);
    return call(`${this.path}/files`, { method: "POST", body: form });
  }
}
