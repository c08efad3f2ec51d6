/* Where something new begins: told to a screen reader, and a place for a focus that got lost.

   A button that is gone after it was pressed leaves the focus nowhere, and the next Tab would begin
   at the top of the page. */
const LOOKS = [150, 500, 1200]; // ms after which the pressed button is gone, sooner or later

const told = new Map(); // what was told last at which place, for a place is often drawn anew
const waits = new Map();

export default function ({ data, parentElement }) {
  const { where, what, says } = data;
  const before = told.get(where);
  if (what === before) return;
  told.set(where, what);
  if (!says || (before === undefined && !data.at_first)) return;
  (waits.get(where) ?? []).forEach(clearTimeout);
  const look = () => {
    if (document.activeElement === document.body) parentElement.querySelector(".place").focus();
  };
  waits.set(where, LOOKS.map((ms) => setTimeout(look, ms)));
  setTimeout(() => (parentElement.querySelector("[role=status]").textContent = says), LOOKS[0]);
}
