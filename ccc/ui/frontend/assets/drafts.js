/* Drafts in the browser's own memory: what the server has not confirmed yet, and nothing else. */

const PREFIX = "ccc-draft:";
const NOBODYS = "nobody:";

/** Whether a draft of this name has no owner yet, so that this browser alone has it. */
export function nobodys(name) {
  return name.startsWith(NOBODYS);
}

/** What was typed under this name and not confirmed: {text, over, at}, or null.
    `at` is when, by the server's clock: those of two devices may differ. */
export function remembered(name) {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + name));
    return typeof found?.text === "string" ? found : null;
  } catch {
    return null;
  }
}

/** Remember a text, and what the server may have by now; a browser without memory goes on without. */
export function remember(name, text, over, at) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ text, over, at }));
  } catch {
    // Private windows and full memories refuse; the server keeps the draft all the same.
  }
}

/** Forget what was remembered under this name, but only if it is this text. */
export function forget(name, text) {
  if (remembered(name)?.text === text) localStorage.removeItem(PREFIX + name);
}

/** Forget every draft, of whomever; or only those whose name is one of these. */
export function forgetAll(among = () => true) {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(PREFIX) && among(name.slice(PREFIX.length))) localStorage.removeItem(name);
    }
  } catch {
    // No memory, nothing to forget.
  }
}
