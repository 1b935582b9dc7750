/* Lets the server's clock run on: nothing here asks the computer what time it is, only how much time has passed.
     <time data-clock datetime="2026-11-24T02:14:00+07:00">02.14</time>   wall clock of the unit; [data-clock-day] beside it
     <time data-since="2026-11-24T01:40:00+07:00">34 mnt</time>           age, in the words of the template filter `age`
   Without [data-clock] ages stand still. */

const clock = document.querySelector("[data-clock]");
const zone = clock ? clock.dateTime.slice(19) : "";
const start = clock ? Date.parse(clock.dateTime) : 0;
const DAY = new Intl.DateTimeFormat(document.documentElement.lang || "id", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

function age(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60000));
  if (minutes < 60) return `${minutes} mnt`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} j ${String(minutes % 60).padStart(2, "0")} mnt`;
  return `${Math.floor(minutes / 1440)} hr`;
}

function offset_ms() {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(zone) || [null, "+", "0", "0"];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60000;
}

function day(local) {
  const part = Object.fromEntries(DAY.formatToParts(local).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month}`;
}

function tick() {
  const now = start + performance.now();
  const local = new Date(now + offset_ms());
  const text = local.toISOString().slice(11, 16).replace(":", ".");
  if (clock.textContent !== text) {
    clock.textContent = text;
    const shown = document.querySelector("[data-clock-day]");
    if (shown) shown.textContent = day(local);
  }
  for (const element of document.querySelectorAll("[data-since]")) {
    const words = age(now - Date.parse(element.dataset.since));
    if (element.textContent !== words) element.textContent = words;
  }
}

if (clock) setInterval(tick, 5000);
