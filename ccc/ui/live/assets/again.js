/* Stands outside the fragment, so that it can ask for the whole page.

   A server that was restarted does not know the fragment any more, and Streamlit passes over what a
   fragment it does not know has to say. */
let ask;

window.addEventListener("ccc-no-answer", () => ask?.());

export default function ({ setTriggerValue }) {
  ask = () => setTriggerValue("again", true);
  return () => (ask = undefined);
}
