/* The palette: Ctrl+K opens <dialog data-palette data-palette-url>, so do
   links and buttons [data-palette-open], which without scripts lead to the search page.
   The address answers JSON [{group, label, url, hint, key, icon}]: acts first, then matters, people, papers in scope; without ?q=
   what one may want now, with ?q= what the server finds. The first list is filtered here while typing; the server is asked
   after 150 ms of rest and its answers are added below. Only addresses of this site are followed.
   icon is one of the <template data-palette-icon> of the dialog, else an arrow. data-palette-none, data-palette-count: words for "nothing found" and "results". */

const dialog = document.querySelector("[data-palette]");
const input = dialog?.querySelector("input");
const hits = dialog?.querySelector("[role=listbox]");
let first = [];
let found = [];
let wait = 0;
let asked = 0;

const words = (text) => text.toLocaleLowerCase().split(/\s+/).filter(Boolean);

function matches(row, wanted) {
  const text = `${row.label} ${row.hint} ${row.group}`.toLocaleLowerCase();
  return wanted.every((word) => text.includes(word));
}

function marked(label, wanted) {
  const span = document.createElement("span");
  const lower = label.toLocaleLowerCase();
  const at = wanted.length && lower.length === label.length ? lower.indexOf(wanted[0]) : -1;
  if (at < 0) { span.textContent = label; return span; }
  const mark = document.createElement("mark");
  mark.textContent = label.slice(at, at + wanted[0].length);
  span.append(label.slice(0, at), mark, label.slice(at + wanted[0].length));
  return span;
}

function picture(name) {
  const known = [...dialog.querySelectorAll("[data-palette-icon]")];
  const template = known.find((one) => one.dataset.paletteIcon === name) || known[0];
  return template.content.cloneNode(true);
}

function option(row, wanted, index) {
  const element = document.createElement("div");
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", "false");
  element.id = `palet-${index}`;
  element.dataset.url = row.url;
  const hint = Object.assign(document.createElement("span"), { className: "hint", textContent: row.key || row.hint });
  element.append(picture(row.icon), marked(row.label, wanted), hint);
  return element;
}

function group(name) {
  const box = document.createElement("div");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", name);
  const head = Object.assign(document.createElement("p"), { className: "ph", textContent: name });
  head.setAttribute("aria-hidden", "true");
  box.append(head);
  return box;
}

function draw() {
  const wanted = words(input.value);
  const own = first.filter((row) => matches(row, wanted));
  const known = new Set(own.map((row) => row.url));
  const rows = [...own, ...found.filter((row) => !known.has(row.url))];
  const groups = new Map();
  rows.forEach((row, index) => {
    if (!groups.has(row.group)) groups.set(row.group, group(row.group));
    groups.get(row.group).append(option(row, wanted, index));
  });
  hits.replaceChildren(...groups.values());
  if (!rows.length) hits.append(Object.assign(document.createElement("p"), { className: "ph", textContent: dialog.dataset.paletteNone }));
  input.setAttribute("aria-expanded", String(rows.length > 0));
  select(0);
}

function select(index) {
  const options = [...hits.querySelectorAll("[role=option]")];
  options.forEach((element, at) => element.setAttribute("aria-selected", String(at === index)));
  if (!options[index]) { input.removeAttribute("aria-activedescendant"); return; }
  input.setAttribute("aria-activedescendant", options[index].id);
  options[index].scrollIntoView({ block: "nearest" });
}

function move(step) {
  const options = [...hits.querySelectorAll("[role=option]")];
  const here = options.findIndex((element) => element.getAttribute("aria-selected") === "true");
  if (options.length) select((here + step + options.length) % options.length);
}

function go(element) {
  const address = element && new URL(element.dataset.url, location.href);
  if (address && address.origin === location.origin) location.assign(address);
}

async function ask(query) {
  const turn = ++asked;
  const address = new URL(dialog.dataset.paletteUrl, location.href);
  if (query) address.searchParams.set("q", query);
  const answer = await fetch(address, { headers: { Accept: "application/json" }, redirect: "error" }).catch(() => null);
  document.dispatchEvent(new CustomEvent("spkt:link", { detail: { ok: Boolean(answer) } }));
  if (!answer?.ok || turn !== asked) return;
  const rows = await answer.json();
  if (query) found = rows; else first = rows;
  draw();
  const count = hits.querySelectorAll("[role=option]").length;
  if (query) document.dispatchEvent(new CustomEvent("spkt:say", { detail: { text: `${count} ${dialog.dataset.paletteCount}` } }));
}

function open() {
  if (dialog.open) return;
  input.value = "";
  found = [];
  draw();
  dialog.showModal();
  input.focus();
  ask("");
}

if (dialog) {
  for (const button of document.querySelectorAll("[data-palette-open]")) button.addEventListener("click", (event) => { event.preventDefault(); open(); });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key.toLowerCase() === "k" && !document.querySelector("dialog[open]")) { event.preventDefault(); open(); }
  });
  input.addEventListener("input", () => {
    found = [];
    draw();
    clearTimeout(wait);
    const query = input.value.trim();
    if (query) wait = setTimeout(ask, 150, query);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    if (event.key === "ArrowUp") { event.preventDefault(); move(-1); }
    if (event.key === "Enter") { event.preventDefault(); go(hits.querySelector("[aria-selected=true]")); }
  });
  hits.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}
