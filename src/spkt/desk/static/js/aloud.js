/* Larger letters, and the voice of this computer, for who reads with difficulty. The text never leaves it: only a local
   Indonesian voice is used, and without one the buttons that read stay hidden.
     [data-reader-bigger]   button: larger text, three sizes
     [data-reader-listen]   button: reads the current paragraph, [data-paragraph][aria-current]
     [data-aloud-toggle data-stop="Berhenti"]   button: reads every [data-aloud] in order, the current one gets class
                            "now" and aria-current; pressed again it stops
     [data-print]           button: prints; shown because this script is there */

const root = document.documentElement;
const toggle = document.querySelector("[data-aloud-toggle]");
const start = toggle?.querySelector("span");
const words = start?.textContent;
let turn = 0;

function voice() {
  return globalThis.speechSynthesis?.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith("id"));
}

function offer() {
  for (const button of document.querySelectorAll("[data-reader-listen], [data-aloud-toggle]")) button.hidden = !voice();
}

// Dashes that close a line are not said, long numbers are said figure by figure.
function said(element) {
  return element.textContent.replace(/-{2,}/g, " ").replace(/\d{6,}/g, (number) => [...number].join(" ")).replace(/\s+/g, " ").trim();
}

function speak(element, then = () => {}) {
  const saying = Object.assign(new SpeechSynthesisUtterance(said(element)), { voice: voice(), lang: "id-ID", rate: 0.9 });
  saying.addEventListener("end", then);
  speechSynthesis.speak(saying);
}

function mark(element) {
  for (const before of document.querySelectorAll("[data-aloud][aria-current]")) {
    before.classList.remove("now");
    before.removeAttribute("aria-current");
  }
  if (!element) return;
  element.classList.add("now");
  element.setAttribute("aria-current", "true");
  element.scrollIntoView({ block: "center" });
}

function stop() {
  turn += 1;
  speechSynthesis.cancel();
  mark(null);
  start.textContent = words;
}

function read(pieces, mine) {
  if (mine !== turn) return;
  const [piece, ...rest] = pieces;
  if (!piece) { stop(); return; }
  mark(piece);
  speak(piece, () => read(rest, mine));
}

function listen() {
  const paragraph = document.querySelector("[data-paragraph][aria-current]");
  if (!paragraph) return;
  speechSynthesis.cancel();
  speak(paragraph);
}

function read_all() {
  if (start.textContent !== words) { stop(); return; }
  speechSynthesis.cancel();
  start.textContent = toggle.dataset.stop;
  read([...document.querySelectorAll("[data-aloud]")], (turn += 1));
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-reader-bigger]")) root.dataset.big = String((Number(root.dataset.big || 0) + 1) % 3);
  if (event.target.closest("[data-reader-listen]")) listen();
  if (event.target.closest("[data-aloud-toggle]")) read_all();
  if (event.target.closest("[data-print]")) print();
});
addEventListener("pagehide", () => globalThis.speechSynthesis?.cancel());
globalThis.speechSynthesis?.addEventListener("voiceschanged", offer);
for (const button of document.querySelectorAll("[data-print], [data-reader-bigger]")) button.hidden = false;
offer();
