/* Keys that turn the parts on a room's screen, those of a presenter's remote among them. Its button
   that darkens the picture sends a B or a full stop.

   They come first: an answer chosen in a quick check keeps the focus, and would take the arrows for
   itself. Up and down are left to it, and so is what one types, and a space on what it presses. */
const WAYS = {
  ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "back", PageUp: "back",
  Escape: "hide", b: "hide", B: "hide", ".": "hide",
};
const TYPED_IN = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const PRESSED = "button, summary, input:not(:checked)";

function turn(event) {
  const screen = document.querySelector(".st-key-screen-way");
  const way = WAYS[event.key];
  if (!screen || !way || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const at = event.composedPath()[0];
  if (at.matches?.(TYPED_IN) || (event.key === " " && at.matches?.(PRESSED))) return;
  const button = screen.querySelector(`.st-key-screen-${way} button`);
  if (!button && way === "hide") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat) button?.click();
}

window.addEventListener("keydown", turn, true);

export default function () {}
