/* The letter's page follows what is typed: after every kept draft the picture is asked for anew, and shown once it is there. */
const picture = document.querySelector("[data-letter]");
let version = 0;

document.addEventListener("spkt:saved", () => {
  const fresh = new Image();
  const address = new URL(picture.src);
  address.searchParams.set("n", (version += 1));
  const asked = version;
  fresh.addEventListener("load", () => { if (asked === version) picture.src = fresh.src; });
  fresh.src = address.href;
});
