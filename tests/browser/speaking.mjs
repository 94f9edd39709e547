// A browser that speaks, without a sound: what it was asked to say is written down, and said in no time.

const DUTCH = [
  { name: "Ver weg", lang: "nl-NL", localService: false, default: true },
  { name: "Vlaams", lang: "nl-BE", localService: true },
  { name: "Engels", lang: "en-GB", localService: true, default: true },
  { name: "Nederlands", lang: "nl_NL", localService: true },
];

/**
 * Gives every page of `page` a voice of its own. In the page, `fake.said` is what was asked of it; `fake.hold` keeps
 * it speaking until `fake.finish()`; `fake.dumb` lets it never begin, and `fake.endless` never end. Voices that are `late`
 * come with `fake.arrive()`.
 */
export async function withVoices(page, voices = DUTCH, { late = false } = {}) {
  await page.addInitScript(
    ([voices, late]) => {
      const fake = (window.fake = { said: [], active: 0, hold: false, dumb: false, endless: false });
      addEventListener("opstap:active", () => (fake.active += 1));
      let there = !late;
      let waiting = [];
      let current;
      let timer;
      const end = (utterance, kind, more) => utterance[`on${kind}`]?.({ type: kind, ...more });
      const next = () => {
        if (current || !waiting.length || fake.dumb) return;
        const own = (current = waiting.shift());
        timer = setTimeout(() => {
          end(own, "start");
          fake.finish = () => {
            current = undefined;
            end(own, "end");
            next();
          };
          if (!fake.hold && !fake.endless) timer = setTimeout(fake.finish, 5);
        }, 1);
      };
      class Synthesis extends EventTarget {
        get speaking() {
          return Boolean(current);
        }
        get pending() {
          return waiting.length > 0;
        }
        getVoices() {
          return there ? voices : [];
        }
        speak(utterance) {
          const { text, lang, rate, voice } = utterance;
          fake.said.push({ text, lang, rate, voice: voice?.name });
          waiting.push(utterance);
          next();
        }
        cancel() {
          clearTimeout(timer);
          const stopped = [...(current ? [current] : []), ...waiting];
          const spoken = current;
          current = undefined;
          waiting = [];
          for (const one of stopped) end(one, "error", { error: one === spoken ? "interrupted" : "canceled" });
        }
        resume() {}
      }
      const synthesis = new Synthesis();
      fake.arrive = () => {
        there = true;
        synthesis.dispatchEvent(new Event("voiceschanged"));
      };
      Object.defineProperty(window, "speechSynthesis", { value: synthesis });
      window.SpeechSynthesisUtterance = class {
        constructor(text) {
          this.text = text;
        }
      };
    },
    [voices, late],
  );
}

/** A browser that has never heard of speaking. */
export async function withoutSpeech(page) {
  await page.addInitScript(() => {
    Object.defineProperty(window, "speechSynthesis", { value: undefined });
  });
}

/** What the page was asked to say until now. */
export const said = (page) => page.evaluate(() => fake.said.map(({ text }) => text));

/** Asks it to forget what it said. */
export const forget = (page) => page.evaluate(() => void (fake.said = []));

/** What the voice does from now on: `hold`, `dumb` or `endless`. */
export const voice = (page, how) => page.evaluate((how) => Object.assign(fake, { hold: false, dumb: false, endless: false, ...how }), how);

/** Ends the sentence that is held. */
export const finish = (page) => page.evaluate(() => fake.finish());
