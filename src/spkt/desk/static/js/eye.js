/* Shows and hides a typed password.   <button type="button" data-eye="id of the field" aria-pressed="false" hidden> */

for (const button of document.querySelectorAll("[data-eye]")) {
  const field = document.getElementById(button.dataset.eye);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  });
}
