// Somebody who reads Arabic and would rather listen, on their own phone, from the first screen to the consultant.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { configured, expect, expectAccessible, expectNoSidewaysScroll, persona, test, watch } from "./test.mjs";
import { office, openDesk } from "./desk.mjs";
import { answerAllByPlace } from "./questionnaire.mjs";
import { forget, said, withVoices } from "./speaking.mjs";

const p08 = persona("P08");
const texts = (set) => parse(readFileSync(new URL(`../../data/texts/ar/${set}.toml`, import.meta.url), "utf8"));
const [app, questions, later] = ["app", "questions", "later"].map(texts);

test("in Arabic, listening, from the start screen to a file that a consultant reads in Dutch beside it", async ({ page, context, browser, baseURL }) => {
  test.setTimeout(180_000);
  const ours = office();
  await configured(context, {
    municipality: { id: "haarlem", name: "Haarlem" },
    languages: ["ar"],
    recipients: [{ name: "Team Werk", public_key: ours.key }],
  });
  await withVoices(page, [
    { name: "Nederlands", lang: "nl-NL", localService: true, default: true },
    { name: "Van ver", lang: "ar-SA", localService: false },
    { name: "Arabisch", lang: "ar-EG", localService: true },
  ]);
  await page.goto("/");
  await page.getByRole("button", { name: "العربية" }).click();
  await page.getByRole("link", { name: app.shell.door_questions }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.getByRole("link", { name: app.intro.start }).click();

  // First to practise, with the voice on.
  await page.getByRole("button", { name: app.speech.turn_on }).click();
  await page.getByText(app.practice.tea, { exact: true }).click();
  await page.getByRole("button", { name: app.practice.start }).click();

  // Every question is heard before it is answered, by the Arabic voice of the device, and never of itself.
  await answerAllByPlace(page, p08.antwoorden, {
    next: app.common.next,
    look: async (id) => {
      expect(await said(page), `${id} began to speak by itself`).toEqual([]);
      await page.locator("#read-aloud").getByRole("button", { name: app.speech.listen }).click();
      // The voice says it sentence by sentence.
      const first = questions[id].text.slice(0, 12);
      await expect.poll(async () => (await said(page)).some((text) => text.startsWith(first)), id).toBe(true);
      await expect.poll(() => page.evaluate(() => speechSynthesis.speaking || speechSynthesis.pending)).toBe(false);
      expect(await page.evaluate(() => [...new Set(fake.said.map(({ voice }) => voice))])).toEqual(["Arabisch"]);
      await forget(page);
      await expectNoSidewaysScroll(page);
    },
  });
  await page.getByRole("link", { name: app.check.finish }).click();
  await expect(page.locator("#later h1")).toHaveText(later.outcome.title);
  await expectAccessible(page);
  await page.getByRole("link", { name: later.outcome.hand_over }).click();
  await page.getByLabel(later.hand_over.name, { exact: true }).fill("أحمد");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: later.hand_over.make }).click();
  const file = await download;
  await expect(page.getByText(later.hand_over.made_title)).toBeVisible();

  // The consultant reads Dutch, and below it what was on the phone.
  const desk = await browser.newContext({ baseURL, locale: "nl-NL", viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
  const complaints = watch(desk, new URL(baseURL).origin);
  const table = await desk.newPage();
  await openDesk(table, ours);
  const path = join(ours.folder, file.suggestedFilename());
  writeFileSync(path, readFileSync(await file.path()));
  await table.getByLabel("Kies bestanden").setInputFiles(path);
  await table.getByRole("link", { name: "أحمد" }).click();
  await expect(table.getByText("Arabisch", { exact: true })).toBeVisible();
  await table.getByRole("link", { name: "Antwoorden", exact: true }).click();
  const row = table.locator(".answers__row", { hasText: "Werkt u nu voor geld?" });
  await expect(row.locator(".as-read").first()).toHaveText(questions.werk_nu.text);
  await expect(row.locator(".as-read").last()).toHaveText(questions.werk_nu[`option-${p08.antwoorden.werk_nu}`]);
  await expect(row.locator(".as-read").first()).toHaveAttribute("dir", "rtl");
  await expect(table.locator("html")).toHaveAttribute("lang", "nl");
  await desk.close();
  expect(complaints).toEqual([]);
});
