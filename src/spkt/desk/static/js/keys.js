/* Keys for everything on the page.
     data-key="G"        on a link or button: pressed by that letter; "S K": one after the other within a second
     data-list           J and K walk through its links, Enter opens (the browser does that)
     data-weigh          on a fieldset of radios: 1 2 3 choose, up and down go to the next or last fieldset
     data-submit         on a button: Ctrl+Enter presses the one of this form, else the first of the page
     data-back           on a link: Esc follows it when no dialog is open and no field has focus
     data-palette-open   pressed by /
     data-keys-open      buttons that open [data-keys-dialog], as ? does; hidden until this script runs
   Letters do nothing in fields, and nothing at all when [data-keys-switch] is off (remembered on this desk). */

const SWITCH = "spkt.keys";
const dialog = document.querySelector("[data-keys-dialog]");
let typed = "";
let typed_at = 0;

const is_on = () => localStorage.getItem(SWITCH) !== "off";
const is_field = (element) => element.matches("textarea, select, [contenteditable=true], input:not([type=radio], [type=checkbox], [type=button], [type=submit])");
const is_seen = (element) => element.getClientRects().length > 0 && !element.disabled;

function press(letter, at) {
  typed = at - typed_at < 1000 && typed ? `${typed} ${letter}` : letter;
  typed_at = at;
  const known = [...document.querySelectorAll("[data-key]")].filter(is_seen);
  const wanted = known.find((element) => element.dataset.key.toUpperCase() === typed);
  if (wanted) { typed = ""; wanted.focus(); wanted.click(); return true; }
  if (known.some((element) => element.dataset.key.toUpperCase().startsWith(`${typed} `))) return true;
  if (typed !== letter) { typed = ""; return press(letter, at); }
  typed = "";
  return false;
}

function walk(step) {
  const list = document.activeElement.closest("[data-list]") || document.querySelector("[data-list]");
  if (!list) return false;
  const scope = list.closest("[data-queue-url]") || list.parentElement;
  const rows = [...scope.querySelectorAll("[data-list] a[href]")].filter(is_seen);
  const here = rows.includes(document.activeElement) ? rows.indexOf(document.activeElement) : rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = rows[Math.min(rows.length - 1, Math.max(0, here + step))];
  next?.focus();
  return Boolean(next);
}

function weigh(event) {
  const row = event.target.closest("[data-weigh]");
  if (!row || is_field(event.target)) return false;
  if (/^[123]$/.test(event.key)) {
    row.querySelectorAll("input[type=radio]")[Number(event.key) - 1]?.click();
    return true;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return false;
  const rows = [...document.querySelectorAll("[data-weigh]")];
  const next = rows[rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
  (next?.querySelector("input:checked") || next?.querySelector("input[type=radio]"))?.focus();
  return true;
}

function send() {
  const own = document.activeElement.closest("form")?.querySelector("[data-submit]");
  const button = own || [...document.querySelectorAll("[data-submit]")].find(is_seen);
  button?.click();
  return Boolean(button);
}

function leave(target) {
  if (is_field(target)) { target.blur(); return true; }
  const open_menu = document.querySelector("details.menu[open]");
  if (open_menu) { open_menu.open = false; open_menu.querySelector("summary").focus(); return true; }
  const back = document.querySelector("[data-back]");
  back?.click();
  return Boolean(back);
}

function letter(event) {
  if (event.key === "?") { show(); return true; }
  if (event.key === "/") { document.querySelector("[data-palette-open]")?.click(); return true; }
  const name = event.key.toUpperCase();
  if (!/^[\p{L}\p{N}]$/u.test(name)) return false;
  if (press(name, event.timeStamp)) return true;
  return (name === "J" && walk(1)) || (name === "K" && walk(-1));
}

function show() {
  const list = dialog.querySelector("[data-keys-fill]");
  list.querySelectorAll("[data-found]").forEach((row) => row.remove());
  for (const element of [...document.querySelectorAll("[data-key]")].filter(is_seen).reverse()) {
    const row = document.createElement("li");
    row.dataset.found = "";
    const key = Object.assign(document.createElement("span"), { className: "kbd", textContent: element.dataset.key });
    const words = element.getAttribute("aria-label") || element.querySelector("span:not(.kbd)")?.textContent || element.textContent;
    row.append(key, words.trim());
    list.prepend(row);
  }
  dialog.showModal();
}

function mark_shortcuts() {
  for (const element of document.querySelectorAll("[data-key]")) element.setAttribute("aria-keyshortcuts", element.dataset.key);
  for (const button of document.querySelectorAll("[data-keys-open]")) button.hidden = false;
  document.documentElement.dataset.keys = is_on() ? "on" : "off";
}

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  if (event.ctrlKey && event.key === "Enter") { if (send()) event.preventDefault(); return; }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape") { if (leave(event.target)) event.preventDefault(); return; }
  if (weigh(event)) { event.preventDefault(); return; }
  if (is_field(event.target) || !is_on()) return;
  if (letter(event)) event.preventDefault();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-open]")) show();
  if (event.target.closest("[data-keys-close]")) dialog.close();
  const menu = document.querySelector("details.menu[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("htmx:afterSwap", mark_shortcuts);
document.addEventListener("spkt:swap", mark_shortcuts);
const choice = document.querySelector("[data-keys-switch]");
if (choice) {
  choice.checked = is_on();
  choice.addEventListener("change", () => { localStorage.setItem(SWITCH, choice.checked ? "on" : "off"); mark_shortcuts(); });
}
mark_shortcuts();
