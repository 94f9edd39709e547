// The main job, from the first question to the consultant's list.

import { readFileSync } from "node:fs";
import { expect, expectNoSidewaysScroll, onwardTo, persona, test, watch } from "./test.mjs";
import { answerAll, answerOne, currentQuestion, next } from "./questionnaire.mjs";

const p08 = persona("P08");

/** A consultant on a computer of their own makes a key. Returns its public half. */
async function makeKey(page) {
  await page.goto("/#/consulent/sleutels");
  await page.getByLabel("Ik heb de wachtzin opgeschreven.").check();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Maak de sleutel en bewaar het bestand" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^opstap-[a-z-]+\.opstapkey$/);
  const key = await page.locator("#public-key").innerText();
  expect(key).toMatch(/^opstap1/);
  return { key, file: await file.path() };
}

test("P08 fills in, stops, resumes, calculates, seals; a consultant opens it and sees the same", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const office = await browser.newContext({ baseURL, locale: "nl-NL", viewport: { width: 1280, height: 900 } });
  const officeComplaints = watch(office, new URL(baseURL).origin);
  const desk = await office.newPage();
  const { key } = await makeKey(desk);

  // From the start screen, by the doors that people see.
  await page.goto("/");
  await expect(page.getByText("De gemeente gebruikt het niet voor controle of straf.")).toBeVisible();
  await page.getByRole("link", { name: "Vragen over u en werk" }).click();
  await expect(page.getByText("De gemeente gebruikt ze niet voor controle, straf of onderzoek naar fraude.")).toBeVisible();
  await page.getByRole("link", { name: "Begin met de vragen" }).click();
  await page.getByRole("link", { name: "Sla het oefenen over" }).click();

  // Half way the tab is closed.
  expect(await answerAll(page, p08.antwoorden, 17)).toBe(17);
  const half = await answerOne(page, p08.antwoorden);
  await expect(page.getByText("Bewaard op dit apparaat")).toBeVisible();
  await page.close();

  // Another day: the start screen knows, and the last answer is still there.
  page = await context.newPage();
  await page.goto("/");
  await expect(page.getByText(/U was al begonnen. U heeft 18 van ongeveer 3[0-9] vragen gedaan\./)).toBeVisible();
  await page.getByRole("link", { name: "Ga verder met de vragen" }).click();
  await page.goBack();
  await page.goForward();
  await page.reload();
  const after = await currentQuestion(page);
  await page.getByRole("link", { name: "Terug" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(half.text);
  await expect(page.locator("input:checked")).toHaveCount([p08.antwoorden[half.id]].flat().length);
  await next(page, half);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(after.text);
  await answerAll(page, p08.antwoorden);

  // Everything on one page, then the outcome.
  await expect(page.getByRole("heading", { name: "Kloppen uw antwoorden?" })).toBeVisible();
  await expect(page.locator(".answers__row")).toHaveCount(p08.verwacht.vragen_getoond);
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "Bekijk uw uitkomst" }).click();
  await expect(page.locator(".big-number")).toHaveText("6 tot 12 maanden");
  await expect(page.getByText("Een mens beslist. Niet de computer.")).toBeVisible();
  await expect(page.getByText("Hij is nog niet getest met cijfers.")).toBeVisible();
  await expect(page.getByText("U heeft in totaal 17 punten.")).toBeVisible();
  const points = (await page.locator(".answers__row strong").allInnerTexts()).map((text) => Number.parseInt(text));
  expect(points).toEqual(p08.verwacht.bijdragen.map(([, points]) => points));
  const seen = await page.locator(".answers__row dt").allInnerTexts();
  await expectNoSidewaysScroll(page);

  // 16 hours at the minimum wage, which is filled in already.
  await page.getByRole("link", { name: "Reken uit wat u overhoudt als u gaat werken" }).click();
  await page.getByLabel("Hoe oud bent u?").fill("39");
  await page.getByLabel("Hoeveel uur per week werkt u nu?").fill("0");
  await page.getByLabel("Hoeveel uur per week is de nieuwe baan?").fill("16");
  await page.getByLabel("Hoe hoog is de kale huur per maand?").fill("650");
  await expect(page.locator("#wage")).not.toHaveValue("");
  const table = page.locator(".comparison");
  await expect(table.getByRole("row", { name: /^Bijstand/ })).toBeVisible();
  await expect(table.getByRole("row", { name: /^Huurtoeslag/ })).toBeVisible();
  await expect(page.locator(".comparison__total")).toContainText("€");
  await expectNoSidewaysScroll(page);

  // What the chart says in words, and two answers to "100 more a month".
  await onwardTo(page, "Meer of minder uren");
  await expect(page.getByRole("heading", { level: 1, name: "Wat houdt u over bij meer of minder uren?" })).toBeFocused();
  await expect(page.getByRole("img", { name: /^Grafiek van 0 tot 40 uur per week/ })).toBeVisible();
  await expect(page.getByText(/^Tussen 0 en \d+ uur per week houdt u van een extra uur werk bijna niets over\./)).toBeVisible();
  await expect(page.getByText(/^Vanaf [\d,]+ uur per week heeft u geen bijstand meer nodig\./)).toBeVisible();
  await expect(page.getByText(/^Voor €\s100,00 meer per maand moet u [\d,]+ uur per week werken\./)).toBeVisible();
  await page.getByLabel("Hoeveel wilt u per maand meer overhouden dan nu?").fill("9000");
  await expect(page.getByText(/houdt u ook bij 40 uur geen €\s9.000,00 meer per maand over\./)).toBeVisible();
  await page.getByText("Bekijk de cijfers als tabel").click();
  await expect(page.locator(".number-table tbody tr")).toHaveCount(11);
  await expectNoSidewaysScroll(page);

  // Seal it to the key that the consultant shows.
  await page.goto("/#/overdragen");
  await expect(page.getByText(`Uw antwoorden op ${p08.verwacht.vragen_getoond} vragen`)).toBeVisible();
  await page.getByLabel("Stuur mijn berekening mee").check();
  await page.getByLabel("Uw naam").fill("Ahmed");
  await expect(page.getByText("Uw naam: Ahmed")).toBeVisible();
  await page.getByRole("button", { name: "Maak het bestand" }).click();
  await expect(page.getByText("Vul de sleutel van de consulent in.")).toBeVisible();
  await page.getByLabel("Sleutel van de consulent").fill(key.slice(0, -1));
  await expect(page.getByText("Deze sleutel klopt niet.")).toBeVisible();
  await page.getByLabel("Sleutel van de consulent").fill(key);
  await expect(page.getByText("De sleutel is goed.")).toBeVisible();
  const sealing = page.waitForEvent("download");
  await page.getByRole("button", { name: "Maak het bestand" }).click();
  const sealed = await sealing;
  expect(sealed.suggestedFilename()).toMatch(/^opstap-\d{4}-\d\d-\d\d-[0-9a-f]{6}\.opstap$/);
  await expect(page.getByText("Uw bestand is klaar")).toBeVisible();
  const file = await sealed.path();
  expect(readFileSync(file).includes("Ahmed")).toBe(false);

  // The consultant takes it in, twice.
  await desk.getByRole("link", { name: "Dossiers", exact: true }).click();
  await desk.getByLabel("Kies bestanden").setInputFiles(file);
  await expect(desk.getByText("1 ingelezen, 0 waren er al, 0 niet ingelezen.")).toBeVisible();
  await desk.getByLabel("Kies bestanden").setInputFiles(file);
  await expect(desk.getByText("0 ingelezen, 1 waren er al, 0 niet ingelezen.")).toBeVisible();

  // Something is filled in after all and sealed again: a newer version of the same.
  await page.locator("#satisfaction").selectOption("9");
  const sealingAgain = page.waitForEvent("download");
  await page.getByRole("button", { name: "Maak het bestand" }).click();
  await desk.getByLabel("Kies bestanden").setInputFiles(await (await sealingAgain).path());
  await expect(desk.locator(".verdicts > li")).toHaveText(/Nieuwere versie van een dossier dat er al was/);
  await expect(desk.getByText("1 dossier", { exact: true })).toBeVisible();
  await desk.getByRole("link", { name: "Ahmed" }).click();
  await expect(desk.getByRole("heading", { name: "Dossier van Ahmed" })).toBeVisible();
  await expect(desk.locator(".facts")).toContainText(["", p08.verwacht.categorie]);
  await expect(desk.getByText("De uitkomst in het bestand is anders")).toHaveCount(0);
  await desk.getByLabel("Meeste punten eerst").check();
  const expected = p08.verwacht.bijdragen.map(([, points], at) => new RegExp(`^${points} · ${escape(seen[at])}`));
  await expect(desk.locator(".contributions > li")).toHaveText(expected);
  await expect(desk.locator(".comparison").getByRole("row", { name: /^Bijstand/ })).toBeVisible();

  // In the conversation it becomes 32 hours: no bijstand is left.
  await desk.getByLabel(/^Uren per week/).fill("32");
  await expect(desk.locator(".comparison").getByRole("row", { name: /^Bijstand/ })).toContainText(/€.0,00/);
  await expect(desk.locator(".comparison").getByRole("row", { name: /^Loon, netto/ })).toContainText(/€.\+2\./);

  // An amount says there too where it comes from.
  await desk.locator(".comparison").getByRole("row", { name: /^Zorgtoeslag/ }).getByRole("button").last().click();
  await expect(desk.getByRole("dialog", { name: "Zorgtoeslag" })).toContainText("Wet op de zorgtoeslag");
  await desk.keyboard.press("Escape");
  await expect(desk.getByRole("dialog")).toHaveCount(0);

  // After a reload everything is sealed again, until the passphrase is given.
  await desk.reload();
  await expect(desk.getByLabel("Wachtzin", { exact: true })).toBeVisible();
  await expect(desk.getByText("Ahmed")).toHaveCount(0);

  // And the resident leaves nothing behind on somebody else's device.
  await page.getByRole("button", { name: "Alles wissen van dit apparaat" }).click();
  await page.getByRole("button", { name: "Ja, wis alles" }).click();
  await expect(page.getByRole("link", { name: "Begin met de vragen" })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);

  expect(officeComplaints).toEqual([]);
  await office.close();
});

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("the whole questionnaire can be done with the keyboard alone", async ({ page }, { project }) => {
  test.skip(project.name === "phone", "a phone has no keyboard");
  await page.goto("/");
  // Tab to the first door, as somebody does who has no mouse.
  const focusOn = async (name, most = 40) => {
    for (let tabs = 0; tabs < most; tabs += 1) {
      const focused = await page.evaluate(() => {
        const { activeElement: element } = document;
        const label = element.labels?.[0]?.innerText ?? element.innerText ?? "";
        return label.trim();
      });
      if (focused === name) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`${name} is not reached with Tab`);
  };
  await focusOn("Vragen over u en werk");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Vragen over u en werk" })).toBeFocused();
  await focusOn("Begin met de vragen");
  await page.keyboard.press("Enter");
  await focusOn("Sla het oefenen over");
  await page.keyboard.press("Enter");
  while (!page.url().endsWith("#/nakijken")) {
    // The heading has the focus, so that a screen reader says the question first.
    await expect(page.locator("legend h1")).toBeFocused();
    const question = await answerOne(page, p08.antwoorden, {
      choose: async (label) => {
        const input = page.getByLabel(label, { exact: true });
        // Tab reaches the first of a group; arrows go on from there.
        for (let keys = 0; keys < 30 && !(await input.evaluate((it) => it === document.activeElement)); keys += 1) {
          const inGroup = await page.evaluate(() => document.activeElement.type === "radio");
          await page.keyboard.press(inGroup ? "ArrowDown" : "Tab");
        }
        if (!(await input.isChecked())) await page.keyboard.press("Space");
        await expect(input).toBeChecked();
      },
    });
    await focusOn("Verder");
    await page.keyboard.press("Enter");
    await expect(page.locator("main h1:visible")).not.toHaveText(question.text);
  }
  await focusOn("Bekijk uw uitkomst", 60);
  await page.keyboard.press("Enter");
  await expect(page.locator(".big-number")).toHaveText("6 tot 12 maanden");
});
