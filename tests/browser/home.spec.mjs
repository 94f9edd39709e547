// At home: a letter with a code, two windows, a code on the answers, what is stored, and the ways to give the file.

import { readFileSync } from "node:fs";
import { answered, calculated, configured, expect, expectAccessible, open, persona, test } from "./test.mjs";
import { answerOne, next } from "./questionnaire.mjs";

const p08 = persona("P08").antwoorden;
const { public_key_text: key } = JSON.parse(readFileSync(new URL("../vectors/envelope.json", import.meta.url), "utf8"));
const haarlem = { municipality: { id: "haarlem", name: "Haarlem" }, recipients: [{ name: "Team Werk", public_key: key }] };
// The code of docs and examples: its last character follows from the others.
const code = "7K3M-92QX-R";

test("a letter's link carries the code to the file, and a typing mistake is caught", async ({ page, context }) => {
  await configured(context, haarlem);
  await page.goto(`/#/brief/haarlem/${code}`);
  await expect(page).toHaveURL(/#\/vragenlijst$/);
  await expect(page.getByText(`De code uit uw brief is ${code}.`)).toBeVisible();
  await answered(page, p08);
  await open(page, "/#/overdragen");
  await expect(page.getByLabel("Code uit uw brief")).toHaveValue(code);
  await expect(page.getByText(`De code uit uw brief: ${code}`)).toBeVisible();
  // Two characters changed places.
  await page.getByLabel("Code uit uw brief").fill("7K3M-92XQ-R");
  await page.getByRole("button", { name: "Maak het bestand" }).click();
  await expect(page.getByText("Deze code klopt niet. Kijk in uw brief")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Code uit uw brief").fill("7k3m 92qx r");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Maak het bestand" }).click();
  await download;
});

test("a link that is not whole, of another municipality, or of somebody else gets a closer look", async ({ page, context }) => {
  await configured(context, haarlem);
  await page.goto("/#/brief/haarlem/7K3M-92Q");
  await expect(page.getByText("De link uit uw brief is niet compleet.")).toBeVisible();
  await page.getByLabel("De code uit uw brief").fill("7K3M-92XQ-R");
  await page.getByRole("button", { name: "Gebruik deze code" }).click();
  await expect(page.getByText("Deze code klopt niet. Er is misschien een letter of cijfer anders.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("De code uit uw brief").fill(code);
  await page.getByRole("button", { name: "Gebruik deze code" }).click();
  await expect(page.getByText("De brief komt van de gemeente Haarlem.")).toBeVisible();
  await page.goto("about:blank");
  await page.goto(`/#/brief/wassenaar/${code}`);
  await expect(page.getByText("Deze link is van een andere gemeente. Hier werkt Opstap voor de gemeente Haarlem.")).toBeVisible();
  // Somebody else's answers are never taken along under a new letter.
  await answered(page, p08);
  await page.goto("about:blank");
  await page.goto("/#/brief/haarlem/0000-0000-0");
  await expect(page.getByText(`Op dit apparaat staan al antwoorden bij de code ${code}.`)).toBeVisible();
});

test("a letter's link waits for the settings of the municipality, however late they come", async ({ page, context }) => {
  let answer;
  await context.route("**/config.json", async (route) => {
    await new Promise((resolve) => (answer = resolve));
    await route.fulfill({ json: { version: 1, ...haarlem } });
  });
  await page.goto(`/#/brief/wassenaar/${code}`);
  // The program is there, and does nothing with it.
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name, responseEnd }) => name.endsWith(".wasm") && responseEnd > 0));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Een stap naar werk/);
  answer();
  await expect(page.getByText("Deze link is van een andere gemeente.")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("opstap.letter"))).toBeNull();
});

test("F4 a second window says so and takes over; no answer is lost or mixed", async ({ page, context }) => {
  await open(page, "/#/vragenlijst/invulhulp");
  await next(page, await answerOne(page, p08));
  const other = await context.newPage();
  await open(other, "/#/vragenlijst/leeftijd");
  await expect(other.getByRole("heading", { name: "Opstap is al open in een ander venster" })).toBeVisible();
  await expectAccessible(other);
  // The first one goes on meanwhile.
  await next(page, await answerOne(page, p08));
  await other.getByRole("button", { name: "Ga hier verder" }).click();
  await expect(page.getByRole("heading", { name: "Opstap is al open in een ander venster" })).toBeVisible();
  await expect(other.locator("input:checked")).toHaveCount(1);
  await next(other, await answerOne(other, p08));
  await next(other, await answerOne(other, p08));
  // Closing the one that has the answers gives them back.
  await other.close();
  await expect(page.locator("legend h1")).toBeVisible();
  expect(await page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem("opstap.answers")).answers))).toHaveLength(3);
});

test("F1 storage that the browser threw away is said, and nothing on the screen is lost", async ({ page, context }) => {
  await open(page, "/#/vragenlijst/invulhulp");
  await next(page, await answerOne(page, p08));
  const devtools = await context.newCDPSession(page);
  const throwAway = async () =>
    devtools.send("Storage.clearDataForOrigin", {
      origin: new URL(page.url()).origin,
      storageTypes: "indexeddb,local_storage,service_workers,cache_storage",
    });
  await throwAway();
  // What the screen still has is written again with the next answer.
  await next(page, await answerOne(page, p08));
  expect(await page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem("opstap.answers")).answers))).toHaveLength(2);
  await throwAway();
  await page.reload();
  await expect(page.getByText("Uw antwoorden staan niet meer op dit apparaat")).toBeVisible();
  await expectAccessible(page);
  // It is no news after a fresh start, nor after wiping on purpose.
  await open(page, "/#/vragenlijst/invulhulp");
  await next(page, await answerOne(page, p08));
  await expect(page.getByText("Uw antwoorden staan niet meer op dit apparaat")).toHaveCount(0);
});

test("F2 whether the browser promises to keep it is asked, and shown", async ({ page, context, baseURL }) => {
  await page.addInitScript(() => {
    window.asked = 0;
    if (!navigator.storage) return;
    const ask = navigator.storage.persist.bind(navigator.storage);
    navigator.storage.persist = () => ((window.asked += 1), ask());
  });
  await open(page, "/#/vragenlijst/invulhulp");
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await next(page, await answerOne(page, p08));
  expect(await page.evaluate(() => window.asked)).toBe(1);
  await page.evaluate(() => (location.hash = "#/apparaat"));
  await expect(page.getByText("De browser kan dit wissen als het apparaat vol is")).toBeVisible();
  const devtools = await context.browser().newBrowserCDPSession();
  const { browserContextIds } = await devtools.send("Target.getBrowserContexts");
  for (const browserContextId of browserContextIds) {
    await devtools.send("Browser.grantPermissions", { origin: baseURL, permissions: ["durableStorage"], browserContextId });
  }
  await page.getByRole("button", { name: "Vraag de browser om dit goed te bewaren" }).click();
  await expect(page.getByText("De browser heeft beloofd dat hij dit niet zomaar wist.")).toBeVisible();
});

test("a code on the answers: nothing is readable without it, in any program, and nothing is lost", async ({ page }) => {
  await answered(page, p08);
  await calculated(page);
  await open(page, "/#/apparaat");
  await expect(page.getByText(/^Uw antwoorden op 3\d vragen$/)).toBeVisible();
  await expect(page.getByText("Wat u invulde bij de berekening")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Kies een code").fill("roos");
  await page.getByLabel("Vul de code nog een keer in").fill("roosje");
  await page.getByRole("button", { name: "Zet de code op mijn antwoorden" }).click();
  await expect(page.getByText("De twee codes zijn niet gelijk.")).toBeVisible();
  await page.getByLabel("Vul de code nog een keer in").fill("roos");
  await page.getByRole("button", { name: "Zet de code op mijn antwoorden" }).click();
  await expect(page.getByText("Er staat een code op uw antwoorden.")).toBeVisible();
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(await stored()).not.toMatch(/werk_nu|wil_niet|hours|"39"/);
  // Answering goes on under the code, in the program that can, and so does calculating.
  await page.evaluate(() => (location.hash = "#/vragenlijst/werk_nu"));
  await expect(page.locator("#locked legend h1")).toBeVisible();
  await page.locator("#werk_nu-0").check();
  await expect(page.getByText("Bewaard op dit apparaat")).toBeVisible();
  expect(await stored()).not.toMatch(/werk_nu/);
  // Another day.
  await page.reload();
  await expect(page.getByRole("heading", { name: "Uw antwoorden zitten achter een code" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Uw code").fill("rozen");
  await page.getByRole("button", { name: "Open mijn antwoorden" }).click();
  await expect(page.getByText("Deze code klopt niet. Probeer het nog eens.")).toBeVisible();
  await page.getByLabel("Uw code").fill("roos");
  await page.getByRole("button", { name: "Open mijn antwoorden" }).click();
  await expect(page.locator("#werk_nu-0")).toBeChecked();
  // The other program has the key of this tab.
  await page.evaluate(() => (location.hash = "#/rekenen"));
  await expect(page.locator("#age")).toHaveValue("39");
  // And without it.
  await page.evaluate(() => (location.hash = "#/apparaat"));
  await page.getByRole("button", { name: "Haal de code weg" }).first().click();
  await page.locator("dialog[open]").getByRole("button", { name: "Haal de code weg" }).click();
  await expect(page.getByLabel("Kies een code")).toBeVisible();
  const answers = await page.evaluate(() => JSON.parse(localStorage.getItem("opstap.answers")).answers);
  expect(answers).toEqual({ ...p08, werk_nu: "loon" });
});

test("what is stored is shown, copied to a file, and wiped with one button", async ({ page }) => {
  await open(page, "/#/apparaat");
  await expect(page.getByText("Er staat niets van u op dit apparaat.")).toBeVisible();
  await answered(page, p08);
  await open(page, "/#/apparaat");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar een kopie als bestand" }).click();
  const copy = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  expect(copy.answers.answers).toEqual(p08);
  await page.getByRole("button", { name: "Alles wissen van dit apparaat" }).click();
  await page.getByRole("button", { name: "Ja, wis alles" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vragen over u en werk" })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("opstap")))).toEqual([]);
});

test.describe("giving the file", () => {
  test("F15 an app on the home screen of an iPhone shares instead of downloading, within the tap", async ({ page, context }) => {
    await configured(context, haarlem);
    await page.addInitScript(() => {
      window.shared = [];
      window.answer = () => Promise.resolve();
      Object.defineProperty(navigator, "standalone", { value: true });
      navigator.canShare = () => true;
      navigator.share = (data) => {
        // Browsers refuse it outside the task of a tap.
        window.shared.push({ name: data.files[0].name, active: navigator.userActivation.isActive });
        return window.answer();
      };
    });
    let downloads = 0;
    page.on("download", () => (downloads += 1));
    await answered(page, p08);
    await open(page, "/#/overdragen");
    await page.getByRole("button", { name: "Maak het bestand" }).click();
    const share = page.getByRole("button", { name: "Stuur het bestand met mail of WhatsApp" });
    await share.click();
    await expect(page.getByText("U heeft het bestand gedeeld.")).toBeVisible();
    const [{ name, active }] = await page.evaluate(() => window.shared);
    expect(name).toMatch(/^opstap-.*\.opstap\.txt$/);
    expect(active).toBe(true);
    expect(downloads).toBe(0);
    // Somebody who thinks better of it is told nothing; a refusal is.
    await page.evaluate(() => (window.answer = () => Promise.reject(new DOMException("", "AbortError"))));
    await share.click();
    await expect(page.getByText("U heeft het bestand gedeeld.")).toHaveCount(0);
    await page.evaluate(() => (window.answer = () => Promise.reject(new DOMException("", "NotAllowedError"))));
    await share.click();
    await expect(page.getByText("Delen is niet gelukt.")).toBeVisible();
  });

  test("a QR code on the screen, with the calculation in it, and the way on paper", async ({ page, context }) => {
    await configured(context, { ...haarlem, hand_over: { text: "Kom naar de balie.", phone: "14 023", paper: "Haal een lijst bij de bibliotheek." } });
    await answered(page, p08);
    await calculated(page);
    await open(page, "/#/overdragen");
    await page.getByLabel("Stuur mijn berekening mee").check();
    await page.getByRole("button", { name: "Maak het bestand" }).click();
    await page.getByRole("button", { name: "Laat QR-codes zien aan de consulent" }).click();
    const code = page.getByRole("img", { name: /^QR-code 1 van 1/ });
    await expect(code).toBeVisible();
    await expect(page.getByText("De consulent leest deze code.")).toBeVisible();
    await expectAccessible(page);
    // What a dark screen shows is a code all the same.
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(page.locator(".qr-code__paper")).toHaveCSS("fill", "rgb(255, 255, 255)");
    const { width } = await code.boundingBox();
    await page.getByRole("button", { name: "Groter" }).click();
    expect((await code.boundingBox()).width).toBeGreaterThanOrEqual(width);
    await expect(page.getByText("Haal een lijst bij de bibliotheek.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Bel de gemeente: 14 023" })).toHaveAttribute("href", "tel:14 023");
  });
});

test("F23 text that somebody types never becomes markup", async ({ page, context }) => {
  await configured(context, haarlem);
  const payloads = ["<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "javascript:alert(1)", "{{7*7}}", "\u202Egnp.exe"];
  let dialogs = 0;
  page.on("dialog", (dialog) => ((dialogs += 1), dialog.dismiss()));
  await answered(page, p08);
  await open(page, "/#/overdragen");
  for (const payload of payloads) {
    await page.getByLabel("Uw naam").fill(payload);
    await expect(page.locator("#later img, #later svg[onload]")).toHaveCount(0);
  }
  expect(dialogs).toBe(0);
});

test("F10 an answer that no longer fits is named and kept aside; every program still has the others", async ({ page }) => {
  await answered(page, { ...p08, werk_nu: "bestaat_niet_meer" });
  await open(page, "/#/vragenlijst/leeftijd");
  await expect(page.getByText("Een deel van uw antwoorden past niet meer")).toBeVisible();
  await expect(page.getByText("Kijk deze vragen nog eens na: Werkt u nu voor geld?")).toBeVisible();
  // The check page is another program, and a reload a fresh one.
  await page.evaluate(() => (location.hash = "#/nakijken"));
  await expect(page.locator("#later .answers__row--missing")).toHaveCount(1);
  await page.reload();
  await expect(page.locator("#later .answers__row--missing")).toHaveCount(1);
  const stored = await page.evaluate(() => ({ ...localStorage }));
  expect(Object.keys(JSON.parse(stored["opstap.answers"]).answers)).toHaveLength(Object.keys(p08).length - 1);
  expect(stored["opstap.aside.answers"]).toContain("bestaat_niet_meer");
});

test("a file is only offered as long as it is the file of these answers", async ({ page, context }) => {
  await configured(context, haarlem);
  await answered(page, p08);
  await open(page, "/#/overdragen");
  await page.getByRole("button", { name: "Maak het bestand" }).click();
  await expect(page.getByText("Uw bestand is klaar")).toBeVisible();
  // A look elsewhere, and back: still the same.
  await page.evaluate(() => (location.hash = "#/uitkomst"));
  await page.evaluate(() => (location.hash = "#/overdragen"));
  await expect(page.getByText("Uw bestand is klaar")).toBeVisible();
  await page.evaluate(() => (location.hash = "#/nakijken/vervoer"));
  await page.locator("#vervoer-1").check();
  await page.getByRole("button", { name: "Verder" }).click();
  await page.evaluate(() => (location.hash = "#/overdragen"));
  await expect(page.getByRole("button", { name: "Maak het bestand" })).toBeVisible();
  await expect(page.getByText("Uw bestand is klaar")).toHaveCount(0);
});

test("a code that was wiped or changed in another program opens nothing of what comes after", async ({ page }) => {
  await answered(page, p08);
  await open(page, "/#/apparaat");
  for (const label of ["Kies een code", "Vul de code nog een keer in"]) await page.getByLabel(label).fill("roos");
  await page.getByRole("button", { name: "Zet de code op mijn antwoorden" }).click();
  await expect(page.getByText("Er staat een code op uw antwoorden.")).toBeVisible();
  await page.evaluate(() => (location.hash = "#/vragenlijst"));
  await page.locator("#locked").getByRole("button", { name: "Opnieuw beginnen" }).click();
  await page.locator("#locked").getByRole("button", { name: "Ja, wis alles" }).click();
  // The next one begins in the plain program, and the check page finds what is answered there.
  await page.evaluate(() => (location.hash = "#/vragenlijst/invulhulp"));
  await expect(page.locator("#app legend h1")).toBeVisible();
  await page.locator("#app #invulhulp-0").check();
  await page.evaluate(() => (location.hash = "#/nakijken"));
  await expect(page.locator("#later .answers__row").first()).not.toHaveClass(/missing/);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("sealed")))).toEqual([]);
});
