"use strict";
// Keeps the verification page for times without network; what is asked of the server is never kept.
const FILES = [{% for name in files %}"{{ name }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const SHELF = "v " + FILES.join(" ");
self.addEventListener("install", event => {
  event.waitUntil(caches.open(SHELF).then(shelf => shelf.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", event => {
  const old = caches.keys().then(names => Promise.all(names.filter(name => name !== SHELF).map(name => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});
self.addEventListener("fetch", event => {
  const where = new URL(event.request.url), name = where.pathname + where.search;
  if (event.request.method !== "GET" || where.origin !== location.origin) return;
  if (where.pathname === "/v") event.respondWith(newest(event.request, name));
  else if (FILES.includes(name)) event.respondWith(caches.match(name).then(kept => kept || fetch(event.request)));
});
async function newest(request, name) {
  const shelf = await caches.open(SHELF);
  try {
    const answer = await fetch(request);
    if (answer.ok && FILES.includes(name)) await shelf.put(name, answer.clone());
    return answer;
  } catch (gone) {
    return await shelf.match(name) || await shelf.match(name.includes("bahasa=en") ? "/v?bahasa=en" : "/v") || Promise.reject(gone);
  }
}
