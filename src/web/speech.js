// Reads the page aloud with the voices of the device itself. Fetched when somebody first wants it, and shared by the
// programs of the page.
//
// What is read are the elements with `data-read`, in the order of the page, and of what is folded only what is open;
// beside one with `data-read="own"` comes a button that reads just that. The one being read has `data-spoken`. Nothing
// is read but after a press of a button. Every sentence is called out on the window as `opstap:active`: listening is
// using.
//
// What stands in `#read-aloud` of index.html is seen when what its `data-when` names is so.
//
// Browsers cut a long utterance off, and some never tell that one has ended: so a sentence at a time, and not waiting
// for ever.

const { speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance } = window;

const NORMAL = 1;
const SLOW = 0.75;
/** Characters of one utterance; Chromium falls silent after fifteen seconds. */
const LONGEST = 160;
/** Milliseconds that the voices of a device may take to arrive. */
const PATIENCE = 2000;
/** Milliseconds within which a sentence must begin, and for each of its characters. A slow voice takes about 100. */
const TO_BEGIN = 4000;
const PER_CHARACTER = 250;
/** Milliseconds that an engine needs after it was stopped; some lose what comes at once. */
const BREATH = 80;

const STORE = "opstap.speech";

/** What somebody chose; remembered on the device where that can be, and else for as long as the page is there. */
let wish = { on: false, slow: false };
/** `looking` for a voice, `ready`, `speaking`, `failed` this once, or never: `no_voice`, `no_speech`. */
let state = "looking";
let voice;
let waited = false;
let poll;
/** The part of the page that was read last; nothing for all of it. */
let last;
let queue = [];
let at = 0;
// Held here: an utterance that nobody holds is collected, and its end is never told.
let utterance;
let timer;

const main = document.querySelector("main");
const place = document.getElementById("read-aloud");
const pattern = place.querySelector("[data-listen]");

const tags = () => opstap.about(opstap.language()).voice;
const rate = () => (wish.slow ? SLOW : NORMAL);

/** Shows how it stands. */
function show() {
  const can = wish.on && ["ready", "speaking", "failed"].includes(state);
  const so = {
    on: wish.on,
    off: !wish.on,
    can,
    speaking: state === "speaking",
    silent: state !== "speaking",
    slow: wish.slow,
    normal: !wish.slow,
    no_voice: wish.on && state === "no_voice",
    no_speech: wish.on && (state === "no_speech" || state === "failed"),
    hint: can && location.hash === "#/oefenen",
  };
  for (const element of place.querySelectorAll("[data-when]")) element.hidden = !so[element.dataset.when];
  for (const passage of main.querySelectorAll('[data-read="own"]')) {
    const beside = passage.nextElementSibling;
    const there = beside?.matches("[data-listen]");
    if (can && !there) passage.after(buttonFor(passage));
    else if (!can && there) beside.remove();
  }
}

/** A button that reads one passage. */
function buttonFor(passage) {
  const button = pattern.cloneNode(true);
  const name = button.lastElementChild;
  button.setAttribute("aria-label", name.textContent.replace("{text}", passage.dataset.name ?? passage.textContent));
  name.remove();
  button.hidden = false;
  button.onclick = () => (button.getAttribute("aria-pressed") === "true" ? stop() : start(button.parentElement));
  return button;
}

function tell(now) {
  state = now;
  show();
}

/** The subtag of the language alone, by its shortest name: `nl` of `nl_BE` and of `nld-NLD`. */
function primary(tag) {
  try {
    return new Intl.Locale(tag.split(/[-_]/)[0]).language;
  } catch {
    return "";
  }
}

/** Of the voices of the device itself the one that fits best; `wanted` are tags, best first. */
export function bestVoice(voices, wanted) {
  const own = voices.filter((voice) => voice.localService === true);
  const first = (fits) => own.find((voice) => voice.default && fits(voice)) ?? own.find(fits);
  const tag = ({ lang }) => lang.replaceAll("_", "-").toLowerCase();
  const languages = wanted.map(primary);
  return (
    wanted.map((exact) => first((voice) => tag(voice) === exact.toLowerCase())).find(Boolean) ??
    first((voice) => languages.includes(primary(voice.lang)))
  );
}

/** A text in sentences, and long sentences in parts. */
export function sentences(text, code) {
  const line = text.replace(/\s+/g, " ").trim();
  const found = Intl.Segmenter
    ? Array.from(new Intl.Segmenter(code, { granularity: "sentence" }).segment(line), ({ segment }) => segment)
    : (line.match(/[^.!?؟።]+[.!?؟።]*\s*/g) ?? []);
  return found
    .flatMap(parts)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** A sentence cut behind its commas where it is too long, or else between its words. */
function parts(sentence) {
  const all = [];
  let rest = sentence;
  while (rest.length > LONGEST) {
    // With one more, to see what stands behind a comma at the end.
    const head = rest.slice(0, LONGEST + 1);
    const comma = head.search(/[,;:،؛፣፤](?=\s)[^,;:،؛፣፤]*$/);
    const cut = (comma > LONGEST / 4 ? comma : head.lastIndexOf(" ")) + 1 || LONGEST;
    all.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...all, rest];
}

function look() {
  clearInterval(poll);
  if (!synthesis || !Utterance) return tell("no_speech");
  voice = bestVoice(synthesis.getVoices(), tags());
  if (voice) return tell("ready");
  // Voices arrive late, and not every browser tells.
  if (waited) return tell("no_voice");
  tell("looking");
  const until = Date.now() + PATIENCE;
  poll = setInterval(() => {
    waited = Date.now() > until;
    if (waited || bestVoice(synthesis.getVoices(), tags())) look();
  }, 100);
}

const isShown = (element) => !element.closest("details:not([open])") && element.getClientRects().length > 0;

function passages(part) {
  return [...part.querySelectorAll("[data-read]")]
    .filter(isShown)
    .flatMap((element) => sentences(element.textContent, opstap.language()).map((text) => ({ element, text })));
}

function mark(element) {
  const before = main.querySelector("[data-spoken]");
  if (before === element) return;
  for (const [of, spoken] of [
    [before, false],
    [element, true],
  ]) {
    if (!of) continue;
    of.toggleAttribute("data-spoken", spoken);
    of.parentElement?.querySelector(":scope > [data-listen]")?.setAttribute("aria-pressed", spoken);
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

/** Says the sentence that it is at, after whatever is being said. */
function say() {
  const busy = synthesis.speaking || synthesis.pending;
  utterance = undefined;
  clearTimeout(timer);
  if (busy) synthesis.cancel();
  // At once where that can be: some browsers only speak in answer to a touch.
  if (busy) timer = setTimeout(speak, BREATH);
  else speak();
}

function speak() {
  const piece = queue[at];
  // Read to its end, or no longer on the page.
  if (!piece?.element.isConnected) return stop();
  const own = Object.assign(new Utterance(piece.text), { voice, lang: voice.lang.replaceAll("_", "-"), rate: rate() });
  let begun = false;
  const next = () => {
    at += 1;
    say();
  };
  own.onstart = () => (begun = true);
  own.onend = () => own === utterance && next();
  own.onerror = ({ error }) => {
    if (own !== utterance) return;
    stop();
    // Stopped by somebody else is no mistake.
    if (error !== "interrupted" && error !== "canceled") tell("failed");
  };
  clearTimeout(timer);
  timer = setTimeout(
    () => {
      if (begun) return next();
      stop();
      tell("failed");
    },
    TO_BEGIN + (piece.text.length * PER_CHARACTER) / rate(),
  );
  utterance = own;
  mark(piece.element);
  synthesis.resume();
  synthesis.speak(own);
  dispatchEvent(new Event("opstap:active"));
}

function start(part) {
  queue = passages(part ?? main);
  at = 0;
  last = part;
  if (!queue.length) return stop();
  tell("speaking");
  say();
}

function stop() {
  clearTimeout(timer);
  utterance = undefined;
  queue = [];
  mark(null);
  if (state !== "speaking") return;
  synthesis.cancel();
  tell("ready");
}

/** On a shared tablet nothing of one person is kept for the next. */
const isShared = () => location.hash.startsWith("#/groep");

function keep() {
  if (isShared()) return;
  try {
    localStorage.setItem(STORE, JSON.stringify(wish));
  } catch {}
}

/** Takes up what was chosen on this device. */
function takeUp() {
  if (isShared()) return;
  try {
    const { on, slow } = JSON.parse(localStorage.getItem(STORE)) ?? {};
    wish = { on: on === true, slow: slow === true };
  } catch {}
}

/** On, or off. */
export function turn() {
  stop();
  wish.on = !wish.on;
  keep();
  look();
}

const press = {
  read: () => (state === "speaking" ? stop() : start()),
  // What was read last once more, or the whole page.
  again: () => start(last?.isConnected ? last : undefined),
  // From this sentence on.
  tempo() {
    wish.slow = !wish.slow;
    keep();
    show();
    if (state === "speaking") say();
  },
};
for (const button of place.querySelectorAll("[data-speech]")) button.onclick = press[button.dataset.speech];

const on = (event, then) =>
  addEventListener(event, () => {
    stop();
    then?.();
  });
on("pagehide");
// Another page, in the address or at one address.
for (const event of ["hashchange", "opstap:page"]) {
  on(event, () => {
    last = undefined;
    show();
  });
}
on("opstap:language", look);
// Everything was wiped, or the next person has the tablet.
for (const event of ["opstap:wiped", "opstap:left"]) {
  on(event, () => {
    wish = { on: false, slow: false };
    show();
  });
}
addEventListener("keydown", ({ key }) => key === "Escape" && stop());
document.addEventListener("visibilitychange", () => document.hidden && stop());
synthesis?.addEventListener?.("voiceschanged", () => state !== "speaking" && look());
// The programs make their pages when they are ready.
new MutationObserver(show).observe(main, { childList: true, subtree: true });

takeUp();
look();
