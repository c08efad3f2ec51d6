/* A live field: a textarea over a sheet of paper on which the words that count are marked.

   What is typed belongs to the browser: an answer of the server's paints marks and never writes the
   text, so that a late answer cannot eat a character or move the caret. */
import { characters } from "./characters.js";
import { forget, nobodys, remember, remembered } from "./drafts.js";

const PAUSE = 250; // ms without a key, then the text is reported
const LONGEST_UNREPORTED = 1000; // ms of typing without a pause, then the text is reported as well
const HUSH = 1500; // ms without a key, then the count is told to a screen reader
const FIRST_RETRY = 2000; // ms without a confirmation, doubled at every further try
const LAST_RETRY = 64000;
const LAST_UNHEARD = 8000; // the same where the server says nothing at all
const LONGEST_TIMER = 2 ** 31 - 1; // ms; browsers take more for none
const MOST_SENT = 8; // texts on their way to the server that the browser goes on knowing
const WAITS = "No answer from the server yet. Go on writing: your words stay here and are sent again.";
const WAITS_AT_THE_END = "Time is up, and the server has not answered yet. Your words stay here.";
const FAR_TOO_LONG = "This is far too long to be kept. Take some of it out: until then it stays in this browser alone.";

/* Android's keyboards compose every plain word, and a report does not disturb them. */
const COMPOSES_ALWAYS = /Android/.test(navigator.userAgent);

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
    this.strip = this.root.querySelector(".levels");
    this.why = this.root.querySelector(".why");
    this.cards = this.root.querySelector(".cards");
    this.composing = false;
    this.silent = false; // the server has not answered for a while
    this.ahead = -Infinity; // ms that the server's clock is ahead of this device's
    this.wait = FIRST_RETRY;
    this.area.onclick = () => this.askWhy();
    this.strip.onclick = (event) => this.choose(event.target.closest("button"));
    this.why.onclick = (event) => this.object(event.target.closest("button"));
    this.cards.onclick = () => showCards(this.cards);
    // The caret, and on a phone the keyboard, stay where they are while the cards are looked at.
    this.cards.onpointerdown = (event) => event.preventDefault();
    this.area.oninput = () => this.typed();
    this.area.onblur = () => this.report();
    this.area.onkeydown = (event) => this.key(event);
    this.area.addEventListener("compositionstart", () => (this.composing = !COMPOSES_ALWAYS));
    this.area.addEventListener("compositionend", () => {
      this.composing = false;
      this.typed();
    });
    this.again = () => this.tryAgain();
    this.closing = new AbortController();
    const { signal } = this.closing;
    window.addEventListener("online", this.again, { signal });
    window.addEventListener("pagehide", () => this.report(), { signal });
    document.addEventListener("visibilitychange", () => this.report(), { signal });
    // Before Streamlit asks for the other page: on that one nobody knows this field.
    window.addEventListener("popstate", () => this.report(), { signal, capture: true });
  }

  /* A note is laid on the desk: the server's text, or what this browser alone remembers. */
  open(data) {
    this.forgetReport();
    clearTimeout(this.retry);
    this.data = data;
    this.hearClock(data);
    this.at = this.now();
    this.base = data.base;
    this.sent = [];
    this.put = String(data.put);
    this.older = null;
    this.chosen = null;
    this.focused = 0;
    this.why.hidden = true;
    let text = textOf(data);
    this.reported = text;
    const local = remembered(data.name);
    if (local && local.text !== text) {
      const newer = data.at !== null && local.at > data.at;
      const ours = local.over?.some((one) => one.trim() === this.base.trim());
      if (newer || ours) [text, this.at] = [local.text, local.at];
      else this.older = local.text;
    }
    this.area.value = text;
    this.dress(data.look);
    this.answer(data);
    if (text !== this.base || this.older !== null) this.report(true);
  }

  dress(look) {
    this.root.querySelector("label").textContent = look.label;
    this.root.querySelector("#help").textContent = look.help;
    this.area.placeholder = look.placeholder;
    this.cards.textContent = look.cards;
    this.cards.dataset.back = look.back;
    this.cards.hidden = !look.cards;
    // Before there is a nickname the cards stand above the note already.
    this.cards.classList.toggle("first", !nobodys(this.data.name));
    this.area.rows = look.rows;
    this.root.style.setProperty("--rows", look.rows);
    this.root.querySelector("#keys").textContent = look.enter && `${command()}+Enter ${look.enter}`;
    this.root.hidden = false;
  }

  close() {
    this.closing.abort();
    this.forgetReport();
    clearTimeout(this.hush);
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    clearTimeout(this.end);
    fields.delete(this.area.getRootNode());
  }

  /* An answer is on its way for a while, and may be heard late: the least late one is right. */
  hearClock(data) {
    this.ahead = Math.max(this.ahead, data.clock - Date.now());
  }

  now() {
    return Math.round(Date.now() + this.ahead);
  }

  /* The server has looked at a text, not always the one that stands here by now. */
  answer(data) {
    this.data = data;
    this.hearClock(data);
    this.heard = true;
    clearTimeout(this.silence);
    this.silence = undefined;
    this.silent = false;
    this.heedEnd();
    if (data.put && String(data.put) !== this.put) {
      this.put = String(data.put);
      // Whoever types on in the meantime is not interrupted: theirs is the later text then.
      if (this.area.value === this.reported) {
        this.area.value = data.put[1];
        this.typed();
      }
    }
    if (data.older !== null && data.older === this.older) {
      forget(data.name, this.older);
      this.older = null;
    }
    if (data.kept && [this.area.value, ...this.sent].includes(textOf(data))) {
      this.base = textOf(data);
      this.sent = this.sent.slice(this.sent.indexOf(this.base) + 1);
    }
    if (this.base === this.area.value && this.older === null) {
      forget(data.name, this.base);
      clearTimeout(this.retry);
      this.wait = FIRST_RETRY;
    }
    if (data.look.focus > this.focused) this.area.focus({ preventScroll: true });
    this.focused = data.look.focus;
    this.judge();
    this.paint();
    this.count();
  }

  /* At its end a field reports what stands in it, and is read only until it has more time. */
  heedEnd() {
    clearTimeout(this.end);
    const { closes } = this.data.look;
    const left = closes === null ? Infinity : closes - this.now();
    this.area.readOnly = left <= 0;
    this.tellHowItStands();
    if (left <= 0) this.report();
    else if (left <= LONGEST_TIMER) this.end = setTimeout(() => this.heedEnd(), left);
  }

  /* Words are collected at the end, but for those that a server which is away does not know. */
  tellHowItStands() {
    const over = this.area.readOnly;
    this.tell(".closed", over && !this.silent ? this.data.look.closed : "");
    this.tell(".waits", this.silent ? (over ? WAITS_AT_THE_END : WAITS) : "");
  }

  typed() {
    const { name, look } = this.data;
    if (look.one_line && /[\r\n]/.test(this.area.value)) {
      this.area.value = this.area.value.replace(/\s*[\r\n]+\s*/g, " ");
    }
    this.at = this.now();
    if (this.area.value === this.base) forget(name, remembered(name)?.text);
    else remember(name, this.area.value, [this.base, ...this.sent], this.at);
    this.paint();
    this.count();
    clearTimeout(this.pause);
    clearTimeout(this.hush);
    if (this.composing) return;
    this.pause = setTimeout(() => this.report(), PAUSE);
    this.hush = setTimeout(() => this.announce(), HUSH);
    this.overdue ??= setTimeout(() => this.reportInMidTyping(), LONGEST_UNREPORTED);
  }

  /* A server that has not answered yet is not asked once more: it would begin anew. */
  reportInMidTyping() {
    this.overdue = undefined;
    if (this.heard) this.report();
  }

  forgetReport() {
    clearTimeout(this.pause);
    clearTimeout(this.overdue);
    this.overdue = undefined;
  }

  report(again = false) {
    this.forgetReport();
    const text = this.area.value;
    if (this.composing || (text === this.reported && !again)) return;
    if (text.length > this.data.most) {
      this.tell(".waits", FAR_TOO_LONG);
      return;
    }
    this.reported = text;
    const { base, older, sent, at } = this;
    this.sent = [...sent, text].slice(-MOST_SENT);
    this.heard = false;
    this.send("typed", { text, base, older, sent, at });
    this.silence ??= setTimeout(() => {
      this.silent = true;
      this.tellHowItStands();
    }, FIRST_RETRY);
    clearTimeout(this.retry);
    if (nobodys(this.data.name)) return; // no server keeps it, so none will confirm it
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

  /* Marks stand as far as the text is still the one they were made for, and for one criterion. */
  paint() {
    const text = this.area.value;
    const served = textOf(this.data);
    let same = 0;
    while (same < served.length && served[same] === text[same]) same += 1;
    if (/[\ud800-\udbff]/.test(text[same - 1])) same -= 1; // half an emoji is no character
    const nodes = [];
    let at = 0;
    for (const [piece, marks] of this.data.stretches) {
      const shown = text.slice(at, Math.min(at + piece.length, same));
      at += piece.length;
      const here = marks.filter((one) => this.data.kinds[one].criterion === this.looked());
      if (shown && here.length) {
        const mark = document.createElement("mark");
        mark.textContent = shown;
        if (here.every((one) => this.data.kinds[one].costs)) mark.className = "costs";
        nodes.push(mark);
      } else if (shown) nodes.push(shown);
    }
    // A last line that is empty takes no room unless something stands in it.
    nodes.push(text.slice(same) + (text.endsWith("\n") ? "\u200b" : ""));
    this.paper.replaceChildren(...nodes);
    this.paper.dataset.analysed = served === text ? text.length : "";
  }

  /* The criterion whose words are marked: the one that was chosen, else the server's choice. */
  looked() {
    return this.chosen ?? this.data.looked_at;
  }

  /* The levels of the text that the server has looked at; each row is made once, so that a key
     pressed on one does not lose it. */
  judge() {
    const { levels, wait } = this.data;
    this.strip.hidden = !levels;
    if (!levels) return;
    if (!levels.length) this.strip.replaceChildren(paragraph(wait));
    else if (this.strip.childElementCount !== levels.length || !this.strip.querySelector("button")) {
      this.strip.replaceChildren(...levels.map(() => document.createElement("button")));
    }
    levels.forEach((one, nth) => this.row(this.strip.children[nth], one));
    if (!levels.length) this.why.hidden = true;
    if (!this.why.hidden) this.explain();
  }

  row(button, { criterion, name, picture, said, change }) {
    const chosen = criterion === this.looked();
    button.type = "button";
    button.setAttribute("aria-pressed", chosen);
    button.setAttribute("aria-expanded", chosen && !this.why.hidden);
    const drawn = JSON.stringify([name, picture, said, change]);
    if (button.dataset.drawn === drawn) return;
    button.dataset.drawn = drawn;
    button.dataset.criterion = criterion;
    const parts = { picture, name, said, change };
    button.replaceChildren(
      ...Object.entries(parts).map(([kind, words]) => {
        const span = document.createElement("span");
        span.className = kind;
        span.textContent = words;
        span.ariaHidden = kind === "picture";
        return span;
      }),
    );
  }

  choose(button) {
    if (!button) return;
    const again = button.dataset.criterion === this.looked() && !this.why.hidden;
    this.chosen = button.dataset.criterion;
    this.why.hidden = again;
    this.judge();
    this.paint();
  }

  /* A click on marked words says why they are. */
  askWhy() {
    if (!this.data.levels?.length || this.area.selectionStart !== this.area.selectionEnd) return;
    const criterion = this.looked();
    const at = this.area.selectionStart;
    const level = this.data.levels.find((one) => one.criterion === criterion);
    const found = level?.words.find(({ start, end }) => start <= at && at < end);
    if (!found || textOf(this.data) !== this.area.value) return;
    this.why.hidden = false;
    this.judge();
    const lines = [...this.why.querySelectorAll("p")];
    lines.forEach((line) => line.classList.toggle("chosen", line.dataset.at === String(found.start)));
    lines.find((line) => line.dataset.at === String(found.start))?.scrollIntoView({ block: "nearest" });
  }

  explain() {
    const level = this.data.levels.find((one) => one.criterion === this.looked());
    const drawn = JSON.stringify([level, this.data.objects]);
    if (this.why.dataset.drawn === drawn) return;
    this.why.dataset.drawn = drawn;
    const lines = level.means.map((line) => paragraph(line));
    lines.at(-1)?.append(...this.doubt("level", level.criterion, level.said));
    for (const { start, quoted, why } of level.words) {
      const line = paragraph(`${quoted} ${why}`);
      line.dataset.at = start;
      line.append(...this.doubt("mark", level.criterion, quoted));
      lines.push(line);
    }
    this.why.replaceChildren(...lines);
  }

  doubt(about, criterion, words) {
    if (!this.data.objects) return [];
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = this.data.objects;
    button.ariaLabel = `${this.data.objects}: ${words}`;
    Object.assign(button.dataset, { about, criterion, words });
    return [" ", button];
  }

  object(button) {
    if (!button) return;
    const { about, criterion, words } = button.dataset;
    this.report();
    this.trigger("wrong", { about, criterion, words });
  }

  count() {
    const { limit, target } = this.data.look;
    if (limit === null) return;
    const used = characters(this.area.value);
    let words = `${used}/${limit} characters`;
    if (used > limit) words += `: ${used - limit} too many to send`;
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

function paragraph(words) {
  const made = document.createElement("p");
  made.textContent = words;
  return made;
}

/* On a phone the cards lie over the page until they are put away; the style sheet says where. */
function showCards(button) {
  const top = document.documentElement;
  const back = document.createElement("button");
  const away = () => {
    delete top.dataset.cards;
    button.ariaExpanded = false;
    back.remove();
  };
  back.type = "button";
  back.className = "ccc-back";
  back.textContent = button.dataset.back;
  back.onclick = away;
  back.onpointerdown = (event) => event.preventDefault();
  top.dataset.cards = "open";
  top.style.setProperty("--seen-top", `${window.visualViewport?.offsetTop ?? 0}px`);
  top.style.setProperty("--seen-height", `${window.visualViewport?.height ?? innerHeight}px`);
  button.ariaExpanded = true;
  document.body.append(back);
}

function command() {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? "Cmd" : "Ctrl";
}
