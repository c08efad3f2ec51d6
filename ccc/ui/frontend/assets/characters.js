/* Counts as a person counts: an emoji family or a letter with its accent is one. */

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("en", { granularity: "grapheme" }) : null;

/** The number of characters in a text; must agree with `characters` in ccc/scoring/text/note.py. */
export function characters(text) {
  if (!segmenter) return Array.from(text).length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
