"use strict";
var away = document.getElementById("keluar"), shifts = [];
function leave() {
  document.documentElement.className = "blank";
  location.replace(away.href);
}
away.addEventListener("click", function (event) { event.preventDefault(); leave(); });
document.addEventListener("keyup", function (event) {
  if (event.key !== "Shift") { shifts = []; return; }
  shifts = shifts.filter(function (at) { return event.timeStamp - at < 1500; }).concat(event.timeStamp);
  if (shifts.length >= 3) leave();
});
var field = document.getElementById("kode"), code = decodeURIComponent(location.hash.slice(1));
if (field && code.length > 12) {
  history.replaceState(null, "", location.pathname + location.search);
  field.value = code;
  field.form.submit();
}
