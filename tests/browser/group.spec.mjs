// A tablet that people in a group answer on one after another.

import { readFileSync } from "node:fs";
import { expect, expectAccessible, expectNoSidewaysScroll, persona, test, watch } from "./test.mjs";
import * as tablet from "./group.mjs";

const p08 = persona("P08").antwoorden;
const p01 = persona("P01").antwoorden;
const ours = tablet.consultant();
const makeGroup = (more = {}) => tablet.group({ keys: [ours.key], ...more });

/** A tablet of its own, for what the console of every other test must not see. */
async function roughTablet(browser, baseURL, script, argument) {
  const context = await browser.newContext({ baseURL, locale: "nl-NL", viewport: { width: 820, height: 1180 }, serviceWorkers: "block" });
  const complaints = watch(context, new URL(baseURL).origin);
  if (script) await context.addInitScript(script, argument);
  return { context, complaints, page: await context.newPage() };
}

/** Everything that is in the database of the group, as text. */
const stored = (page) =>
  page.evaluate(async () => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("opstap-group");
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    });
    const all = {};
    for (const store of database.objectStoreNames) {
      const found = database.transaction(store).objectStore(store).getAll();
      all[store] = await new Promise((resolve) => {
        found.onsuccess = () => resolve(found.result.map((value) => (value instanceof Uint8Array ? new TextDecoder("latin1").decode(value) : value)));
      });
    }
    database.close();
    return all;
  });

async function collect(page, group) {
  await tablet.facilitate(page, group);
  await page.getByRole("button", { name: "Haal alles op" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar als bestand" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^opstap-groep-\d{4}-\d\d-\d\d-\d+\.zip$/);
  return tablet.unzip(readFileSync(await file.path()));
}

test("one person after another: sealed for the consultant, and the next one starts clean (F13)", async ({ page }) => {
  test.setTimeout(180_000);
  const group = makeGroup({ languages: ["nl", "ar"] });
  await page.goto(group.link);
  await expect(page.getByText("Dinsdaggroep, Buurthuis De Brug")).toBeVisible();
  await page.getByLabel("De code van de groep").fill(makeGroup().secret);
  await page.getByRole("button", { name: "Maak de tablet klaar" }).click();
  await expect(page.getByText("Deze code hoort niet bij deze groep.")).toBeVisible();
  // What was typed doesn't stay readable.
  await expect(page.getByLabel("De code van de groep")).toHaveValue("");
  await expectAccessible(page);
  await tablet.giveSecret(page, group);
  expect(new URL(page.url()).hash).toBe("#/groep");
  await expect(page.locator(".welcome-languages__choice")).toHaveCount(2);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // A card that nobody made, codes that differ.
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.locator("#card").fill("1-ABC-DEF");
  await page.locator("#new-code").fill("25");
  await page.locator("#new-code-again").fill("2580");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("Dit nummer klopt niet.")).toBeVisible();
  await expect(page.getByText("Kies precies 4 cijfers.")).toBeVisible();
  await expect(page.getByText("De twee codes zijn niet gelijk.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Terug" }).click();

  await tablet.begin(page, group, 1, "2580");
  await expectAccessible(page);
  // The name of the app and the back button lead nowhere.
  await page.goBack();
  await expect(page.locator("legend h1")).toBeVisible();
  await tablet.answerSome(page, p08, 99);
  await expect(page.getByRole("heading", { name: "Kloppen uw antwoorden?" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Opnieuw beginnen" })).toHaveCount(0);
  await page.locator("#locked a.nl-button--primary").click();
  await expect(page.getByRole("heading", { name: "U bent bijna klaar" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Terug" }).click();
  await tablet.finish(page, { name: "Ahmed Zwaluw" });
  await expect(page.getByText("Geef de tablet aan de begeleider")).toBeVisible();
  await expectAccessible(page);

  // Nothing of Ahmed is left, also not behind the back button or in any store.
  const left = async () => {
    const html = await page.content();
    expect(html).not.toContain("Zwaluw");
    expect(html).not.toContain("2580");
    expect(await page.evaluate(() => [...document.querySelectorAll("input")].filter((input) => input.value && input.type !== "radio").length)).toBe(0);
  };
  await left();
  await page.goBack();
  await expect(page.getByText("Geef de tablet aan de begeleider")).toBeVisible();
  await tablet.next(page);
  await left();
  // The colours of the municipality are nobody's.
  const names = () => page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }).filter((name) => name !== "opstap.theme"));
  expect(await names()).toEqual([]);
  const kept = await stored(page);
  expect(kept.drafts).toEqual([]);
  expect(kept.outbox).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toMatch(/werk_nu|Zwaluw|2580/);
  // His card is done.
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.locator("#card").fill(group.card(1));
  await page.locator("#new-code").fill("2580");
  await page.locator("#new-code-again").fill("2580");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByText("Met dit kaartje is al iemand klaar.")).toBeVisible();
  await page.getByRole("button", { name: "Terug" }).click();

  // The second person reads Arabic, from right to left; the third gets the first language again.
  await tablet.begin(page, group, 2, "١٣٥٧", "ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("input:checked")).toHaveCount(0);
  await expectAccessible(page);
  await tablet.answerSome(page, p01, 99, "ar");
  await tablet.finish(page);
  await tablet.next(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  expect(await names()).toEqual([]);

  // Collected, opened, confirmed.
  await tablet.facilitate(page, group);
  await page.getByRole("button", { name: "Haal alles op" }).click();
  await expect(page.getByText("2 verzegelde vragenlijsten zitten in één bestand.")).toBeVisible();
  // Nobody has the file yet.
  await expect(page.getByText("klaar, nog niet opgehaald")).toHaveCount(2);
  await expect(page.getByLabel("Hoeveel zijn er ingelezen?")).toHaveCount(0);
  await page.getByRole("button", { name: "Terug naar het welkom" }).click();
  const files = await collect(page, group);
  await expect(page.getByText("klaar, opgehaald, staat nog op deze tablet")).toHaveCount(2);
  expect(await tablet.counts(page)).toEqual([2, 2, 0]);
  const [first, second] = files.map(ours.open);
  expect(first).toMatchObject({ answers: p08, name: "Ahmed Zwaluw", reference: "1", satisfaction: 8, gemeente: "haarlem", language: "nl", session: "2026-03-03 Dinsdaggroep (Buurthuis De Brug)" });
  expect(second).toMatchObject({ answers: p01, reference: "2", language: "ar" });
  expect(() => tablet.consultant().open(files[0])).toThrow();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Laat QR-codes zien" }).click();
  await expect(page.getByRole("img", { name: /QR-code 1 van/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Hoeveel zijn er ingelezen?").fill("1");
  await expect(page.getByText("Dit is een ander aantal dan er is opgehaald.")).toBeVisible();
  await page.getByLabel("Hoeveel zijn er ingelezen?").fill("2");
  await page.getByRole("button", { name: "Haal 2 vragenlijsten van deze tablet" }).click();
  await page.getByRole("button", { name: "Ja, alles is ingelezen" }).click();
  await expect(page.getByText("Er staat niets klaar om op te halen.")).toBeVisible();
  expect(await tablet.counts(page)).toEqual([2, 0, 0]);
  expect((await stored(page)).outbox).toEqual([]);

  // The end of the session.
  await page.getByRole("button", { name: "Haal de groep van deze tablet" }).click();
  await page.getByRole("button", { name: "Ja, haal alles weg" }).click();
  await expect(page.getByText("Deze tablet hoort nog niet bij een groep.")).toBeVisible();
  expect(await stored(page)).toEqual({ session: [], drafts: [], outbox: [], cards: [] });
});

test("F12 a crash, and a tablet that is opened again: the secret, card and code bring everything back", async ({ browser, baseURL }) => {
  const group = makeGroup();
  const { context, page } = await roughTablet(browser, baseURL);
  await tablet.setUp(page, group);
  await tablet.begin(page, group, 3, "1234");
  await tablet.answerSome(page, p08, 6);
  const last = await tablet.answer(page, p08);
  const crashed = page.waitForEvent("crash");
  const cdp = await context.newCDPSession(page);
  cdp.send("Page.crash").catch(() => {});
  await crashed;
  const again = await context.newPage();
  await again.goto("/#/groep");
  await expect(again.getByText("Dinsdaggroep, Buurthuis De Brug")).toBeVisible();
  await tablet.giveSecret(again, group);
  // Somebody else can't begin with this card.
  await again.getByRole("button", { name: "Begin", exact: true }).click();
  await again.locator("#card").fill(group.card(3));
  await again.locator("#new-code").fill("9999");
  await again.locator("#new-code-again").fill("9999");
  await again.getByRole("button", { name: "Verder" }).click();
  await expect(again.getByText("Met dit kaartje is iemand al begonnen.")).toBeVisible();
  await again.getByRole("button", { name: "Terug" }).click();
  await tablet.resume(again, group, 3, "1234");
  expect(await tablet.questionId(again)).toBe(last);
  await expect(again.locator("input:checked")).toHaveCount([p08[last]].flat().length);
  await tablet.onward(again, last);
  await tablet.answerSome(again, p08, 99);
  await tablet.finish(again);
  await tablet.next(again);
  const [file] = await collect(again, group);
  expect(ours.open(file).answers).toEqual(p08);
  await context.close();
});

test("what is typed on the last page is kept at a lock", async ({ page }) => {
  test.setTimeout(120_000);
  const group = makeGroup();
  await tablet.setUp(page, group);
  await tablet.begin(page, group, 10, "1234");
  await tablet.answerSome(page, p08, 99);
  await page.locator("#locked a.nl-button--primary").click();
  await page.locator("#name").fill("Ahmed Zwaluw");
  await page.locator("#satisfaction").selectOption("7");
  await page.getByRole("button", { name: "Pauze" }).click();
  await expect(page.getByRole("heading", { name: "Het scherm is op slot" })).toBeVisible();
  expect(await page.content()).not.toContain("Zwaluw");
  expect(JSON.stringify(await stored(page))).not.toContain("Zwaluw");
  await tablet.resume(page, group, 10, "1234");
  await expect(page.locator("#name")).toHaveValue("Ahmed Zwaluw");
  await expect(page.locator("#satisfaction")).toHaveValue("7");
});

test("a seal that the disk has is known, also when the browser says that it failed", async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const group = makeGroup();
  const { context, page } = await roughTablet(browser, baseURL, () => {
    const original = IDBDatabase.prototype.transaction;
    window.refuse = 0;
    window.refuseAfterSeal = 0;
    IDBDatabase.prototype.transaction = function (stores, ...given) {
      if (window.refuse > 0) {
        window.refuse -= 1;
        throw new DOMException("Connection to Indexed Database server lost.", "UnknownError");
      }
      if (stores.includes("outbox") && window.refuseAfterSeal > 0) {
        window.refuse = window.refuseAfterSeal;
        window.refuseAfterSeal = 0;
      }
      return original.call(this, stores, ...given);
    };
  });
  await tablet.setUp(page, group);
  const seal = page.getByRole("button", { name: "Klaar: zet mijn antwoorden op slot" });
  const done = page.getByRole("heading", { name: "Klaar. Dank u wel" });
  for (const [number, times, then] of [
    // Only what was written is not read back: the tablet looks once more.
    [1, 1, async () => {}],
    [2, Infinity, () => seal.click()],
    // A change comes too late, and is never called kept.
    [3, Infinity, () => page.locator("#name").fill("Ahmed")],
  ]) {
    await tablet.begin(page, group, number, "1234");
    await tablet.answerSome(page, p08, 99);
    await page.locator("#locked a.nl-button--primary").click();
    await expect(seal).toBeVisible();
    await page.evaluate((times) => (window.refuseAfterSeal = times), times);
    await seal.click();
    if (times > 1) {
      await expect(page.getByText("Dit is niet gelukt.")).toBeVisible();
      await page.evaluate(() => (window.refuse = 0));
    }
    await then();
    await expect(done).toBeVisible();
    await tablet.next(page);
  }
  const files = await collect(page, group);
  expect(files.map((file) => ours.open(file).reference)).toEqual(["1", "2", "3"]);
  await context.close();
});

test("a wrong code says nothing, and soon asks for patience; so does a wrong PIN", async ({ page }) => {
  const group = makeGroup();
  await page.clock.install();
  await tablet.setUp(page, group);
  await tablet.begin(page, group, 4, "1234");
  await tablet.answerSome(page, p08, 1);
  await page.getByRole("button", { name: "Pauze" }).click();
  await expect(page.getByRole("heading", { name: "Het scherm is op slot" })).toBeVisible();
  await page.getByRole("button", { name: "Ik ben iemand anders" }).click();
  await page.getByRole("button", { name: "Ik was al begonnen" }).click();
  await page.locator("#card").fill(group.card(5));
  await page.locator("#own-code").fill("1234");
  const open = page.getByRole("button", { name: "Ga verder" });
  await open.click();
  await page.clock.runFor(100);
  await expect(page.getByText("Met dit nummer is op deze tablet nog niet begonnen.")).toBeVisible();
  await page.locator("#card").fill(group.card(4));
  for (const left of ["nog 2 keer", "nog 1 keer"]) {
    await page.locator("#own-code").fill("4321");
    await open.click();
    await page.clock.runFor(100);
    await expect(page.getByText("Dit nummer en deze code horen niet bij elkaar.")).toBeVisible();
    await expect(page.getByText(left)).toBeVisible();
  }
  await expectAccessible(page);
  await page.locator("#own-code").fill("4321");
  await open.click();
  await page.clock.runFor(100);
  await expect(page.getByText(/^Wacht nog 1\d seconden/)).toBeVisible();
  // Also the right code has to wait.
  await page.locator("#own-code").fill("1234");
  await open.click();
  await page.clock.runFor(1000);
  await expect(page.locator("legend h1")).toHaveCount(0);
  await page.clock.runFor(16_000);
  await open.click();
  await page.clock.runFor(100);
  await expect(page.locator("legend h1")).toBeVisible();

  await page.getByRole("button", { name: "Pauze" }).click();
  await page.locator(".to-facilitator button").click();
  const pin = page.getByLabel("Pincode");
  for (let times = 0; times < 3; times += 1) {
    await pin.fill(group.pin === "000000" ? "000001" : "000000");
    await page.getByRole("button", { name: "Open", exact: true }).click();
  }
  await expect(page.getByText(/^Wacht nog 1\d seconden/)).toBeVisible();
  await pin.fill(group.pin);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.locator(".counts")).toHaveCount(0);
  await expectAccessible(page);
});

test("F21 nobody there: a question, then a lock; typing and listening count as use", async ({ page }) => {
  const group = makeGroup({ warn: 60, lock: 30 });
  await page.clock.install();
  await tablet.setUp(page, group);
  await tablet.begin(page, group, 6, "1234");
  const id = await tablet.answer(page, p08);
  await page.clock.runFor(50_000);
  await page.evaluate(() => dispatchEvent(new Event("opstap:active")));
  await page.clock.runFor(50_000);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await page.clock.runFor(15_000);
  const question = page.getByRole("alertdialog", { name: "Bent u er nog?" });
  await expect(question).toContainText(/Over 2\d seconden gaat het scherm op slot/);
  await expectAccessible(page);
  await question.getByRole("button", { name: "Ja, ik ga verder" }).click();
  await expect(question).toHaveCount(0);
  await expect(page.locator("input:checked")).toHaveCount([p08[id]].flat().length);
  await page.clock.runFor(95_000);
  await expect(page.getByRole("heading", { name: "Het scherm is op slot" })).toBeVisible();
  await expect(page.locator("legend h1")).toHaveCount(0);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expectAccessible(page);
  // A lid that was closed for an hour counts as well: timers stood still meanwhile.
  await page.locator("#card").fill(group.card(6));
  await page.locator("#own-code").fill("1234");
  await page.getByRole("button", { name: "Ga verder" }).click();
  await page.clock.runFor(100);
  expect(await tablet.questionId(page)).toBe(id);
  await expect(page.locator("input:checked")).toHaveCount([p08[id]].flat().length);
  await page.clock.fastForward(3_600_000);
  await expect(page.getByRole("heading", { name: "Het scherm is op slot" })).toBeVisible();
});

test("F3 a tablet that is full says so at once, and keeps the answer until there is room", async ({ browser, baseURL }) => {
  const group = makeGroup();
  const { context, page } = await roughTablet(browser, baseURL);
  const cdp = await context.newCDPSession(page);
  const origin = new URL(baseURL).origin;
  await page.goto("/");
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: used + 400_000 });
  await tablet.setUp(page, group);
  await tablet.begin(page, group, 7, "1234");
  await tablet.answerSome(page, p08, 2);
  // Something else takes all the room there is.
  await page.evaluate(async () => {
    const request = indexedDB.open("somebody-else", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("all", { autoIncrement: true });
    await new Promise((resolve) => (request.onsuccess = resolve));
    for (let size = 1 << 16; size > 64; ) {
      const transaction = request.result.transaction("all", "readwrite", { durability: "strict" });
      transaction.objectStore("all").add(crypto.getRandomValues(new Uint8Array(size)));
      const fits = await new Promise((resolve) => {
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => resolve(false);
      });
      if (!fits) size >>= 1;
    }
    request.result.close();
  });
  const id = await tablet.questionId(page);
  await page.locator(`#${id}-0`).check();
  await expect(page.getByText("Het geheugen van deze tablet is vol.")).toBeVisible();
  await expect(page.getByText("Leg de tablet niet weg. Roep de begeleider.")).toBeVisible();
  await expect(page.locator("form .saved")).not.toHaveText("Bewaard en op slot");
  await expectAccessible(page);
  // Locked and opened again before there is room: nothing is lost, though the disk does not have it.
  await page.getByRole("button", { name: "Pauze" }).click();
  await expect(page.getByText("Leg de tablet niet weg.")).toBeVisible();
  await tablet.resume(page, group, 7, "1234");
  await expect(page.locator(`#${id}-0`)).toBeChecked();
  await cdp.send("Storage.overrideQuotaForOrigin", { origin });
  await page.getByRole("button", { name: "Probeer opnieuw te bewaren" }).click();
  await expect(page.getByText("Het geheugen van deze tablet is vol.")).toHaveCount(0);
  await expect(page.locator("form .saved")).toHaveText("Bewaard en op slot");
  await context.close();
});

test("F6 a connection that is lost is opened again, and says so when it stays away", async ({ browser, baseURL }) => {
  const group = makeGroup();
  const { context, page } = await roughTablet(browser, baseURL, () => {
    const original = IDBDatabase.prototype.transaction;
    window.refuse = 0;
    IDBDatabase.prototype.transaction = function (...given) {
      if (window.refuse > 0) {
        window.refuse -= 1;
        throw new DOMException("Connection to Indexed Database server lost.", "UnknownError");
      }
      return original.apply(this, given);
    };
  });
  await tablet.setUp(page, group);
  await tablet.begin(page, group, 8, "1234");
  await page.evaluate(() => (window.refuse = 2));
  await tablet.answerSome(page, p08, 1);
  await expect(page.locator(".notice--error")).toHaveCount(0);
  await page.evaluate(() => (window.refuse = Infinity));
  const id = await tablet.questionId(page);
  await page.locator(`#${id}-0`).check();
  await expect(page.getByText("De browser bewaart even niets.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Laad de pagina opnieuw" })).toBeVisible();
  await expect(page.locator("form .saved")).not.toHaveText("Bewaard en op slot");
  await page.evaluate(() => (window.refuse = 0));
  // By itself, after a few seconds.
  await expect(page.locator("form .saved")).toHaveText("Bewaard en op slot");
  // Everything thrown away under our feet: what is in memory is written anew.
  const cdp = await context.newCDPSession(page);
  await cdp.send("Storage.clearDataForOrigin", { origin: new URL(baseURL).origin, storageTypes: "indexeddb" });
  await tablet.onward(page, id);
  await expect.poll(async () => (await stored(page)).drafts.length).toBe(1);
  await tablet.answerSome(page, p08, 1);
  await page.getByRole("button", { name: "Pauze" }).click();
  await tablet.resume(page, group, 8, "1234");
  await expect(page.locator("legend h1")).toBeVisible();
  await context.close();
});

test("F20 a browser that keeps nothing: said before the first question", async ({ browser, baseURL }) => {
  const group = makeGroup();
  for (const [how, says] of [
    ["absent", "Deze tablet bewaart niets"],
    ["refuses", "Deze tablet bewaart niets"],
    ["newer", "Op deze tablet staat iets van een nieuwere versie"],
  ]) {
    const { context, page, complaints } = await roughTablet(browser, baseURL, (how) => {
      if (how === "absent") Object.defineProperty(window, "indexedDB", { value: undefined });
      if (how === "refuses") IDBFactory.prototype.open = () => { throw new DOMException("off", "SecurityError"); };
    }, how);
    if (how === "newer") {
      // F5: what a newer version made is not touched.
      await page.goto("/");
      await page.evaluate(() => new Promise((resolve) => (indexedDB.open("opstap-group", 9).onsuccess = ({ target }) => resolve(target.result.close()))));
    }
    await page.goto(group.link);
    await expect(page.getByRole("heading", { name: says })).toBeVisible();
    await expect(page.locator("#session-secret")).toHaveCount(0);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    if (how === "newer") expect(await page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === "opstap-group").version)).toBe(9);
    await context.close();
  }
});

test("F5 another window that wants a newer version of the store is not held up", async ({ page, context }) => {
  const group = makeGroup();
  await tablet.setUp(page, group);
  await tablet.begin(page, group, 9, "1234");
  await tablet.answerSome(page, p08, 1);
  const other = await context.newPage();
  await other.goto("/");
  const opened = other.evaluate(
    () => new Promise((resolve, reject) => Object.assign(indexedDB.open("opstap-group", 2), { onsuccess: () => resolve("opened"), onblocked: () => reject(new Error("blocked")) })),
  );
  expect(await opened).toBe("opened");
  await other.close();
});

test("a link that is damaged, or of another group, says what to do", async ({ page }) => {
  const first = makeGroup();
  await page.goto(`${first.link.slice(0, -3)}`);
  await expect(page.getByText("De link van de groep is niet compleet.")).toBeVisible();
  await expectAccessible(page);
  await tablet.setUp(page, first);
  await tablet.begin(page, first, 1, "1234");
  await page.reload();
  // Somebody has begun: the first group stays.
  await page.goto("about:blank");
  await page.goto(makeGroup({ name: "Woensdaggroep" }).link);
  await expect(page.getByText("Op deze tablet staan nog antwoorden van een andere groep.")).toBeVisible();
  await expect(page.getByText(/^Dinsdaggroep/)).toBeVisible();
});
