/* The reporter's second screen.
     <main data-reader-url="/layar/keadaan" data-reader-every="1" data-reader-state="reading">
       <p data-paragraph="1">…</p>      classes done, read and aria-current follow the officer
   The address answers JSON {"state": "reading", "current": 2} with an ETag, 304 when it is the same; another state, or
   401/403/404 (the officer left), draws the page anew, so that nothing stays on a screen nobody minds.
     [data-reader-position]   "2", the current paragraph             aloud.js reads it and makes it larger */

const box = document.querySelector("[data-reader-url]");
let tag = "";

function follow(current) {
  for (const paragraph of box.querySelectorAll("[data-paragraph]")) {
    const number = Number(paragraph.dataset.paragraph);
    paragraph.classList.toggle("done", number < current);
    paragraph.classList.toggle("read", number === current);
    if (number !== current) { paragraph.removeAttribute("aria-current"); continue; }
    if (!paragraph.hasAttribute("aria-current")) paragraph.scrollIntoView({ block: "center" });
    paragraph.setAttribute("aria-current", "true");
  }
  const position = document.querySelector("[data-reader-position]");
  if (position) position.textContent = String(current);
}

async function ask() {
  const headers = { Accept: "application/json", ...(tag && { "If-None-Match": tag }) };
  const answer = await fetch(box.dataset.readerUrl, { headers, redirect: "manual", cache: "no-store" }).catch(() => null);
  if (!answer || answer.status === 304 || answer.status >= 500) return;
  if (answer.status !== 200) { location.reload(); return; }
  tag = answer.headers.get("ETag") || "";
  const { state, current } = await answer.json();
  if (state !== box.dataset.readerState) { location.reload(); return; }
  follow(current);
}

async function poll() {
  await ask();
  setTimeout(poll, Number(box.dataset.readerEvery || 1) * 1000);
}

if (box) poll();
