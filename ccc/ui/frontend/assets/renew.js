/* Has the browser's cookie replaced once somebody has come to this device, so that whoever put the
   one before into the browser is not let in by it.

   The server tells by the second answer, 204, that the new one has arrived. */
const TRIES = 8;
const WAIT = 1500; // ms

let shown; // the ticket that was shown to the server last

export default function ({ data }) {
  if (data.ticket === shown) return;
  shown = data.ticket;
  exchange(shown, TRIES);
}

async function exchange(ticket, tries) {
  const answer = await ask(ticket);
  if (answer?.status === 204) return;
  if (answer?.status === 409) return location.reload();
  if (tries > 1) setTimeout(() => exchange(ticket, tries - 1), answer?.ok ? 0 : WAIT);
}

async function ask(ticket) {
  try {
    const headers = { "ccc-ticket": ticket };
    return await fetch("own-device", { method: "POST", headers, keepalive: true });
  } catch {
    return undefined; // no connection
  }
}
