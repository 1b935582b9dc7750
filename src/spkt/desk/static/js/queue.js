/* Keeps a list fresh without moving it under a finger.
     <div data-queue-url="/antrean/daftar" data-queue-every="5" data-queue-new="baru">
       <button data-queue-news hidden></button>   outside or inside; says "2 baru" and brings them in
       <div data-queue-body>…rows with data-row="B-014"…</div>
   The address answers the inside of [data-queue-body] as HTML with an ETag, 304 when it is the same. While the pointer
   rests on the rows or focus is in them, a changed list waits behind the button; otherwise it is swapped, and scroll stays. */

class Queue {
  constructor(box) {
    this.box = box;
    this.body = box.querySelector("[data-queue-body]");
    this.news = box.querySelector("[data-queue-news]");
    this.tag = "";
    this.waiting = null;
    this.news?.addEventListener("click", () => this.swap());
    box.addEventListener("pointerleave", () => this.settle());
    box.addEventListener("focusout", () => setTimeout(() => this.settle(), 0));
    this.next();
  }

  next() {
    this.timer = setTimeout(() => this.poll(), Number(this.box.dataset.queueEvery || 5) * 1000);
  }

  async poll() {
    if (document.visibilityState === "visible") await this.ask();
    this.next();
  }

  async ask() {
    const headers = this.tag ? { "If-None-Match": this.tag } : {};
    const answer = await fetch(this.box.dataset.queueUrl, { headers, redirect: "error", cache: "no-store" }).catch(() => null);
    document.dispatchEvent(new CustomEvent("spkt:link", { detail: { ok: Boolean(answer) } }));
    if (answer?.status !== 200) return;
    this.tag = answer.headers.get("ETag") || "";
    this.receive(new DOMParser().parseFromString(await answer.text(), "text/html").body);
  }

  receive(fresh) {
    if (fresh.innerHTML.trim() === this.body.innerHTML.trim()) return;
    this.waiting = fresh;
    const known = new Set([...this.body.querySelectorAll("[data-row]")].map((row) => row.dataset.row));
    const count = [...fresh.querySelectorAll("[data-row]")].filter((row) => !known.has(row.dataset.row)).length;
    const words = `${count} ${this.box.dataset.queueNew}`;
    if (count) document.dispatchEvent(new CustomEvent("spkt:say", { detail: { text: words } }));
    if (!this.is_held()) { this.swap(); return; }
    if (count && this.news) { this.news.textContent = words; this.news.hidden = false; }
  }

  is_held() {
    const is_list = this.body.querySelector("[data-row]") !== null;
    return (is_list && this.body.matches(":hover")) || this.body.contains(document.activeElement);
  }

  settle() {
    if (this.waiting && !this.is_held()) this.swap();
  }

  swap() {
    if (!this.waiting) return;
    const focus = this.body.contains(document.activeElement) ? document.activeElement.dataset.row : "";
    const scroller = this.body.closest(".queue") || this.body;
    const top = scroller.scrollTop;
    this.body.replaceChildren(...this.waiting.childNodes);
    this.waiting = null;
    if (this.news) this.news.hidden = true;
    scroller.scrollTop = top;
    if (focus) [...this.body.querySelectorAll("[data-row]")].find((row) => row.dataset.row === focus)?.focus();
    document.dispatchEvent(new CustomEvent("spkt:swap"));
  }
}

for (const box of document.querySelectorAll("[data-queue-url]")) new Queue(box);
