// The questionnaire as somebody at the screen meets it: by its words, never by its inside.

import { readFileSync } from "node:fs";
import { expect } from "./test.mjs";

const WORDS = { weet_niet: "Weet ik niet", wil_niet: "Wil ik niet zeggen" };

/** Ids of questions and options to their words, read from the data that the app is built from. */
function words() {
  const text = readFileSync(new URL("../../data/diagnose/model.toml", import.meta.url), "utf8");
  const questions = new Map();
  for (const block of text.split(/^\[\[vraag\]\]$/m).slice(1)) {
    const [, id] = block.match(/^id = "([^"]+)"/m);
    const [, question] = block.match(/^tekst = "([^"]+)"/m);
    const options = new Map();
    for (const [, option] of block.matchAll(/\{([^{}]*\btekst = "[^"]*"[^{}]*)\}/g)) {
      options.set(option.match(/\bid = "([^"]+)"/)[1], option.match(/\btekst = "([^"]*)"/)[1]);
    }
    questions.set(question, { id, options });
  }
  return questions;
}

const questions = words();

/** The question on the screen. */
export async function currentQuestion(page) {
  const heading = page.locator("legend h1");
  await expect(heading).toBeVisible();
  const text = (await heading.innerText()).trim();
  const question = questions.get(text);
  if (!question) throw new Error(`no question says: ${text}`);
  return { text, ...question };
}

/** Answers in whatever language by the places of the options, until the check page is there. Calls `look` before each. */
export async function answerAllByPlace(page, answers, { next: label, look = async () => {}, enough = Infinity } = {}) {
  const byId = new Map([...questions.values()].map((question) => [question.id, [...question.options.keys()]]));
  let done = 0;
  while (done < enough && !page.url().endsWith("#/nakijken")) {
    const heading = page.locator("main > .page:not([hidden]) legend h1");
    const text = await heading.innerText();
    const id = (await page.locator("main > :not([hidden]) .option__input").first().getAttribute("id")).replace(/-\d+$/, "");
    await look(id);
    for (const answer of [answers[id]].flat()) {
      const ending = { weet_niet: "dont-know", wil_niet: "refused" }[answer] ?? byId.get(id).indexOf(answer);
      await page.locator(`#${id}-${ending}`).check();
    }
    await page.getByRole("button", { name: label }).click();
    await expect(page.locator("main > :not([hidden]) h1").first()).not.toHaveText(text);
    done += 1;
  }
  return done;
}

/** The words of each answer that a persona gives to a question; an empty list chooses nothing. */
export function wordsOf(question, answer) {
  return [answer].flat().map((id) => WORDS[id] ?? question.options.get(id));
}

/** Answers the question on the screen as the persona does, and goes on. */
export async function answerOne(page, answers, { choose } = {}) {
  const question = await currentQuestion(page);
  const answer = answers[question.id];
  if (answer === undefined) throw new Error(`the persona has no answer to ${question.id}`);
  for (const label of wordsOf(question, answer)) {
    await (choose ?? ((label) => page.getByLabel(label, { exact: true }).check()))(label);
  }
  return question;
}

export async function next(page, question) {
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.locator("main h1:visible").first()).not.toHaveText(question.text);
}

/** Answers until `enough` questions are done or the check page is there. Returns how many were answered. */
export async function answerAll(page, answers, enough = Infinity) {
  let done = 0;
  while (done < enough && !page.url().endsWith("#/nakijken")) {
    await next(page, await answerOne(page, answers));
    done += 1;
  }
  return done;
}
