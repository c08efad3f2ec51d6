/* Asks for the whole page where the server does not know it any more, which Streamlit would not do:
   after a restart it passes over what a fragment it does not know has to say, over presses whose
   callbacks it does not know, and over files it would have to make.

   Stands outside every fragment. */
let ask;
let server; // the start of the server that made this page
let away = false;

window.addEventListener("ccc-no-answer", () => ask?.());

const app = document.querySelector("[data-test-connection-state]");
if (app) {
  new MutationObserver(() => {
    const back = app.dataset.testConnectionState === "CONNECTED";
    if (back && away) isRestarted().then((restarted) => restarted && ask?.());
    away = !back;
  }).observe(app, { attributeFilter: ["data-test-connection-state"] });
}

async function isRestarted() {
  try {
    return (await (await fetch("this-start")).text()) !== server;
  } catch {
    return true; // whoever cannot be asked may be another
  }
}

export default function ({ data, setTriggerValue }) {
  server = data.server;
  ask = () => setTriggerValue("again", true);
  return () => (ask = undefined);
}
