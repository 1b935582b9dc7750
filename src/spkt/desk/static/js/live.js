/* Says things aloud and shows whether the server is reached. Other scripts speak to it by events on document:
     spkt:say   detail {text, urgent}   read by screen readers: polite, or at once
     spkt:link  detail {ok}             the last request got through, or not
   Elements: [data-say], [data-say-now]; [data-link] with data-link-ok, data-link-lost, a .dot and [data-link-text]. */

function say({ text, urgent }) {
  const region = document.querySelector(urgent ? "[data-say-now]" : "[data-say]");
  if (!region) return;
  region.textContent = "";
  setTimeout(() => { region.textContent = text; }, 50);
}

function link(ok) {
  const shown = document.querySelector("[data-link]");
  if (!shown || shown.dataset.linkState === String(ok)) return;
  const was = shown.dataset.linkState;
  shown.dataset.linkState = String(ok);
  shown.querySelector(".dot").classList.toggle("danger", !ok);
  shown.querySelector("[data-link-text]").textContent = ok ? shown.dataset.linkOk : shown.dataset.linkLost;
  if (was !== undefined || !ok) say({ text: ok ? shown.dataset.linkOk : shown.dataset.linkLost });
}

document.addEventListener("spkt:say", (event) => say(event.detail));
document.addEventListener("spkt:link", (event) => link(event.detail.ok));
addEventListener("offline", () => link(false));
addEventListener("online", () => link(true));
if (!navigator.onLine) link(false);
