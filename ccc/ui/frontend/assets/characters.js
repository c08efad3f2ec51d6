/* Counts as a person counts: an emoji family or a letter with its accent is one. */

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("en", { granularity: "grapheme" }) : null;

/* What nobody sees does not count: characters of no width, and white space at the end. */
const UNSEEN = /[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const AT_THE_END = /[\s\x1c-\x1f\x85]+$/;

/** The number of characters in a text; must agree with `characters` in ccc/scoring/text/note.py. */
export function characters(text) {
  const seen = text.replace(UNSEEN, "").replace(AT_THE_END, "");
  if (!segmenter) return Array.from(seen).length;
  let count = 0;
  for (const _ of segmenter.segment(seen)) count += 1;
  return count;
}
