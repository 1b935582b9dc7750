/* Weighing saves itself: a chosen verdict, basis or source is sent after a short rest, and what stands around it is
   drawn anew. The form keeps working without this.
     <form data-weigh-form>, in it [data-weigh-state] with the words, hidden "was-…" fields that follow the answers
     [data-fresh] with an id: taken from the answer, unless somebody is typing in it */

const REST_MS = 700;
const form = document.querySelector("[data-weigh-form]");
const state = document.querySelector("[data-weigh-state]");
const dirty = new Set();
let rest = 0;
let busy = false;
let again = false;

function say(word) {
  state.textContent = word === "saved" ? state.dataset.saved : word === "unsent" ? state.dataset.unsent : "";
}

/* Elements still without a verdict stay on the page until one is chosen. */
function body() {
  const sent = new FormData(form);
  const half = (place) => !sent.get(`verdict-${place}`);
  for (const name of [...sent.keys()]) {
    const place = name.slice(name.indexOf("-") + 1);
    if (/^(basis|sources)-/.test(name) && half(place)) sent.delete(name);
  }
  sent.set("key", crypto.randomUUID());
  return sent;
}

function refresh(page) {
  for (const fresh of page.querySelectorAll("[data-fresh][id]")) {
    const here = document.getElementById(fresh.id);
    if (here && !here.contains(document.activeElement) && !dirty.has(fresh.id)) here.replaceWith(document.adoptNode(fresh));
  }
  for (const was of page.querySelectorAll("input[name^='was-']")) {
    const here = form.elements.namedItem(was.name);
    if (here) here.value = was.value;
  }
}

async function save() {
  if (busy) { again = true; return; }
  busy = true;
  const answer = await fetch(form.action, { method: "POST", body: body() }).catch(() => null);
  const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
  if (answer?.ok) { refresh(page); say("saved"); } else say("unsent");
  document.dispatchEvent(new CustomEvent("spkt:link", { detail: { ok: Boolean(answer) } }));
  busy = false;
  if (again) { again = false; save(); }
}

if (form && state) {
  form.addEventListener("change", () => { say(""); clearTimeout(rest); rest = setTimeout(save, REST_MS); });
  form.addEventListener("submit", () => clearTimeout(rest));
}
document.addEventListener("input", (event) => {
  const box = event.target.closest("[data-fresh][id]");
  if (box) dirty.add(box.id);
});
