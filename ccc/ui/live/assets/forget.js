/* Where nobody is here, nobody's drafts stay in the browser. */
import { forgetAll } from "./drafts.js";

export default function () {
  forgetAll();
}
