/* Where nobody is here, nobody's drafts stay in the browser, nor those about somebody erased. */
import { forgetAll } from "./drafts.js";

export default function ({ data }) {
  const { person, own } = data;
  if (person === null) return forgetAll();
  const about = new RegExp(`^${person}:own[:-](\\d+)`);
  forgetAll((name) => about.test(name) && !own.includes(Number(about.exec(name)[1])));
}
