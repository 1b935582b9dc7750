/* The page of a letter follows what is typed: it is drawn anew when the draft was kept.
     <div data-live-page><img data-live src="/…/pratinjau/1" hidden><p data-live-none>…</p></div>
   Without scripts the page is drawn when the form was sent. */

for (const frame of document.querySelectorAll("[data-live-page]")) {
  const page = frame.querySelector("[data-live]");
  const none = frame.querySelector("[data-live-none]");
  const show = (drawn) => { page.closest(".sheet").hidden = !drawn; none.hidden = drawn; };
  page.addEventListener("load", () => show(true));
  page.addEventListener("error", () => show(false));
  const draw = () => { page.src = `${frame.dataset.livePage}?v=${Date.now()}`; };
  document.addEventListener("spkt:saved", draw);
  if (frame.dataset.liveNow) draw();
}
