/* Marks in the story: select words, press 1 to 7, and they answer that question; 0 takes marks away; the same key on the
   same words too. The textarea stays the field that is sent; marks go into the hidden field beside it as
     [{"start": 0, "end": 45, "question": 7}]   positions count characters (code points), line ends count one
   <div class="ed" data-story data-story-panel="id of the .seven list">: .mirror, textarea, hidden input, [data-story-hint].
   [data-asked="3"] are the open questions: the first that is answered neither by a mark nor in its own field is shown; the
   one in which somebody types stays until he leaves it.
   Each <li data-question="3" data-state="ok|full|open" data-told="…"> of the panel follows the marks; what answers it besides
   them (a field, the time, the place) stands in data-told and is never taken away. */

class Story {
  constructor(box) {
    this.area = box.querySelector("textarea");
    this.field = box.querySelector("input[type=hidden]");
    this.mirror = box.querySelector(".mirror");
    this.panel = document.getElementById(box.dataset.storyPanel);
    this.text = this.area.value;
    this.marks = this.read();
    this.spoken = new Map([...this.rows()].filter((row) => row.dataset.told).map((row) => [row.dataset.question, this.has(row.dataset.question) ? "ok" : row.dataset.state]));
    this.asked = [...document.querySelectorAll("[data-asked]")];
    for (const one of this.asked) one.addEventListener("focusout", () => setTimeout(() => this.ask(), 0));
    box.classList.add("on");
    box.querySelector("[data-story-hint]").hidden = false;
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("keydown", (event) => this.pressed(event));
    this.draw();
  }

  rows() {
    return this.panel ? this.panel.querySelectorAll("[data-question]") : [];
  }

  read() {
    const points = [0];
    for (const letter of this.text) points.push(points.at(-1) + letter.length);
    return JSON.parse(this.field.value || "[]")
      .map(({ start, end, question }) => ({ start: points[start], end: points[end], question }))
      .filter(({ start, end }) => start < end);
  }

  write() {
    const count = (units) => [...this.text.slice(0, units)].length;
    const marks = this.marks.map(({ start, end, question }) => ({ start: count(start), end: count(end), question }));
    this.field.value = JSON.stringify(marks);
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  typed() {
    const edit = difference(this.text, this.area.value, this.area.selectionStart);
    this.text = this.area.value;
    this.marks = this.marks.map((mark) => shifted(mark, edit)).filter((mark) => mark.start < mark.end);
    this.write();
    this.draw();
  }

  pressed(event) {
    if (!/^[0-7]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const words = this.selection();
    if (!words) return;
    event.preventDefault();
    if (event.key === "0") this.clear(words); else this.mark(words, Number(event.key));
    this.write();
    this.draw();
  }

  selection() {
    const { selectionStart: from, selectionEnd: to } = this.area;
    const chosen = this.text.slice(from, to);
    const start = from + chosen.length - chosen.trimStart().length;
    const end = to - (chosen.length - chosen.trimEnd().length);
    return start < end ? { start, end } : null;
  }

  mark({ start, end }, question) {
    const is_same = (mark) => mark.start === start && mark.end === end && mark.question === question;
    const again = this.marks.some(is_same);
    this.marks = this.marks.filter((mark) => !is_same(mark));
    if (!again) this.marks.push({ start, end, question });
    this.marks.sort((a, b) => a.start - b.start || a.question - b.question);
    this.say(`${again ? "−" : "+"} ${this.label(question)}: ${this.text.slice(start, end)}`);
  }

  clear({ start, end }) {
    const before = this.marks.length;
    this.marks = this.marks.filter((mark) => mark.end <= start || mark.start >= end);
    this.say(`− ${before - this.marks.length}`);
  }

  label(question) {
    return this.panel?.querySelector(`[data-question="${question}"] b`)?.textContent ?? String(question);
  }

  say(text) {
    document.dispatchEvent(new CustomEvent("spkt:say", { detail: { text } }));
  }

  draw() {
    const edges = [...new Set([0, this.text.length, ...this.marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    const pieces = edges.slice(0, -1).map((start, at) => this.piece(start, edges[at + 1]));
    this.mirror.replaceChildren(...pieces, "\u200b");
    for (const row of this.rows()) this.tell(row);
    this.ask();
  }

  has(question) {
    return this.marks.some((mark) => mark.question === Number(question));
  }

  ask() {
    const wrong = this.asked.find((one) => one.querySelector(".error"));
    const held = this.asked.find((one) => one.contains(document.activeElement));
    const open = this.asked.find((one) => !this.has(one.dataset.asked) && !one.querySelector("input").value.trim());
    for (const one of this.asked) one.hidden = one !== (held || wrong || open);
  }

  piece(start, end) {
    const text = this.text.slice(start, end);
    const over = this.marks.filter((mark) => mark.start <= start && mark.end >= end);
    if (!over.length) return text;
    const mark = Object.assign(document.createElement("mark"), { textContent: text });
    const ending = over.filter((one) => one.end === end).map((one) => one.question);
    if (ending.length) mark.dataset.q = ending.join("·");
    return mark;
  }

  tell(row) {
    const own = this.marks.filter((mark) => mark.question === Number(row.dataset.question));
    const told = row.dataset.told ? [row.dataset.told] : [];
    const is_open = own.length + told.length === 0;
    row.dataset.state = is_open ? "open" : own.length ? "ok" : this.spoken.get(row.dataset.question);
    row.querySelector("[data-answered]").hidden = is_open;
    row.querySelector("[data-open]").hidden = !is_open;
    row.querySelector("[data-answer]").textContent = [...own.map(({ start, end }) => this.text.slice(start, end)), ...told].join("; ");
  }
}

/* Where two texts differ; the caret decides between repeated letters, unless undo moved it elsewhere. */
function difference(old, now, caret) {
  let tail = now.length - caret;
  if (tail > old.length || old.slice(old.length - tail) !== now.slice(caret)) {
    tail = 0;
    while (tail < Math.min(old.length, now.length) && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  }
  const most = Math.min(old.length, now.length) - tail;
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  return { from: head, to: old.length - tail, gain: now.length - old.length };
}

function shifted(mark, { from, to, gain }) {
  if (mark.end <= from) return mark;
  if (mark.start >= to) return { ...mark, start: mark.start + gain, end: mark.end + gain };
  const start = mark.start < from ? mark.start : Math.max(from, to + gain);
  const end = mark.end >= to ? mark.end + gain : from;
  return { ...mark, start: mark.start === from && mark.end > to ? from : start, end };
}

for (const box of document.querySelectorAll("[data-story]")) new Story(box);
