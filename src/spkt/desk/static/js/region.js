/* Province, regency, district, village: choosing one fills the next.
     <div data-region data-region-url="/wilayah"> four <select>, [data-region-button] for pages without scripts.
   The address answers ?induk=61.05 with [{"code": "61.05.05", "name": "Sintang"}]. The first option of a select is kept. */

class Region {
  constructor(box) {
    this.url = box.dataset.regionUrl;
    this.selects = [...box.querySelectorAll("select")];
    box.querySelector("[data-region-button]").hidden = true;
    this.selects.forEach((select, level) => select.addEventListener("change", () => this.fill(level)));
  }

  async fill(level) {
    const later = this.selects.slice(level + 1);
    for (const select of later) select.length = 1;
    const parent = this.selects[level].value;
    if (!later.length || !parent) return;
    const address = new URL(this.url, location.href);
    address.searchParams.set("induk", parent);
    const answer = await fetch(address, { headers: { Accept: "application/json" }, redirect: "error" }).catch(() => null);
    document.dispatchEvent(new CustomEvent("spkt:link", { detail: { ok: Boolean(answer) } }));
    if (!answer?.ok || this.selects[level].value !== parent) return;
    for (const { code, name } of await answer.json()) later[0].add(new Option(name, code));
  }
}

for (const box of document.querySelectorAll("[data-region]")) new Region(box);
