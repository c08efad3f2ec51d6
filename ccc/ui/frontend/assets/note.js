/* A live field: a textarea over a sheet of paper on which the words that count are marked.

   What is typed belongs to the browser: an answer of the server's paints marks and never writes the
   text, so that a late answer cannot eat a character or move the caret. */
import { characters } from "./characters.js";
import { forget, remember, remembered } from "./drafts.js";

const PAUSE = 250; // ms without a key, then the text is reported
const HUSH = 1500; // ms without a key, then the count is told to a screen reader
const FIRST_RETRY = 2000; // ms without a confirmation, doubled at every further try
const LAST_RETRY = 64000;
const LAST_UNHEARD = 8000; // the same where the server says nothing at all
const MOST_SENT = 8; // texts on their way to the server that the browser goes on knowing
const WAITS = "No answer from the server yet. Go on writing: your words stay here and are sent again.";

/* Android's keyboards compose every plain word, and a report does not disturb them. */
const COMPOSES_ALWAYS = /Android/.test(navigator.userAgent);

/* One underline a criterion, told apart by its gaps where colours are not: [drawn, left out] px.
   What costs has teeth instead, as in a marked note. */
const STROKES = [[8, 0], [9, 3], [3, 3], [14, 5], [2, 2]];

/* Streamlit calls the function below again for every answer, with the same parentElement. */
const fields = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let field = fields.get(parentElement);
  if (!field) fields.set(parentElement, (field = new Field(parentElement)));
  field.send = setStateValue;
  field.trigger = setTriggerValue;
  if (field.data?.name === data.name) field.answer(data);
  else field.open(data);
  return () => field.close();
}

class Field {
  constructor(root) {
    this.root = root.querySelector(".field");
    this.area = root.querySelector("textarea");
    this.paper = root.querySelector(".paper");
    this.composing = false;
    this.wait = FIRST_RETRY;
    this.area.oninput = () => this.typed();
    this.area.onblur = () => this.report();
    this.area.onkeydown = (event) => this.key(event);
    this.area.addEventListener("compositionstart", () => (this.composing = !COMPOSES_ALWAYS));
    this.area.addEventListener("compositionend", () => {
      this.composing = false;
      this.typed();
    });
    this.again = () => this.tryAgain();
    window.addEventListener("online", this.again);
  }

  /* A note is laid on the desk: the server's text, or what this browser alone remembers. */
  open(data) {
    clearTimeout(this.pause);
    clearTimeout(this.retry);
    this.data = data;
    this.base = data.base;
    this.sent = [];
    this.put = data.put?.[0];
    this.older = null;
    let text = textOf(data);
    this.reported = text;
    const local = remembered(data.name);
    if (local && local.text !== text) {
      const newer = data.at !== null && local.at > data.at;
      const ours = local.over?.some((one) => one.trim() === this.base.trim());
      if (newer || ours) text = local.text;
      else this.older = local.text;
    }
    this.area.value = text;
    this.dress(data.look);
    this.answer(data);
    if (text !== this.base || this.older !== null) this.report(true);
  }

  dress(look) {
    const label = this.root.querySelector("label");
    label.textContent = look.label;
    label.className = look.asked_above ? "unseen" : "";
    this.area.placeholder = look.placeholder;
    this.area.rows = look.rows;
    this.root.style.setProperty("--rows", look.rows);
    this.root.querySelector("#keys").textContent = look.enter && `${command()}+Enter ${look.enter}`;
    this.root.hidden = false;
  }

  close() {
    clearTimeout(this.pause);
    clearTimeout(this.hush);
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    window.removeEventListener("online", this.again);
    fields.delete(this.area.getRootNode());
  }

  /* The server has looked at a text, not always the one that stands here by now. */
  answer(data) {
    this.data = data;
    this.heard = true;
    clearTimeout(this.silence);
    this.silence = undefined;
    this.tell(".waits", "");
    if (data.put && data.put[0] !== this.put) {
      [this.put, this.area.value] = data.put;
      this.typed();
    }
    if (data.older !== null && data.older === this.older) {
      forget(data.name, this.older);
      this.older = null;
    }
    if (data.kept) {
      this.base = textOf(data);
      this.sent = this.sent.slice(this.sent.indexOf(this.base) + 1);
    }
    if (this.base === this.area.value && this.older === null) {
      forget(data.name, this.base);
      clearTimeout(this.retry);
      this.wait = FIRST_RETRY;
    }
    this.paint();
    this.count();
  }

  typed() {
    const { name, look } = this.data;
    if (look.one_line && /[\r\n]/.test(this.area.value)) {
      this.area.value = this.area.value.replace(/\s*[\r\n]+\s*/g, " ");
    }
    if (this.area.value === this.base) forget(name, remembered(name)?.text);
    else remember(name, this.area.value, [this.base, ...this.sent]);
    this.paint();
    this.count();
    clearTimeout(this.pause);
    clearTimeout(this.hush);
    if (this.composing) return;
    this.pause = setTimeout(() => this.report(), PAUSE);
    this.hush = setTimeout(() => this.announce(), HUSH);
  }

  report(again = false) {
    clearTimeout(this.pause);
    const text = this.area.value;
    if (this.composing || (text === this.reported && !again)) return;
    this.reported = text;
    this.sent = [...this.sent, text].slice(-MOST_SENT);
    this.heard = false;
    this.send("typed", { text, base: this.base, older: this.older });
    this.silence ??= setTimeout(() => this.tell(".waits", WAITS), FIRST_RETRY);
    clearTimeout(this.retry);
    if (again) this.wait = Math.min(2 * this.wait, LAST_RETRY);
    this.retry = setTimeout(this.again, this.wait);
  }

  tryAgain() {
    if (this.base === this.area.value) return;
    if (!this.heard) {
      this.wait = Math.min(this.wait, LAST_UNHEARD / 2);
      window.dispatchEvent(new Event("ccc-no-answer"));
    }
    this.report(true);
  }

  key(event) {
    if (event.key !== "Enter" || this.composing) return;
    const { one_line, enter } = this.data.look;
    const commanded = event.ctrlKey || event.metaKey;
    if (!commanded && !one_line) return;
    event.preventDefault();
    event.stopPropagation();
    this.report();
    if (commanded && enter) this.trigger("submit", true);
  }

  /* Marks stand as far as the text is still the one they were made for. */
  paint() {
    const text = this.area.value;
    const served = textOf(this.data);
    let same = 0;
    while (same < served.length && served[same] === text[same]) same += 1;
    if (/[\ud800-\udbff]/.test(text[same - 1])) same -= 1; // half an emoji is no character
    const nodes = [];
    const used = new Set();
    let at = 0;
    for (const [piece, marks] of this.data.stretches) {
      const shown = text.slice(at, Math.min(at + piece.length, same));
      at += piece.length;
      if (shown && marks.length && shown.trim()) {
        const mark = document.createElement("mark");
        mark.textContent = shown;
        underline(mark, marks, this.data.kinds);
        marks.forEach((one) => used.add(one));
        nodes.push(mark);
      } else if (shown) nodes.push(shown);
    }
    // A last line that is empty takes no room unless something stands in it.
    nodes.push(text.slice(same) + (text.endsWith("\n") ? "\u200b" : ""));
    this.paper.replaceChildren(...nodes);
    this.paper.dataset.analysed = served === text ? text.length : "";
    this.explain([...used].sort((a, b) => a - b));
  }

  explain(used) {
    const legend = this.root.querySelector(".legend");
    if (legend.dataset.shown === String(used)) return;
    legend.dataset.shown = used;
    legend.replaceChildren(
      ...used.map((one) => {
        const span = document.createElement("span");
        span.textContent = this.data.kinds[one].name;
        underline(span, [one], this.data.kinds);
        return span;
      }),
    );
  }

  count() {
    const { limit, target } = this.data.look;
    if (limit === null) return;
    const used = characters(this.area.value);
    let words = `${used}/${limit} characters`;
    if (used > limit) words += `: ${used - limit} too many`;
    else if (used > target) words += `, ${used - target} over the target of ${target}`;
    const count = this.root.querySelector("#count");
    count.textContent = words;
    count.className = used > limit ? "over" : "";
  }

  announce() {
    this.tell(".told", this.root.querySelector("#count").textContent);
  }

  /* Only what is new is written, or a screen reader would say it at every answer. */
  tell(where, words) {
    const told = this.root.querySelector(where);
    if (told.textContent !== words) told.textContent = words;
  }
}

function textOf(data) {
  return data.stretches.map(([piece]) => piece).join("");
}

function underline(element, marks, kinds) {
  const teeth = (one) => kinds[one].costs;
  const { style } = element;
  style.backgroundImage = marks.map((one) => line(one, kinds[one])).join(", ");
  style.backgroundSize = marks.map((one) => (teeth(one) ? "8px 4px" : "100% 3px")).join(", ");
  style.backgroundRepeat = marks.map((one) => (teeth(one) ? "repeat-x" : "no-repeat")).join(", ");
  style.backgroundPosition = marks.map((_, row) => `0 calc(100% - ${5 * row}px)`).join(", ");
  style.paddingBottom = `${5 * marks.length}px`;
  element.classList.toggle("costs", marks.every(teeth));
}

function line(one, { colour, costs }) {
  if (costs) {
    const wedge = `transparent, ${colour} 1deg 89deg, transparent 90deg`;
    return `conic-gradient(from -45deg at bottom, ${wedge})`;
  }
  const [drawn, gap] = STROKES[one % STROKES.length];
  const end = drawn + gap;
  return gap
    ? `repeating-linear-gradient(90deg, ${colour} 0 ${drawn}px, transparent ${drawn}px ${end}px)`
    : `linear-gradient(${colour}, ${colour})`;
}

function command() {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? "Cmd" : "Ctrl";
}
