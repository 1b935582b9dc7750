/* Counting with a telephone: a label opened while one count runs marks itself; where the browser reads squares by
   itself, the camera fills the code in. Without scripts, or without a camera, the button and the field do the same. */
const marked = document.querySelector("form[data-count-now]");
if (marked) marked.requestSubmit();

const form = document.querySelector("form[data-lens-form]");
const able = "BarcodeDetector" in window && Boolean(navigator.mediaDevices?.getUserMedia);
if (form && able) {
  const open = form.querySelector("[data-lens-open]");
  open.hidden = false;
  open.addEventListener("click", () => look(form));
  if ("lensNow" in form.dataset) look(form);
}

async function look(where) {
  const picture = where.querySelector("[data-lens-picture]");
  try {
    picture.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    where.querySelector("[data-lens-trouble]").hidden = false;
    return;
  }
  picture.hidden = false;
  await picture.play();
  const reader = new BarcodeDetector({ formats: ["qr_code"] });
  const next = async () => {
    const found = await reader.detect(picture).catch(() => []);
    if (!found.length) { requestAnimationFrame(next); return; }
    for (const track of picture.srcObject.getTracks()) track.stop();
    where.elements.thing.value = found[0].rawValue;
    where.elements.lens.value = "1";
    where.requestSubmit();
  };
  next();
}
