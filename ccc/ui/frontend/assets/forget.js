/* Where nobody is here, nobody's drafts stay in the browser, nor those about somebody erased, nor a
   stranger's once somebody is here. */
import { forgetAll, nobodys } from "./drafts.js";

export default function ({ data }) {
  const { person, own, strangers } = data;
  if (strangers) return forgetAll(nobodys);
  if (person === null) return forgetAll();
  const about = new RegExp(`^${person}:own[:-](\\d+)`);
  forgetAll((name) => about.test(name) && !own.includes(Number(about.exec(name)[1])));
}
