/* Changes day and night at once and tells the server afterwards, so that it is remembered.
     <form method="post" data-theme-form> with <button name="theme" value="dark|light|auto">; works as a plain form too. */

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-theme-form]");
  if (!form || !event.submitter) return;
  event.preventDefault();
  const root = document.documentElement;
  const before = root.dataset.theme;
  const theme = event.submitter.value;
  if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
  refocus(form);
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer && (answer.ok || answer.type === "opaqueredirect")) return;
  if (before === undefined) delete root.dataset.theme; else root.dataset.theme = before;
});

function refocus(form) {
  if (getComputedStyle(document.activeElement).display !== "none") return;
  [...form.querySelectorAll("button")].find((button) => getComputedStyle(button).display !== "none")?.focus();
}
