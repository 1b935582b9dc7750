/* Sends files in pieces over a line that may break; without it the same form sends one small file whole.
     <form data-upload data-done="/perkara/…" data-sending … >   words beside it, see files/begin.html
   Every step may be repeated: begin takes up again what was begun, a piece that is there already is only confirmed,
   finish says what is still missing or gives the first answer once more. Nothing is kept in the browser. */

const PATIENCE_MS = 90_000;
const LONGEST_WAIT_MS = 20_000;
const HEAD_BYTES = 4096;
const LANES = 2;

class Refused extends Error {}

class Sending {
  constructor(form, file) {
    this.form = form;
    this.file = file;
    const row = form.querySelector("[data-sending-row]").content.cloneNode(true).firstElementChild;
    row.querySelector("[data-name]").textContent = file.name;
    this.bar = row.querySelector("progress");
    this.bar.setAttribute("aria-label", file.name);
    this.share = row.querySelector("[data-share]");
    this.words = row.querySelector("[data-say-here]");
    this.row = row;
    form.querySelector("[data-sendings]").append(row);
    this.show(0);
  }

  show(bytes) {
    const mb = (n) => (n / 1e6).toFixed(1).replace(".", ",");
    this.bar.value = Math.floor((100 * bytes) / Math.max(1, this.file.size));
    this.share.textContent = `${mb(bytes)} ${this.form.dataset.of} ${mb(this.file.size)} MB`;
  }

  say(text, state) {
    if (this.words.textContent !== text) document.dispatchEvent(new CustomEvent("spkt:say", { detail: { text } }));
    this.words.textContent = text;
    this.row.dataset.state = state;
  }

  async whole() {
    const begun = await this.begin();
    const have = new Set(begun.have);
    let missing = [...Array(begun.pieces).keys()].filter((number) => !have.has(number));
    for (;;) {
      await Promise.all(Array.from({ length: LANES }, () => this.lane(begun, missing, have)));
      this.show(this.file.size);
      this.say(this.form.dataset.closing, "closing");
      const done = await this.ask(begun.finish, new URLSearchParams({ key: this.keys.finish }));
      if (!done.missing) return done;
      missing = done.missing;
      for (const number of missing) have.delete(number);
    }
  }

  /* Sends one piece after the other. Two lanes: while one waits for its answer, the other keeps the line full. */
  async lane(begun, missing, have) {
    while (missing.length) {
      const number = missing.shift();
      const from = number * begun.piece;
      this.show(have.size * begun.piece);
      this.say(this.form.dataset.sending, "sending");
      try {
        await this.ask(begun.to + number, this.file.slice(from, from + begun.piece), "application/octet-stream");
      } catch (refused) {
        missing.length = 0;
        throw refused;
      }
      have.add(number);
    }
  }

  begin() {
    this.keys = { begin: key(), finish: key() };
    const told = new FormData();
    for (const name of ["about", "caption"]) told.set(name, this.form.elements[name].value);
    told.set("key", this.keys.begin);
    told.set("name", this.file.name);
    told.set("size", this.file.size);
    told.set("changed", this.file.lastModified);
    told.set("head", this.file.slice(0, HEAD_BYTES), "head");
    return this.ask(this.form.action, told);
  }

  /* The answer to one step; a line that breaks is waited for as long as it takes. */
  async ask(where, body, type) {
    for (let wait = 500; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
      const answer = await this.once(where, body, type);
      document.dispatchEvent(new CustomEvent("spkt:link", { detail: { ok: Boolean(answer) } }));
      if (answer?.type === "opaqueredirect") throw new Refused(this.form.dataset.signedOut);
      if (answer && answer.status < 500) {
        const told = await answer.json().catch(() => null);
        if (answer.ok && told) return told;
        if (told?.missing) return told;
        if (told || !answer.ok) throw new Refused(told?.reasons?.join(" ") || this.form.dataset.failed);
      }
      const is_full = answer?.status === 503 && (await answer.json().catch(() => null))?.wait;
      this.say(is_full ? this.form.dataset.turn : this.form.dataset.broken, is_full ? "waiting" : "broken");
      if (is_full) wait = 500;
      await pause(is_full ? 700 + 600 * Math.random() : wait);
    }
  }

  async once(where, body, type) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
    const headers = { Accept: "application/json", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value };
    if (type) headers["Content-Type"] = type;
    const options = { method: "POST", body, headers, redirect: "manual", cache: "no-store", signal: stop.signal };
    try {
      return await fetch(where, options);
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}

/* Waits, or until the network is said to be back. */
function pause(ms) {
  return new Promise((go) => {
    const timer = setTimeout(done, ms);
    function done() { clearTimeout(timer); removeEventListener("online", done); go(); }
    addEventListener("online", done);
  });
}

/* A random UUID; crypto.randomUUID is only there on a secure origin. */
function key() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

async function send(form) {
  const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
  if (!files.length) { form.submit(); return; }
  const button = form.querySelector("[data-submit]");
  const leave = (event) => event.preventDefault();
  addEventListener("beforeunload", leave);
  button.disabled = true;
  form.querySelector("[data-sendings]").hidden = false;
  form.querySelector("[data-sendings]").replaceChildren();
  let failed = 0;
  for (const file of files) {
    const sending = new Sending(form, file);
    try {
      await sending.whole();
      sending.say(form.dataset.kept, "kept");
    } catch (refused) {
      failed += 1;
      sending.say(refused instanceof Refused ? refused.message : form.dataset.failed, "failed");
    }
  }
  removeEventListener("beforeunload", leave);
  button.disabled = false;
  if (!failed) location.assign(form.dataset.done);
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  for (const input of form.querySelectorAll("input[type=file]:not([capture])")) input.multiple = true;
  form.addEventListener("submit", (event) => { event.preventDefault(); send(form); });
}
