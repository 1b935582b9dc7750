/* Autosave. Nothing typed is lost: what could not be sent waits in this page's memory (nowhere else) and goes in order.
     <form data-draft-url="/…/draf" data-draft-skip="names of fields that are not drafts">
       <input type="hidden" name="version" value="7">      the version this page was drawn from; follows the answers
   After 2 s of rest, on leaving and on Ctrl+S the form's fields are POSTed as multipart with `version` and a fresh `key`
   (idempotency: a repeated send has the same key and the same body).
     200 {"saved_at": "2026-11-24T02:13:40+07:00", "version": 8}
     409 {"url": "/…/bandingkan", "text": "Ada perubahan dari …"}   the server kept this text too; [data-save-conflict] becomes a link
     anything else: tried again after 2, 4, 8 … 30 s and when the line comes back
   [data-save-state] (see _parts/save_state.html) shows Menyimpan, Tersimpan 02.13.40, Belum terkirim, n perubahan. */

const REST_MS = 2000;
const LONGEST_WAIT_MS = 30000;
const KEEPALIVE_BYTES = 60000;

class Draft {
  constructor(form) {
    this.form = form;
    this.queue = [];
    this.changed = this.busy = this.leaving = false;
    this.failures = 0;
    this.skip = new Set((form.dataset.draftSkip || "").split(/\s+/));
    form.addEventListener("input", () => this.touch());
    form.addEventListener("change", () => this.touch());
    form.addEventListener("submit", (event) => this.submitted(event));
  }

  touch() {
    this.changed = true;
    this.leaving = false;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.save(), REST_MS);
  }

  /* A draft on its way changes the version; the form waits for it, or it would be refused as older than itself. */
  submitted(event) {
    if (event.defaultPrevented) return;
    clearTimeout(this.rest);
    this.changed = false;
    if (!this.busy) { this.leaving = true; return; }
    event.preventDefault();
    this.after = () => this.form.requestSubmit(event.submitter);
  }

  snapshot() {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (this.skip.has(name) || value instanceof File) body.delete(name);
    body.set("key", crypto.randomUUID ? crypto.randomUUID() : random_key());
    return { body, sent: false };
  }

  save() {
    clearTimeout(this.rest);
    if (!this.changed) return;
    this.changed = false;
    this.queue.push(this.snapshot());
    this.send();
  }

  async send() {
    if (this.busy || !this.queue.length) return;
    this.busy = true;
    clearTimeout(this.retry);
    const draft = this.queue[0];
    if (!draft.sent) draft.body.set("version", this.version());
    draft.sent = true;
    this.failures || this.say("saving");
    const answer = await post(this.form.dataset.draftUrl, draft.body);
    await this.heard(answer);
  }

  async heard(answer) {
    document.dispatchEvent(new CustomEvent("spkt:link", { detail: { ok: Boolean(answer) } }));
    const said = answer && is_json(answer) ? await answer.json().catch(() => null) : null;
    this.busy = false;
    if (answer?.status === 200 && said) this.saved(said);
    else if (answer?.status === 409 && said) this.conflict(said);
    else this.failed();
    const after = this.after;
    delete this.after;
    after?.();
  }

  saved({ saved_at, version }) {
    this.queue.shift();
    this.failures = 0;
    const field = this.form.elements.namedItem("version");
    if (field) field.value = version;
    document.dispatchEvent(new CustomEvent("spkt:saved"));
    if (this.queue.length) this.send(); else this.say("saved", saved_at.slice(11, 19).replaceAll(":", "."));
    document.dispatchEvent(new CustomEvent("spkt:saved"));
  }

  failed() {
    this.failures += 1;
    this.say("unsent");
    const wait = Math.min(LONGEST_WAIT_MS, REST_MS * 2 ** (this.failures - 1));
    this.retry = setTimeout(() => this.send(), wait);
  }

  conflict({ url, text }) {
    this.queue.shift();
    this.failures = 0;
    const shown = state();
    const link = shown?.querySelector("[data-save-conflict]");
    if (!link) return;
    shown.querySelector("[data-save-text]").textContent = text;
    link.href = url;
    link.hidden = false;
    document.dispatchEvent(new CustomEvent("spkt:say", { detail: { text, urgent: true } }));
  }

  say(what, time = "") {
    const shown = state();
    if (!shown) return;
    const count = this.queue.length;
    const words = { saving: shown.dataset.saving, saved: `${shown.dataset.saved} ${time}`, unsent: `${shown.dataset.unsent}, ${count} ${shown.dataset.changes}` };
    shown.querySelector("[data-save-text]").textContent = words[what];
    shown.classList.toggle("c-warn", what === "unsent");
    if (what === "unsent" && this.failures === 1) document.dispatchEvent(new CustomEvent("spkt:say", { detail: { text: words.unsent } }));
  }

  version() {
    return this.form.elements.namedItem("version")?.value ?? "";
  }

  leave() {
    if (this.leaving) return;
    if (this.changed) { this.changed = false; this.queue.push(this.snapshot()); }
    this.send();
  }

  /* The one on its way outlives the page (keepalive); anything behind it, or too big for that, would not. */
  would_lose() {
    if (this.leaving || !this.queue.length) return false;
    return this.failures > 0 || this.queue.length > 1 || size(this.queue[0].body) >= KEEPALIVE_BYTES;
  }
}

const state = () => document.querySelector("[data-save-state]");
const is_json = (answer) => (answer.headers.get("Content-Type") || "").startsWith("application/json");

/* Plain http on the counter's own network has no crypto.randomUUID; getRandomValues is always there. */
function random_key() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const size = (body) => [...body].reduce((sum, [name, value]) => sum + name.length + 3 * value.length + 120, 0);

async function post(url, body) {
  const headers = { Accept: "application/json" };
  return fetch(url, { method: "POST", body, headers, redirect: "manual", keepalive: size(body) < KEEPALIVE_BYTES }).catch(() => null);
}

const drafts = [...document.querySelectorAll("form[data-draft-url]")].filter((form) => form.dataset.draftUrl).map((form) => new Draft(form));
addEventListener("keydown", (event) => {
  if (!event.ctrlKey || event.key.toLowerCase() !== "s" || !drafts.length) return;
  event.preventDefault();
  drafts.forEach((draft) => draft.save());
});
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") drafts.forEach((draft) => draft.leave()); });
addEventListener("pagehide", () => drafts.forEach((draft) => draft.leave()));
addEventListener("online", () => drafts.forEach((draft) => draft.send()));
addEventListener("beforeunload", (event) => {
  drafts.forEach((draft) => draft.leave());
  if (drafts.some((draft) => draft.would_lose())) event.preventDefault();
});
