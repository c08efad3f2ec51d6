/* Lets a page be translated by the browser and go on.

   Translators put <font> elements in the place of text, behind the back of React, which keeps hold
   of the text it made: to take it away, or to put something before it, then ends in an error, and
   what it writes into it is seen by nobody. So what stands for a text is remembered, and dealt with
   in its place. Served as a file, ahead of every other script. */
const standsFor = new WeakMap(); // what a translator put there instead, by the text
const { removeChild, insertBefore, replaceChild } = Node.prototype;

/** The child of `parent` that is, holds or stands for a node; null where there is none. */
function childFor(node, parent) {
  while (node && node.parentNode !== parent) node = node.parentNode ?? standsFor.get(node) ?? null;
  return node;
}

Node.prototype.removeChild = function (child) {
  const there = child instanceof Node ? childFor(child, this) : child;
  if (there !== null) removeChild.call(this, there);
  return child;
};

Node.prototype.insertBefore = function (added, child) {
  const there = child instanceof Node ? childFor(child, this) : child;
  return insertBefore.call(this, added, there);
};

Node.prototype.replaceChild = function (added, child) {
  const there = child instanceof Node ? childFor(child, this) : child;
  if (there === null) insertBefore.call(this, added, null);
  else replaceChild.call(this, added, there);
  return child;
};

const changes = new MutationObserver((records) => {
  for (const record of records) {
    if (record.type === "characterData") showAgain(record.target);
    else for (const node of record.removedNodes) replaced(node, record);
  }
});

function replaced(text, { addedNodes, previousSibling, nextSibling }) {
  if (text.nodeType !== Node.TEXT_NODE || text.parentNode) return;
  const near = [...addedNodes, previousSibling, nextSibling];
  const font = near.find((node) => node?.nodeName === "FONT");
  if (!font) return;
  standsFor.set(text, font);
  changes.observe(text, { characterData: true });
}

/* New words for a text that was replaced: they take its place, and may be translated in their turn. */
function showAgain(text) {
  const font = standsFor.get(text);
  if (!text.parentNode && font?.parentNode) replaceChild.call(font.parentNode, text, font);
}

changes.observe(document, { childList: true, subtree: true });
