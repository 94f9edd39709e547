// Reading aloud, and the practice question.

import { answered, expect, expectAccessible, expectNoSidewaysScroll, open, persona, test } from "./test.mjs";
import { answerAll, answerOne, next } from "./questionnaire.mjs";
import { finish, forget, said, voice, withoutSpeech, withVoices } from "./speaking.mjs";

const p08 = persona("P08").antwoorden;
const button = (page, name) => page.getByRole("button", { name, exact: true });
const turnOn = (page) => button(page, "Voorlezen aanzetten").click();
const listen = (page) => button(page, "Luister").click();
const spoken = (page) => page.locator("[data-spoken]");
const NO_VOICE = "Dit apparaat heeft geen stem voor deze taal.";

test("a question is read in order: what is open, every answer, and the two ways not to answer", async ({ page }) => {
  await withVoices(page);
  await open(page, "/#/vragenlijst/inburgering");
  await turnOn(page);
  await listen(page);
  await expect(button(page, "Luister")).toBeVisible();
  const question = ["Moet u nog inburgeren?"];
  const answers = [
    "Ja, ik ben bezig",
    "Ja, maar ik ben nog niet begonnen",
    "Nee, ik ben klaar",
    "Nee, dat hoeft niet voor mij",
    "Weet ik niet",
    "Wil ik niet zeggen",
  ];
  expect(await said(page)).toEqual([...question, ...answers]);

  await page.getByText("Meer uitleg").click();
  await forget(page);
  await listen(page);
  await expect(button(page, "Luister")).toBeVisible();
  const more = ["Inburgeren is Nederlands leren en leren hoe Nederland werkt.", "U kreeg daar een brief over als u moet inburgeren."];
  expect(await said(page)).toEqual([...question, "Meer uitleg", ...more, ...answers]);

  // What was opened can be read by itself.
  await forget(page);
  await button(page, "Luister naar: Meer uitleg").click();
  await expect.poll(() => said(page)).toEqual(more);

  // A voice of the device, of the language itself; a neighbour's, a stranger's and one far away are left.
  const how = await page.evaluate(() => fake.said.map(({ lang, rate, voice }) => `${voice} ${lang} ${rate}`));
  expect([...new Set(how)]).toEqual(["Nederlands nl-NL 1"]);
  // Every sentence counted as use of the device.
  expect(await page.evaluate(() => fake.active)).toBe(19);
});

test("what is wrong is read first, and the introduction and the outcome are read too", async ({ page }) => {
  await withVoices(page);
  await open(page, "/#/vragenlijst/inburgering");
  await turnOn(page);
  await button(page, "Verder").click();
  await listen(page);
  await expect.poll(() => said(page)).toContain("Wil ik niet zeggen");
  expect((await said(page)).slice(0, 2)).toEqual(["Er is nog iets nodig", "Kies eerst een antwoord."]);

  await answered(page, p08);
  await open(page, "/#/vragenlijst");
  await listen(page);
  await expect.poll(() => said(page)).toContain("Kies aan het eind ‘Alles wissen’.");
  expect((await said(page))[0]).toBe("Vragen over u en werk");
  expect(await said(page)).toContain("De gemeente gebruikt ze niet voor controle, straf of onderzoek naar fraude.");

  await open(page, "/#/uitkomst");
  await listen(page);
  await expect.poll(() => said(page)).toContain("6 tot 12 maanden");
  await expect.poll(() => said(page)).toContain("U heeft in totaal 17 punten.");
});

test("the voice that fits best is chosen, and never one of another language or from far away", async ({ page }) => {
  await page.goto("/");
  const best = (voices, wanted) =>
    page.evaluate(
      async ([voices, wanted]) => {
        const { bestVoice } = await import(`/${window.opstap.file("speech.js")}`);
        const list = voices.map(([lang, localService = true, isDefault = false], place) => ({ lang, localService, default: isDefault, place }));
        return bestVoice(list, wanted)?.place ?? null;
      },
      [voices, wanted],
    );
  const dutch = ["nl-NL", "nl"];
  const arabic = ["ar-SA", "ar"];
  const persian = ["fa-IR", "fa-AF", "prs", "fa"];
  // The tag itself, however it is written.
  expect(await best([["nl-BE"], ["nl_NL"]], dutch)).toBe(1);
  expect(await best([["en-US"], ["en-gb"]], ["en-GB", "en-US", "en"])).toBe(1);
  // Otherwise the language.
  expect(await best([["en-GB"], ["nl-BE"]], dutch)).toBe(1);
  expect(await best([["nld-NLD"]], dutch)).toBe(0);
  expect(await best([["ar-EG"]], arabic)).toBe(0);
  expect(await best([["prs-AF"]], persian)).toBe(0);
  // The voice that the reader set for the device.
  expect(await best([["nl-NL"], ["nl-NL", true, true]], dutch)).toBe(1);
  // Nothing rather than another language, or a voice that sends away what it reads.
  expect(await best([["nl-NL"], ["en-GB", true, true], ["fa-IR"]], arabic)).toBe(null);
  expect(await best([["nl-NL", false, true]], dutch)).toBe(null);
  expect(await best([["nl-NL", undefined]], dutch)).toBe(0);
  expect(await best([["nl-NL", null]], dutch)).toBe(null);
  expect(await best([], dutch)).toBe(null);
});

test("no sentence is longer than a browser says, and no word is lost", async ({ page }) => {
  await page.goto("/");
  const cut = (text, code = "nl") =>
    page.evaluate(async ([text, code]) => (await import(`/${window.opstap.file("speech.js")}`)).sentences(text, code), [text, code]);
  expect(await cut("Ja.  Nee?\n Misschien…")).toEqual(["Ja.", "Nee?", "Misschien…"]);
  expect(await cut("–")).toEqual([]);
  expect(await cut("هل تعمل؟ نعم. لا.", "ar")).toEqual(["هل تعمل؟", "نعم.", "لا."]);
  const long = `${"Een zin met komma's, die maar doorgaat, ".repeat(12)}en dan ophoudt.`;
  for (const text of [long, "woord ".repeat(100).trim(), "x".repeat(400)]) {
    const parts = await cut(text);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(160);
    expect(parts.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
  }
  expect((await cut(long)).slice(0, -1).every((part) => part.endsWith(","))).toBe(true);
});

test("without a voice of its own the device says so, with a way on; a voice that comes late is taken up", async ({ page }) => {
  await withVoices(page, [
    { name: "Ver weg", lang: "nl-NL", localService: false, default: true },
    { name: "Engels", lang: "en-GB", localService: true },
  ]);
  await open(page, "/#/vragenlijst/invulhulp");
  await turnOn(page);
  await expect(page.getByText(NO_VOICE)).toBeVisible();
  await expect(button(page, "Luister")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Luister naar/ })).toHaveCount(0);
  await expectAccessible(page);
  await button(page, "Voorlezen uitzetten").click();
  await expect(page.getByText(NO_VOICE)).toBeHidden();
  expect(await said(page)).toEqual([]);

  // Voices may come after the page, and after the first answer that there is none.
  const late = await page.context().newPage();
  await withVoices(late, [{ name: "Nederlands", lang: "nl-NL", localService: true }], { late: true });
  await open(late, "/#/vragenlijst/invulhulp");
  await turnOn(late);
  await expect(late.getByText(NO_VOICE)).toBeVisible();
  await late.evaluate(() => fake.arrive());
  await expect(button(late, "Luister")).toBeVisible();
  await expect(late.getByText(NO_VOICE)).toBeHidden();
});

test("a browser that can't speak, and one that can't fetch what reads: each says so", async ({ page, browser, baseURL }) => {
  await withoutSpeech(page);
  await open(page, "/#/oefenen");
  await turnOn(page);
  await expect(page.getByText("Deze browser kan niet voorlezen.")).toBeVisible();
  await expect(button(page, "Luister")).toHaveCount(0);

  // Not watched like the others: the browser itself complains about the file.
  const offline = await browser.newPage({ baseURL });
  await offline.route("**/speech*.js", (route) => route.abort());
  await open(offline, "/#/oefenen");
  await turnOn(offline);
  await expect(offline.getByText("Voorlezen laden is niet gelukt.")).toBeVisible();
  await offline.close();
});

test("it never starts by itself, is remembered on the device, and is gone once everything is wiped", async ({ page }) => {
  await withVoices(page);
  await open(page, "/#/vragenlijst/invulhulp");
  await turnOn(page);
  await button(page, "Langzamer").click();
  await answerAll(page, p08, 4);
  await page.reload();
  await expect(button(page, "Gewoon tempo")).toBeVisible();
  await answerAll(page, p08, 2);
  expect(await said(page)).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem("opstap.speech"))).toBe('{"on":true,"slow":true}');

  await listen(page);
  await expect.poll(() => said(page)).not.toEqual([]);
  await open(page, "/#/vragenlijst");
  await voice(page, { hold: true });
  await listen(page);
  await button(page, "Opnieuw beginnen").click();
  await button(page, "Ja, wis alles").click();
  await expect(button(page, "Voorlezen aanzetten")).toBeVisible();
  expect(await page.evaluate(() => speechSynthesis.speaking)).toBe(false);
  expect(await page.evaluate(() => localStorage.getItem("opstap.speech"))).toBe(null);
  await forget(page);
  await page.reload();
  await expect(button(page, "Voorlezen aanzetten")).toBeVisible();
  expect(await said(page)).toEqual([]);
});

test("turning it off is remembered too, and silences at once", async ({ page }) => {
  await withVoices(page);
  await open(page, "/#/vragenlijst/invulhulp");
  await turnOn(page);
  await voice(page, { hold: true });
  await listen(page);
  await expect(spoken(page)).toHaveText("Wie vult de vragen in?");
  await button(page, "Voorlezen uitzetten").click();
  await expect(spoken(page)).toHaveCount(0);
  expect(await page.evaluate(() => speechSynthesis.speaking)).toBe(false);
  await page.reload();
  await expect(button(page, "Voorlezen aanzetten")).toBeVisible();
});

test("what is being read is marked and in sight, the focus stays, and it can be slower and once more", async ({ page }) => {
  await withVoices(page);
  await open(page, "/#/vragenlijst/inburgering");
  await turnOn(page);
  await voice(page, { hold: true });
  await listen(page);
  await expect(spoken(page)).toHaveText("Moet u nog inburgeren?");
  await expect(button(page, "Stop")).toBeFocused();
  await expectAccessible(page);
  for (const passage of ["Ja, ik ben bezig", "Ja, maar ik ben nog niet begonnen", "Nee, ik ben klaar", "Nee, dat hoeft niet voor mij", "Weet ik niet"]) {
    await finish(page);
    await expect(spoken(page)).toHaveText(passage);
    await expect(spoken(page)).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: `Luister naar: ${passage}`, pressed: true })).toBeVisible();
    await expect(page.getByRole("button", { pressed: true })).toHaveCount(1);
  }
  await expect(button(page, "Stop")).toBeFocused();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);

  // Slower: this sentence again, and the rest of them.
  await forget(page);
  await button(page, "Langzamer").click();
  await expect.poll(() => page.evaluate(() => fake.said)).toEqual([{ text: "Weet ik niet", lang: "nl-NL", rate: 0.75, voice: "Nederlands" }]);
  await voice(page, {});
  await button(page, "Nog een keer").click();
  await expect(button(page, "Luister")).toBeVisible();
  expect((await said(page)).slice(1, 3)).toEqual(["Moet u nog inburgeren?", "Ja, ik ben bezig"]);
  await button(page, "Gewoon tempo").click();
  await expect(button(page, "Langzamer")).toBeVisible();
  await expect(spoken(page)).toHaveCount(0);

  // Stop stops, and so does Escape.
  await voice(page, { hold: true });
  await listen(page);
  await button(page, "Stop").click();
  await expect(spoken(page)).toHaveCount(0);
  await listen(page);
  await expect(spoken(page)).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(button(page, "Luister")).toBeVisible();
  await expect(spoken(page)).toHaveCount(0);
});

test("the button beside an answer reads that answer, does not choose it, and is large enough", async ({ page }) => {
  await withVoices(page);
  await open(page, "/#/vragenlijst/inburgering");
  await turnOn(page);
  await voice(page, { hold: true });
  const one = page.getByRole("button", { name: "Luister naar: Nee, ik ben klaar" });
  const { width, height } = await one.boundingBox();
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await one.click();
  await expect(spoken(page)).toHaveText("Nee, ik ben klaar");
  await expect(one).toHaveAttribute("aria-pressed", "true");
  await finish(page);
  await expect(one).toHaveAttribute("aria-pressed", "false");
  // Once more is this one; another one takes over; the same one stops.
  await button(page, "Nog een keer").click();
  await expect(spoken(page)).toHaveText("Nee, ik ben klaar");
  const other = page.getByRole("button", { name: "Luister naar: Weet ik niet" });
  await other.click();
  await expect(spoken(page)).toHaveText("Weet ik niet");
  await expect(one).toHaveAttribute("aria-pressed", "false");
  await other.click();
  await expect(spoken(page)).toHaveCount(0);
  expect(await said(page)).toEqual(["Nee, ik ben klaar", "Nee, ik ben klaar", "Weet ik niet"]);
  await expect(page.locator("input:checked")).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem("opstap.answers"))).toBe(null);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
});

test("it stops on the next page, when the page is out of sight, and when the language changes", async ({ page }) => {
  await withVoices(page);
  await open(page, "/#/vragenlijst/invulhulp");
  await turnOn(page);
  await voice(page, { hold: true });
  const silent = async () => {
    await expect.poll(() => page.evaluate(() => speechSynthesis.speaking || speechSynthesis.pending)).toBe(false);
    await expect(button(page, "Luister")).toBeVisible();
    await expect(spoken(page)).toHaveCount(0);
  };
  await listen(page);
  await expect(spoken(page)).toHaveCount(1);
  await next(page, await answerOne(page, p08));
  await silent();
  await listen(page);
  await expect(spoken(page)).toHaveText("Hoe oud bent u?");
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    delete document.hidden;
  });
  await silent();
  await listen(page);
  await expect(spoken(page)).toHaveCount(1);
  await page.evaluate(() => dispatchEvent(new Event("opstap:language")));
  await silent();
  await listen(page);
  await page.getByRole("link", { name: "Alle antwoorden bekijken" }).click();
  await expect.poll(() => page.evaluate(() => speechSynthesis.speaking)).toBe(false);
});

test("a voice that never ends is left after a while, and one that never begins is said to fail", async ({ page }) => {
  await withVoices(page);
  await open(page, "/#/vragenlijst/werk_nu");
  await turnOn(page);
  await voice(page, { endless: true });
  await button(page, "Luister naar: Nee").click();
  await expect(spoken(page)).toHaveText("Nee");
  await expect(spoken(page)).toHaveCount(0);
  await expect(button(page, "Luister")).toBeVisible();
  await voice(page, { dumb: true });
  await button(page, "Luister naar: Nee").click();
  await expect(page.getByText("Deze browser kan niet voorlezen.")).toBeVisible();
  // Another time it works, and nothing is said about it any more.
  await voice(page, {});
  await listen(page);
  await expect(page.getByText("Deze browser kan niet voorlezen.")).toBeHidden();
});

test("Arabic is read by an Arabic voice, and not by another one", async ({ page }) => {
  await withVoices(page, [
    { name: "Nederlands", lang: "nl-NL", localService: true, default: true },
    { name: "Arabisch", lang: "ar-EG", localService: true },
  ]);
  await page.route("**/config.json", (route) => route.fulfill({ json: { languages: ["ar", "fa"] } }));
  await page.goto("/");
  const has = await page.evaluate(() => opstap.about("ar").dir === "rtl" && opstap.about("fa").dir === "rtl");
  test.skip(!has, "dist/ has no Arabic and Farsi: data/texts/ar and data/texts/fa are not there");
  await page.evaluate(() => localStorage.setItem("opstap.language", '"ar"'));
  await open(page, "/#/vragenlijst/inburgering");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await page.locator(".read-aloud__switch").click();
  await page.locator(".read-aloud__bar button").first().click();
  await expect.poll(() => page.evaluate(() => fake.said.length)).toBeGreaterThan(5);
  expect(await page.evaluate(() => [...new Set(fake.said.map(({ voice, lang }) => `${voice} ${lang}`))])).toEqual(["Arabisch ar-EG"]);
  await voice(page, { hold: true });
  await page.locator(".listen-to:visible").first().click();
  await expect(spoken(page)).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await forget(page);

  // A language without a voice on this device: silence, and the words for it in that language.
  await page.locator("#languages > summary").click();
  await page.locator("#languages").getByRole("button", { name: "فارسی / دری" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fa");
  await expect(page.locator(".read-aloud__trouble:visible")).toHaveCount(1);
  await expect(page.locator(".read-aloud__bar:visible, .listen-to:visible")).toHaveCount(0);
  expect(await said(page)).toEqual([]);
});

test("only pages that can be listened to offer it, and nothing is fetched before it is wanted", async ({ page }) => {
  await withVoices(page);
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  for (const [address, offered] of [
    ["/", false],
    ["/#/vragenlijst", true],
    ["/#/oefenen", true],
    ["/#/vragenlijst/werk_nu", true],
    ["/#/nakijken/werk_nu", true],
    ["/#/uitkomst", true],
    ["/#/nakijken", false],
    ["/#/rekenen", false],
    ["/#/consulent", false],
  ]) {
    await open(page, address);
    await expect(button(page, "Voorlezen aanzetten")).toHaveCount(offered ? 1 : 0);
  }
  expect(fetched.filter((path) => path.startsWith("/speech"))).toEqual([]);
  await open(page, "/#/oefenen");
  await turnOn(page);
  await expect(page.getByText("Tik op ‘Luister’. Dan hoort u de vraag en alle antwoorden.")).toBeVisible();
  expect(fetched.filter((path) => path.startsWith("/speech"))).toHaveLength(1);
});

test("who comes for the first time practises, and nothing of it is kept", async ({ page }) => {
  await open(page, "/#/vragenlijst");
  await page.getByRole("link", { name: "Begin met de vragen" }).click();
  await expect(page).toHaveURL(/#\/oefenen$/);
  await expect(page.getByRole("heading", { level: 1, name: "Wat drinkt u het liefst?" })).toBeFocused();
  await expect(page).toHaveTitle("Wat drinkt u het liefst? (Eerst even oefenen) – Opstap");
  await expectAccessible(page);
  await button(page, "Begin met de echte vragen").click();
  await expect(page.getByRole("alert")).toContainText("Tik eerst op een antwoord. Of sla het oefenen over.");
  await expectAccessible(page);
  await page.locator("summary", { hasText: "Meer uitleg" }).click();
  await expect(page.getByText("Bij elke vraag kunt u hier meer uitleg lezen.")).toBeVisible();
  await page.getByLabel("Thee", { exact: true }).check();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByText("Goed zo. U weet nu hoe het werkt.")).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await button(page, "Begin met de echte vragen").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wie vult de vragen in?");
  // Whoever comes back finds it as it was at first.
  await page.goBack();
  await expect(page.locator("input:checked")).toHaveCount(0);
  await page.getByRole("link", { name: "Sla het oefenen over" }).click();

  // Who has begun goes straight on, and may practise all the same.
  await answerAll(page, p08, 2);
  await open(page, "/#/vragenlijst");
  await expect(page.getByRole("link", { name: "Eerst oefenen" })).toHaveAttribute("href", "#/oefenen");
  await page.getByRole("link", { name: "Ga verder met de vragen" }).click();
  await expect(page).toHaveURL(/#\/vragenlijst\/inburgering$/);
});

test("by keyboard, with reading on: from the introduction by the practice question to the second question", async ({ page }, { project }) => {
  test.skip(project.name === "phone", "a phone has no keyboard");
  await withVoices(page);
  await open(page, "/#/vragenlijst");
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: element } = document;
      return (element.labels?.[0]?.innerText ?? element.getAttribute("aria-label") ?? element.innerText ?? "").trim();
    });
  const tabTo = async (name, key = "Tab") => {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      if ((await focused()) === name) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${name} is not reached with ${key}`);
  };
  const press = async (name, key = "Enter") => {
    await tabTo(name);
    await page.keyboard.press(key);
  };
  await expect(page.getByRole("heading", { level: 1, name: "Vragen over u en werk" })).toBeFocused();
  await tabTo("Voorlezen aanzetten", "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(button(page, "Voorlezen uitzetten")).toBeFocused();
  await press("Luister");
  await expect.poll(() => said(page)).toContain("Kies aan het eind ‘Alles wissen’.");
  await press("Begin met de vragen");

  await expect(page.getByRole("heading", { level: 1, name: "Wat drinkt u het liefst?" })).toBeFocused();
  await forget(page);
  await press("Luister naar: Koffie");
  await expect.poll(() => said(page)).toEqual(["Koffie"]);
  await expect(button(page, "Luister naar: Koffie")).toBeFocused();
  await expect(page.locator("input:checked")).toHaveCount(0);
  await tabTo("Koffie", "Shift+Tab");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Thee", { exact: true })).toBeChecked();
  // The speaker of an answer is a stop of its own.
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Luister naar: Thee");
  await press("Begin met de echte vragen");

  await expect(page.getByRole("heading", { level: 1, name: "Wie vult de vragen in?" })).toBeFocused();
  await forget(page);
  await tabTo("Luister", "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => said(page)).toEqual([
    "Wie vult de vragen in?",
    "Ik vul het zelf in",
    "Iemand helpt mij",
    "Een medewerker van de gemeente vult het in",
  ]);
  await press("Ik vul het zelf in", "Space");
  await press("Verder");
  await expect(page.getByRole("heading", { level: 1, name: "Hoe oud bent u?" })).toBeFocused();
  expect(await page.evaluate(() => JSON.parse(localStorage.getItem("opstap.answers")).answers)).toEqual({ invulhulp: "zelf" });
});
