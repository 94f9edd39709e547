// Reads the page aloud with the voices of the device itself. Fetched when somebody first wants it, and shared by the
// programs of the page.
//
// What is read are the elements with `data-read`, in the order of the page, and of what is folded only what is open.
// The one being read has `data-spoken`; the button beside it with `data-listen` is pressed meanwhile. Every change is
// called out on the window as `opstap:speech`, and every sentence as `opstap:active`: listening is using.
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

/** `looking` for a voice, `ready`, `speaking`, `failed` this once, or never: `no_voice`, `no_speech`. */
let state = "looking";
let language = { code: "nl", voice: ["nl"] };
let voice;
let rate = NORMAL;
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

function tell(now) {
  if (state === now) return;
  state = now;
  dispatchEvent(new Event("opstap:speech"));
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
    const start = rest.slice(0, LONGEST);
    const comma = start.search(/[,;:،؛፣፤](?=\s)[^,;:،؛፣፤]*$/);
    const cut = (comma > LONGEST / 4 ? comma : start.lastIndexOf(" ")) + 1 || LONGEST;
    all.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...all, rest];
}

function look() {
  clearInterval(poll);
  voice = bestVoice(synthesis.getVoices(), language.voice);
  if (voice) return tell("ready");
  // Voices arrive late, and not every browser tells.
  if (waited) return tell("no_voice");
  tell("looking");
  const until = Date.now() + PATIENCE;
  poll = setInterval(() => {
    waited = Date.now() > until;
    if (waited || bestVoice(synthesis.getVoices(), language.voice)) look();
  }, 100);
}

/** Makes ready to read a page in this language, such as `ar`. */
export function prepare(code, slow) {
  stop();
  language = { code, voice: opstap.about(code).voice };
  rate = slow ? SLOW : NORMAL;
  last = undefined;
  if (synthesis && Utterance) look();
  else tell("no_speech");
}

const isShown = (element) => !element.closest("details:not([open])") && element.getClientRects().length > 0;

function passages(part) {
  return [...part.querySelectorAll("[data-read]")]
    .filter(isShown)
    .flatMap((element) => sentences(element.textContent, language.code).map((text) => ({ element, text })));
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
  const own = Object.assign(new Utterance(piece.text), { voice, lang: voice.lang.replaceAll("_", "-"), rate });
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
    TO_BEGIN + (piece.text.length * PER_CHARACTER) / rate,
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

/** Reads the whole page. */
export const read = () => start();

/** Reads what was read last once more, or the whole page. */
export const again = () => start(last?.isConnected ? last : undefined);

/** Reads what stands beside a button with `data-listen`; stops where that is being read. */
export function listen(target) {
  const button = target.closest("[data-listen]");
  if (button.getAttribute("aria-pressed") === "true") stop();
  else start(button.parentElement);
}

/** Slower, or as usual; from this sentence on. */
export function tempo(slow) {
  rate = slow ? SLOW : NORMAL;
  if (state === "speaking") say();
}

export function stop() {
  clearTimeout(timer);
  utterance = undefined;
  queue = [];
  mark(null);
  if (state !== "speaking") return;
  synthesis.cancel();
  tell("ready");
}

export const now = () => state;

for (const end of ["hashchange", "opstap:language", "opstap:wiped", "pagehide"]) addEventListener(end, stop);
document.addEventListener("visibilitychange", () => document.hidden && stop());
addEventListener("keydown", ({ key }) => key === "Escape" && stop());
synthesis?.addEventListener?.("voiceschanged", () => state !== "speaking" && look());
