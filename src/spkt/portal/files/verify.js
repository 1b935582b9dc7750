// Verifies the square of a paper in the browser, without network if need be, then asks the window whether it still counts.
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ/.- *@|_";
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const MONTHS = "I II III IV V VI VII VIII IX X XI XII".split(" ");
const result = document.getElementById("hasil");
const known = result && JSON.parse(document.getElementById("kenal").textContent);

function bytesOf(code) {
  const bytes = new Uint8Array(Math.floor(code.length * 5 / 8));
  let held = 0, bits = 0, at = 0;
  for (const letter of code) {
    const value = BASE32.indexOf(letter);
    if (value < 0) return null;
    held = held << 5 | value;
    bits += 5;
    if (bits >= 8) { bits -= 8; bytes[at++] = held >> bits; held &= (1 << bits) - 1; }
  }
  // Left-over bits that say something, or a letter that adds nothing, would be a second spelling.
  return held || bits > 4 ? null : bytes;
}

const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
const unhex = text => Uint8Array.from(text.match(/../g), pair => parseInt(pair, 16));

function textOf(bytes, letters) {
  let total = bytes.length ? BigInt("0x" + hex(bytes)) : 0n, text = "";
  const base = BigInt(LETTERS.length);
  for (let n = 0; n < letters; n++) { text = LETTERS[Number(total % base)] + text; total /= base; }
  return total ? null : text;
}

function read(code) {
  const raw = bytesOf(code);
  if (!raw || raw.length < 105 || raw.length > 150 || raw[0] !== 1) return null;
  const body = raw.slice(0, -64), text = textOf(body.slice(40), body[39]), parts = text ? text.split("|") : [];
  if (parts.length !== 3) return null;
  const on = new Date(Date.UTC(2000, 0, 1 + (body[37] << 8 | body[38])));
  const office = known.offices[parts[1]], month = MONTHS[on.getUTCMonth()] + "/" + on.getUTCFullYear();
  return {
    key: known.keys[hex(body.slice(1, 5))],
    body, signature: raw.slice(-64), on: on.toISOString().slice(0, 10),
    number: parts[2].replace("@", month).replace("*", office ? office[1] : "…"),
    office: office ? office[0] : parts[1],
    title: known.kinds[parts[0].toLowerCase()] || parts[0],
  };
}

async function isSigned(sheet) {
  const head = new TextEncoder().encode("spkt-surat/1\n"), message = new Uint8Array([...head, ...sheet.body]);
  const key = unhex(sheet.key[0]);
  try {
    const made = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", made, sheet.signature, message);
  } catch (unable) {
    const noble = await import(result.dataset.noble);
    return noble.verifyAsync(sheet.signature, message, key, { zip215: false });
  }
}

// Which template says it: tanda, asing, diubah or ragu.
async function judged(code, sheet) {
  if (!sheet || !sheet.key) return "asing";
  if (!await isSigned(sheet)) return "diubah";
  const [, until, lostOn] = sheet.key;
  if (lostOn) return "ragu";
  return until && sheet.on > until ? "asing" : "tanda";
}

function say(name, sheet) {
  const shown = document.getElementById(name).content.cloneNode(true);
  for (const place of shown.querySelectorAll("[data-fact]")) {
    const value = sheet[place.dataset.fact];
    const asDate = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    place.textContent = place.dataset.fact === "on" ? new Date(value).toLocaleDateString(document.documentElement.lang, asDate) : value;
  }
  result.replaceChildren(shown);
  result.dataset.said = name;
}

// The code in what was scanned, null where the address is not this page's own.
function codeIn(text) {
  const [address, code] = text.trim().split("#");
  return code === undefined ? address : address === location.origin + "/v" ? code : null;
}

async function ask(text) {
  const form = new URLSearchParams({ kode: text });
  const options = { method: "POST", body: form, credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" };
  const answer = await fetch(result.dataset.path, options);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  const main = document.querySelector("main");
  main.replaceChildren(...page.childNodes);
  main.focus();
  scrollTo(0, 0);
}

async function check(text) {
  const code = codeIn(text), isSquare = code === null || code.length > 100;
  const sheet = isSquare && code ? read(code) : null;
  if (isSquare) say(await judged(code, sheet), sheet);
  if (code === null) return;
  try { await ask(code); } catch (noNetwork) { if (!isSquare) say("luring"); }
}

if (result) {
  const field = document.getElementById("kode"), photo = document.getElementById("foto");
  field.form.addEventListener("submit", event => { event.preventDefault(); check(field.value); });
  // A server that refuses in the middle of an upload is only seen as a line that broke.
  const pdf = document.getElementById("pdf");
  pdf.addEventListener("submit", event => {
    const isTooLarge = pdf.berkas.files[0]?.size > Number(pdf.dataset.largest);
    pdf.querySelector("[data-too-large]").hidden = !isTooLarge;
    if (isTooLarge) { event.preventDefault(); pdf.berkas.focus(); }
  });
  if ("BarcodeDetector" in window) {
    photo.hidden = false;
    document.getElementById("gambar").addEventListener("change", async event => {
      const picture = await createImageBitmap(event.target.files[0]);
      const found = await new BarcodeDetector({ formats: ["qr_code"] }).detect(picture);
      const square = found.map(each => each.rawValue).find(text => text.includes("/v#"));
      if (square) check(square); else say("asing");
    });
  }
  const scanned = () => {
    const code = location.hash.slice(1);
    if (code.length < 100) return;
    history.replaceState(null, "", location.pathname + location.search);
    check(code);
  };
  addEventListener("hashchange", scanned);
  scanned();
}
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/v-luring.js", { scope: "/v" }).catch(() => undefined);
