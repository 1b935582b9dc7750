/* A signature with pen, finger or mouse.
     <div data-pad data-pad-field="id of a hidden input"><canvas hidden></canvas></div>, button [data-pad-clear] in its form.
   After each stroke the field holds the picture as data:image/png;base64,…; an empty pad leaves it empty.
   It is never the only way: the thumb or another way to confirm stands beside it as an ordinary control. */

const INK = "#1B2B6B";
const WIDTH = 560;
const HEIGHT = 200;

class Pad {
  constructor(box) {
    this.field = document.getElementById(box.dataset.padField);
    this.canvas = box.querySelector("canvas");
    this.canvas.width = WIDTH;
    this.canvas.height = HEIGHT;
    this.canvas.hidden = false;
    this.pen = this.canvas.getContext("2d");
    Object.assign(this.pen, { strokeStyle: INK, lineWidth: 3, lineCap: "round", lineJoin: "round" });
    this.canvas.addEventListener("pointerdown", (event) => this.down(event));
    this.canvas.addEventListener("pointermove", (event) => this.draw(event));
    for (const end of ["pointerup", "pointercancel"]) this.canvas.addEventListener(end, () => this.up());
    const clear = this.field.form?.querySelector("[data-pad-clear]");
    if (clear) { clear.hidden = false; clear.addEventListener("click", () => this.clear()); }
  }

  point(event) {
    const box = this.canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * WIDTH) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
  }

  down(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.drawing = true;
    this.pen.beginPath();
    this.pen.moveTo(...this.point(event));
  }

  draw(event) {
    if (!this.drawing) return;
    this.pen.lineTo(...this.point(event));
    this.pen.stroke();
  }

  up() {
    if (!this.drawing) return;
    this.drawing = false;
    this.set(this.canvas.toDataURL("image/png"));
  }

  clear() {
    this.pen.clearRect(0, 0, WIDTH, HEIGHT);
    this.set("");
  }

  set(value) {
    this.field.value = value;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

for (const box of document.querySelectorAll("[data-pad]")) new Pad(box);
