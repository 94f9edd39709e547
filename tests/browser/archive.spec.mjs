// A consultant's archive: nothing is lost to a lost computer, a crash or a second window; nothing is seen by who has no key.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, expectAccessible, test, watch } from "./test.mjs";
import { expectFits, office, openDesk, passphrase } from "./desk.mjs";

const go = (page, name) => page.evaluate((hash) => (location.hash = hash), `#/consulent/${name}`);

/** Takes in dossiers of these people, one hexadecimal digit each. */
async function takeIn(page, desk, people) {
  await go(page, "");
  const files = Object.entries(people).map(([id, more]) => ({
    name: `${id}.opstap`,
    mimeType: "application/octet-stream",
    buffer: desk.seal(id, more),
  }));
  await page.getByLabel("Kies bestanden").setInputFiles(files);
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(files.length);
}

/** What a button saves, as a path. */
async function saved(page, press, path) {
  const downloading = page.waitForEvent("download");
  await press();
  const download = await downloading;
  await download.saveAs(path);
  return download.suggestedFilename();
}

/** Opens the keys of this browser, or a file, wherever the desk asks for them. */
async function unlock(page, words, keyFile) {
  if (keyFile) await page.getByLabel("Kies uw sleutelbestand").setInputFiles(keyFile);
  await page.getByLabel("Wachtzin", { exact: true }).first().fill(words);
  await page.getByRole("button", { name: "Open de sleutel" }).first().click();
  await expect(page.getByRole("button", { name: "Sluit af", exact: true })).toBeVisible();
}

/** Everything that this browser keeps is gone, as on another computer. */
async function wiped(page) {
  await page.goto("about:blank");
  await page.goto("/");
  await page.evaluate(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) {
      await new Promise((done) => {
        const gone = indexedDB.deleteDatabase(name);
        gone.onsuccess = gone.onerror = gone.onblocked = done;
      });
    }
  });
}

/** The bytes under the name that fits, after one of them is turned over where somebody asks for that. */
const record = (page, shelf, name, damage) =>
  page.evaluate(
    async ([shelf, name, damage]) => {
      const database = await new Promise((done) => {
        const opening = indexedDB.open("opstap-desk");
        opening.onsuccess = () => done(opening.result);
      });
      const store = database.transaction(shelf, "readwrite").objectStore(shelf);
      const get = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
      const key = (await get(store.getAllKeys())).find((key) => name.test(key));
      const bytes = await get(store.get(key));
      if (damage) {
        bytes[40] ^= 1;
        await get(store.put(bytes, key));
      }
      database.close();
      return Array.from(bytes).join();
    },
    [shelf, name, damage],
  );

const settings = async (page, name, more = async () => {}) => {
  await go(page, "archief");
  await page.getByLabel("Uw naam").fill(name);
  await more();
  await page.getByRole("button", { name: "Bewaar de instellingen" }).click();
  await expect(page.getByText("De instellingen zijn bewaard.")).toBeVisible();
};

async function backup(page, desk, name = "backup") {
  await go(page, "archief");
  const path = join(desk.folder, `${name}.opstap-archief`);
  const file = await saved(page, () => page.getByRole("button", { name: "Maak een back-up" }).click(), path);
  expect(file).toMatch(/^opstap-backup-\d{4}-\d{2}-\d{2}\.opstap-archief$/);
  await expect(page.getByText(/^De back-up met \d+ dossiers? staat bij uw downloads\./)).toBeVisible();
  return path;
}

async function restore(page, path) {
  await go(page, "archief");
  await page.getByLabel("Kies een archief (.opstap-archief)").setInputFiles(path);
  await page.getByRole("button", { name: "Voeg toe aan mijn archief" }).click();
}

const three = { a: { name: "Anna", session: "Groep 3" }, b: { name: "Bea", session: "Groep 3" }, c: { name: "Chris" } };

test("a computer is lost: the backup comes back whole with the spare key, and a second time changes nothing", async ({ page }) => {
  test.setTimeout(180_000);
  const desk = office();
  await openDesk(page, desk);
  await takeIn(page, desk, three);
  await settings(page, "Sanne de Vries");

  // A spare key: its own passphrase, its file, the words once on the screen; not in this browser.
  await go(page, "sleutels");
  await page.getByText("Een reservesleutel maken").click();
  const spare = page.locator("details", { hasText: "Een reservesleutel maken" });
  const words = await spare.locator("code").innerText();
  await spare.getByLabel("Ik heb de wachtzin opgeschreven.").check();
  const spareFile = join(desk.folder, "spare.opstapkey");
  await saved(page, () => spare.getByRole("button", { name: "Maak de reservesleutel" }).click(), spareFile);
  await expect(page.locator("#spare-passphrase code")).toHaveText(words);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Klaar: haal de wachtzin van het scherm" }).click();
  expect(await page.content()).not.toContain(words);
  const row = page.getByRole("row", { name: /Reservesleutel/ });
  await expect(row).toContainText("Gesloten");
  await expect(row).not.toContainText("op deze computer");
  await expectFits(page);

  const path = await backup(page, desk);
  await expectAccessible(page);
  await expectFits(page);

  await wiped(page);
  await page.goto("/#/consulent/sleutels");
  await unlock(page, words, spareFile);
  await go(page, "archief");
  await page.getByLabel("Kies een archief (.opstap-archief)").setInputFiles(path);
  await expect(page.getByText("3 nieuw, 0 hier al, 0 hier eerder verwijderd.")).toBeVisible();
  await expect(page.getByText(/^Back-up van Sanne de Vries, gemaakt op /)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Voeg toe aan mijn archief" }).click();
  await expect(page.getByText(/^Klaar: 3 nieuw, 0 aangevuld, 0 ongewijzigd/)).toBeVisible();
  await expect(page.getByLabel("Uw naam")).toHaveValue("Sanne de Vries");
  await restore(page, path);
  await expect(page.getByText(/^Klaar: 0 nieuw, 0 aangevuld, 3 ongewijzigd/)).toBeVisible();

  // A damaged copy changes nothing and says what to do; so does something else.
  const half = join(desk.folder, "half.opstap-archief");
  writeFileSync(half, readFileSync(path).subarray(0, -40));
  await page.getByLabel("Kies een archief (.opstap-archief)").setInputFiles(half);
  await expect(page.getByText("Dit archief is beschadigd. Er is niets veranderd.")).toBeVisible();
  await page.getByLabel("Kies een archief (.opstap-archief)").setInputFiles(desk.keyFile);
  await expect(page.getByText("Dit is geen archief van Opstap.")).toBeVisible();
  await go(page, "");
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(3);
});

test("dossiers go to a colleague, who reads them; here they go once somebody says so", async ({ page, browser, baseURL }) => {
  test.setTimeout(180_000);
  const [desk, theirs] = [office(), office()];
  await openDesk(page, desk);
  await takeIn(page, desk, three);
  await settings(page, "Sanne");
  const section = page.locator("section", { hasText: "Dossiers overdragen aan een collega" });
  await section.getByLabel("Welke dossiers").selectOption({ label: "Groepssessie Groep 3 (2)" });
  await section.getByLabel("Openbare sleutel van uw collega").fill(`${theirs.key.slice(0, -1)}b`);
  await section.getByRole("button", { name: "Maak het bestand" }).click();
  await expect(section.getByText("Deze sleutel klopt niet.")).toBeVisible();
  await section.getByLabel("Openbare sleutel van uw collega").fill(theirs.key);
  await section.getByRole("button", { name: "Maak het bestand" }).click();
  await expect(section.getByText("Vergelijk eerst de woorden en vink dit aan.")).toBeVisible();
  await expect(section.locator(".check-words")).toHaveText(/vergelijk deze woorden:( [a-z]+){5}$/);
  await section.getByLabel("De woorden zijn dezelfde als bij mijn collega").check();
  const path = join(desk.folder, "over.opstap-archief");
  await saved(page, () => section.getByRole("button", { name: "Maak het bestand" }).click(), path);
  await expect(section.getByText("Het bestand met 2 dossiers staat bij uw downloads.")).toBeVisible();
  await expectAccessible(page);

  // Not for whoever made it.
  await page.getByLabel("Kies een archief (.opstap-archief)").setInputFiles(path);
  await expect(page.getByText("Dit archief is voor een andere sleutel gemaakt")).toBeVisible();

  const other = await browser.newContext({ baseURL, locale: "nl-NL" });
  const complaints = watch(other, new URL(baseURL).origin);
  const colleague = await other.newPage();
  await openDesk(colleague, theirs);
  await restore(colleague, path);
  await expect(colleague.getByText(/^Klaar: 2 nieuw/)).toBeVisible();
  await go(colleague, "");
  await expect(colleague.getByRole("link", { name: "Anna" })).toBeVisible();
  await expect(colleague.getByRole("link", { name: "Bea" })).toBeVisible();

  // A team leader looks at the same file: nothing is kept of it, and who is in it twice counts once.
  await go(colleague, "archief");
  await colleague.getByLabel("Kies de bestanden van uw collega's").setInputFiles([path, path]);
  await expect(colleague.getByRole("button", { name: "Toon het overzicht van 2 dossiers" })).toBeVisible();
  await colleague.getByRole("button", { name: "Toon het overzicht van 2 dossiers" }).click();
  await expect(colleague.getByText("U ziet de cijfers van 2 dossiers.")).toBeVisible();
  await colleague.getByRole("button", { name: "Terug naar mijn eigen dossiers" }).click();
  await expect(colleague.getByText("U ziet de cijfers van")).toHaveCount(0);
  expect(complaints).toEqual([]);
  await other.close();

  await section.getByRole("button", { name: "Verwijder de overgedragen dossiers hier" }).click();
  await page.getByRole("button", { name: "Ja, verwijder ze hier" }).click();
  await expect(page.getByText("2 dossiers zijn hier verwijderd.")).toBeVisible();
  await go(page, "");
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(1);
});

test("a key is replaced, the old one locked out, its passphrase changed; dossiers stay readable", async ({ page }) => {
  test.setTimeout(180_000);
  const desk = office();
  await openDesk(page, desk);
  await takeIn(page, desk, three);
  await go(page, "sleutels");

  await page.getByText("Uw sleutel vervangen").click();
  const rotate = page.locator("details", { hasText: "Uw sleutel vervangen" });
  const words = await rotate.locator("code").innerText();
  await rotate.getByLabel("Ik heb de wachtzin opgeschreven.").check();
  const next = join(desk.folder, "next.opstapkey");
  await saved(page, () => rotate.getByRole("button", { name: "Maak een nieuwe sleutel" }).click(), next);
  await expect(page.getByText("Uw nieuwe sleutel is klaar")).toBeVisible();
  await expect(page.locator("#public-key")).not.toHaveText(desk.key);
  await expect(page.getByRole("row", { name: /Vorige sleutel/ })).toContainText("Ja");
  await expectAccessible(page);

  // Shared as text and as a code to scan.
  const text = join(desk.folder, "public.txt");
  await saved(page, () => page.getByRole("button", { name: "Bewaar als tekstbestand" }).click(), text);
  expect(readFileSync(text, "utf8")).toContain(await page.locator("#public-key").innerText());
  await page.getByText("Toon als QR-code").click();
  await expect(page.getByRole("img", { name: "QR-code met de openbare sleutel" })).toBeVisible();

  // The former key still opens the archive; the passphrase decides which key of this browser opens.
  await page.getByRole("button", { name: "Sluit af", exact: true }).click();
  await unlock(page, passphrase);
  await go(page, "");
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(3);
  await page.getByRole("button", { name: "Sluit af", exact: true }).click();
  await unlock(page, words);
  await go(page, "sleutels");

  await page.getByRole("row", { name: /Vorige sleutel/ }).getByRole("button", { name: /^Sluit .* buiten$/ }).click();
  await page.getByRole("button", { name: "Ja, sluit buiten" }).click();
  await expect(page.getByText("Klaar. Het archief heeft een nieuw slot.")).toBeVisible();
  await expect(page.getByText("Dit is de enige open sleutel die het archief opent.")).toBeVisible();

  await page.getByText("De wachtzin wijzigen").click();
  const change = page.locator("details", { hasText: "De wachtzin wijzigen" });
  await change.getByLabel("Wachtzin van nu").fill("iets anders");
  await change.getByLabel(/^Nieuwe wachtzin/).fill("een heel nieuwe zin");
  await change.getByLabel("Ik heb de wachtzin opgeschreven.").check();
  await change.getByRole("button", { name: "Wijzig de wachtzin" }).click();
  await expect(change.getByText("De wachtzin klopt niet.").first()).toBeVisible();
  await change.getByLabel("Wachtzin van nu").fill(words);
  await saved(page, () => change.getByRole("button", { name: "Wijzig de wachtzin" }).click(), join(desk.folder, "changed.opstapkey"));
  await expect(page.getByText("De wachtzin is gewijzigd.")).toBeVisible();

  await page.reload();
  await unlock(page, "een heel nieuwe zin");
  await go(page, "");
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(3);
  // The key that was locked out opens nothing here, and the desk says that there is something.
  await page.getByRole("button", { name: "Sluit af", exact: true }).click();
  await unlock(page, passphrase);
  await expect(page.getByText("Uw sleutel opent 1 ander archief op deze computer niet.")).toBeVisible();
  await go(page, "");
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(0);
});

test.describe("with a clock of its own", () => {
  test("nobody at the desk: it closes, leaves nothing on the screen, and opens where it was", async ({ page }) => {
    const desk = office();
    await page.clock.install({ time: new Date("2026-11-25T09:00:00") });
    await openDesk(page, desk);
    await takeIn(page, desk, three);
    await settings(page, "Sanne", () => page.getByLabel("Afsluiten na zoveel minuten zonder gebruik").fill("5"));
    await go(page, "a".repeat(32));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Anna");
    await page.clock.fastForward("04:50");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Anna");
    await page.clock.runFor("00:30");
    await expect(page.getByRole("heading", { level: 1, name: "De dossiers zijn gesloten" })).toBeVisible();
    await expect(page.getByText("De sleutel is na 5 minuten zonder gebruik gesloten.")).toBeVisible();
    expect(await page.content()).not.toContain("Anna");
    expect(await page.title()).not.toContain("Anna");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
    await expectAccessible(page);
    await page.getByLabel("Wachtzin", { exact: true }).fill(passphrase);
    await page.getByRole("button", { name: "Open de sleutel" }).click();
    await page.clock.runFor("00:05");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Anna");
  });

  test("what is due is deleted for good after a look, and a backup does not bring it back", async ({ page }) => {
    const desk = office();
    // Filled in on 4 March 2026 and kept for six months.
    await page.clock.setFixedTime(new Date("2026-09-10T09:00:00"));
    await openDesk(page, desk);
    await takeIn(page, desk, { ...three, d: { name: "Daan", completed: "2026-03-20", created: "2026-03-20" } });
    const path = await backup(page, desk);
    const now = page.getByRole("region", { name: "Nu te verwijderen" });
    await expect(now.locator("tbody tr")).toHaveCount(3);
    await expect(page.getByRole("region", { name: "Binnen een maand" }).locator("tbody tr")).toHaveCount(1);
    await now.getByRole("button", { name: "Verwijder Chris" }).click();
    await page.getByRole("dialog", { name: "Chris voorgoed verwijderen?" }).getByRole("button", { name: "Ja, verwijder voorgoed" }).click();
    await expect(now.locator("tbody tr")).toHaveCount(2);
    await page.getByLabel("Typ het aantal dossiers dat u verwijdert").fill("3");
    await page.getByRole("button", { name: "Verwijder ze voorgoed" }).click();
    await expect(page.getByText("Er zijn nu 2 dossiers aan de beurt. Typ dat getal.")).toBeVisible();
    await page.getByLabel("Typ het aantal dossiers dat u verwijdert").fill("2");
    await page.getByRole("button", { name: "Verwijder ze voorgoed" }).click();
    await expect(page.getByText("2 dossiers zijn voorgoed verwijderd.")).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
    await restore(page, path);
    await expect(page.getByText(/^Klaar: 0 nieuw, 0 aangevuld, 1 ongewijzigd, 3 overgeslagen/)).toBeVisible();
    await page.getByRole("button", { name: "Vergeet deze lijst" }).click();
    await page.getByRole("button", { name: "Ja, vergeet de lijst" }).click();
    await expect(page.getByText("De lijst is vergeten.")).toBeVisible();
    await restore(page, path);
    await expect(page.getByText(/^Klaar: 3 nieuw/)).toBeVisible();
  });
});

test("somebody asks what is kept of them: all of it, to read and as a file; then deleted for good", async ({ page }) => {
  const desk = office();
  await openDesk(page, desk);
  const household = (job) => ({
    date: "2026-01-01",
    adults: [{ birth_date: "1990-05-01", bijstand: true, ...job }],
    home: { kind: "rent", rent_month: 650 },
  });
  const calculated = { situation_now: household({}), situation: household({ job: { hours_week: 16, wage_hour: 14.71 } }) };
  await takeIn(page, desk, { ...three, a: { ...three.a, ...calculated } });
  await go(page, `${"a".repeat(32)}/alles`);
  await expect(page.getByRole("heading", { level: 1, name: "Alles over Anna" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Wat is gedaan" }).locator("tbody tr")).toHaveCount(1);
  await expect(page.locator(".answers__row").first()).toBeVisible();
  // What was calculated, to be read; the day of birth is only in what is kept.
  const said = page.locator(".filled-in");
  await expect(said).toContainText("35 jaar");
  await expect(said).toContainText("€ 650,00");
  await expect(page.locator(".everything__raw").first()).toBeHidden();
  await page.getByText("Precies zoals het bewaard is").click();
  await expect(page.locator(".everything__raw")).toHaveText([/"birth_date": "1990-05-01"/, /"hours_week": 16/]);
  await expectAccessible(page);
  await expectFits(page);
  const path = join(desk.folder, "inzage.json");
  const name = await saved(page, () => page.getByRole("button", { name: "Bewaar als bestand (json)" }).click(), path);
  expect(name).toBe("opstap-inzage-aaaaaa.json");
  const found = JSON.parse(readFileSync(path, "utf8"));
  expect(found.format).toBe("opstap-case");
  expect(found.entries[0].what.received.name).toBe("Anna");
  expect(found.person).toBeUndefined();
  await page.getByRole("button", { name: "Verwijder deze persoon voorgoed" }).click();
  await page.getByRole("button", { name: "Ja, verwijder voorgoed" }).click();
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(2);
  await expect(page.getByText("Anna")).toHaveCount(0);
});

test("who is deleted is gone from the list of names too, and saw that name when they asked", async ({ page }) => {
  const desk = office();
  await openDesk(page, desk);
  await takeIn(page, desk, { a: { reference: "7K3M-92QX-R" }, b: { reference: "LV-0042" }, c: { reference: "LV-0042" } });
  const list = Buffer.from("Code;Naam\r\n7k3m 92qx r;Zoë\r\nLV-0042;Piet\r\n");
  await page.getByLabel("Kies een lijst (.csv)").setInputFiles({ name: "namen.csv", mimeType: "text/csv", buffer: list });
  await expect(page.getByText("Er zijn 2 namen bekend.")).toBeVisible();
  await go(page, `${"a".repeat(32)}/alles`);
  const path = join(desk.folder, "inzage.json");
  await saved(page, () => page.getByRole("button", { name: "Bewaar als bestand (json)" }).click(), path);
  expect(JSON.parse(readFileSync(path, "utf8")).person).toBe("Zoë");
  const remove = async (id) => {
    await go(page, `${id.repeat(32)}/alles`);
    await page.getByRole("button", { name: "Verwijder deze persoon voorgoed" }).click();
    await page.getByRole("button", { name: "Ja, verwijder voorgoed" }).click();
  };
  await remove("a");
  await expect(page.getByText("Er is 1 naam bekend.")).toBeVisible();
  // The other dossier with this code still needs its name.
  await remove("b");
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Piet" })).toBeVisible();
  await page.reload();
  await unlock(page, passphrase);
  await go(page, "");
  await expect(page.getByText("Er is 1 naam bekend.")).toBeVisible();
});

test("settings that can't be read are named, and kept when others take their place", async ({ page }) => {
  const desk = office();
  await openDesk(page, desk);
  await takeIn(page, desk, { a: three.a });
  await settings(page, "Sanne");
  const damaged = await record(page, "papers", /\/settings$/, true);
  await page.reload();
  await unlock(page, passphrase);
  await go(page, "archief");
  await expect(page.getByText("Opstap kan de instellingen van dit archief niet lezen.")).toBeVisible();
  await expectAccessible(page);
  await settings(page, "Joris");
  expect(await record(page, "papers", /^aside\//)).toBe(damaged);
  await page.reload();
  await unlock(page, passphrase);
  await go(page, "archief");
  await expect(page.getByLabel("Uw naam")).toHaveValue("Joris");
  await expect(page.getByText("Opstap kan de instellingen")).toHaveCount(0);
});

test("a dossier that can't be read is never written over, and a backup goes without it and says so", async ({ page }) => {
  test.setTimeout(120_000);
  const desk = office();
  await openDesk(page, desk);
  await takeIn(page, desk, three);
  const kept = (damage) => record(page, "cases", /\/a{32}$/, damage);
  const damaged = await kept(true);
  const again = { name: "a.opstap", mimeType: "application/octet-stream", buffer: desk.seal("a", { ...three.a, created: "2026-03-05" }) };
  const refused = async () => {
    await page.getByLabel("Kies bestanden").setInputFiles(again);
    await expect(page.getByText("0 ingelezen, 0 waren er al, 1 niet ingelezen.")).toBeVisible();
    await expect(page.locator(".verdicts > li")).toHaveText(/Dit dossier is er al, maar Opstap kan het niet lezen/);
    expect(await kept(false)).toBe(damaged);
  };
  // This window read it when it was whole; only the database knows better.
  await refused();
  await expect(page.getByText("Opstap kan 1 dossier in dit archief niet lezen.")).toBeVisible();
  await page.reload();
  await unlock(page, passphrase);
  await go(page, "");
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(2);
  await expect(page.getByText("Opstap kan 1 dossier in dit archief niet lezen.")).toBeVisible();
  await refused();
  const path = await backup(page, desk);
  await expect(page.getByText(/^De back-up met 2 dossiers .* 1 dossier kan Opstap niet lezen\. Dat zit er niet in\.$/)).toBeVisible();
  await wiped(page);
  await page.goto("/#/consulent/sleutels");
  await unlock(page, passphrase, desk.keyFile);
  await restore(page, path);
  await expect(page.getByText(/^Klaar: 2 nieuw/)).toBeVisible();
});

test("the desk asks the browser to keep everything, and warns where it does not promise that", async ({ page, browser, context, baseURL }) => {
  const desk = office();
  await openDesk(page, desk);
  await go(page, "archief");
  const warning = page.getByText("Deze browser belooft niet dat de dossiers blijven");
  await expect(warning).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send("Target.getTargetInfo");
  const cdp = await browser.newBrowserCDPSession();
  await cdp.send("Browser.grantPermissions", {
    origin: new URL(baseURL).origin,
    permissions: ["durableStorage"],
    browserContextId: targetInfo.browserContextId,
  });
  await page.reload();
  await unlock(page, passphrase);
  await go(page, "archief");
  await expect(page.getByRole("button", { name: "Maak een back-up" })).toBeVisible();
  await expect.poll(() => page.evaluate(() => navigator.storage.persisted())).toBe(true);
  await expect(warning).toHaveCount(0);
});

test("a backup goes on while another page is shown, and what came of it stands there on return", async ({ page }) => {
  const desk = office();
  await openDesk(page, desk);
  await takeIn(page, desk, three);
  await go(page, "archief");
  const downloading = page.waitForEvent("download");
  // In one go, so that the page is left before the backup is done.
  await page.evaluate(() => {
    [...document.querySelectorAll("button")].find((button) => button.textContent === "Maak een back-up").click();
    location.hash = "#/consulent/";
  });
  const path = join(desk.folder, "elders.opstap-archief");
  await (await downloading).saveAs(path);
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(3);
  await go(page, "archief");
  await expect(page.getByText(/^De back-up met 3 dossiers staat bij uw downloads\./)).toBeVisible();
  // A file that was looked through waits too.
  await page.getByLabel("Kies een archief (.opstap-archief)").setInputFiles(path);
  await expect(page.getByText("0 nieuw, 3 hier al, 0 hier eerder verwijderd.")).toBeVisible();
  await go(page, "");
  await go(page, "archief");
  await page.getByRole("button", { name: "Voeg toe aan mijn archief" }).click();
  await expect(page.getByText(/^Klaar: 0 nieuw, 0 aangevuld, 3 ongewijzigd/)).toBeVisible();
  // Nothing of it is left once the desk was closed.
  await page.getByRole("button", { name: "Sluit af", exact: true }).click();
  await page.getByLabel("Wachtzin", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Open de sleutel" }).click();
  await expect(page.getByRole("button", { name: "Maak een back-up" })).toBeVisible();
  await expect(page.getByText(/^(De back-up met|Klaar:)/)).toHaveCount(0);
});

test("two windows: what one takes in, removes or sets, the other shows, and two that began at once become one", async ({ context }) => {
  test.setTimeout(180_000);
  const desk = office();
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openDesk(one, desk);
  await two.goto("/#/consulent/sleutels");
  await unlock(two, passphrase);
  await go(two, "");
  // Neither has an archive yet: both found one.
  await Promise.all([takeIn(one, desk, { a: { name: "Anna" } }), takeIn(two, desk, { b: { name: "Bea" } })].map((taking) => taking.catch(() => {})));
  for (const page of [one, two]) await expect(page.locator(".dossier-table tbody tr")).toHaveCount(2);
  await go(one, "a".repeat(32));
  await settings(two, "Sanne");
  await go(one, "archief");
  await expect(one.getByLabel("Uw naam")).toHaveValue("Sanne");
  await go(two, `${"a".repeat(32)}/alles`);
  await two.getByRole("button", { name: "Verwijder deze persoon voorgoed" }).click();
  await two.getByRole("button", { name: "Ja, verwijder voorgoed" }).click();
  await go(one, "");
  await expect(one.locator(".dossier-table tbody tr")).toHaveCount(1);
  // The button closes both; each opens by itself.
  await two.getByRole("button", { name: "Sluit af", exact: true }).click();
  for (const page of [one, two]) await expect(page.getByRole("heading", { level: 1, name: "De dossiers zijn gesloten" })).toBeVisible();
  await unlock(one, passphrase);
  await expect(one.locator(".dossier-table tbody tr")).toHaveCount(1);
  await expect(two.getByRole("heading", { level: 1, name: "De dossiers zijn gesloten" })).toBeVisible();
  // On disk there is one archive, and what it holds is there after both are closed.
  await one.close();
  await two.reload();
  await unlock(two, passphrase);
  await go(two, "");
  await expect(two.locator(".dossier-table tbody tr")).toHaveCount(1);
  const archives = await two.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("opstap-desk");
        opening.onsuccess = () => {
          const asked = opening.result.transaction("archives").objectStore("archives").getAllKeys();
          asked.onsuccess = () => done(asked.result.length);
        };
      }),
  );
  expect(archives).toBe(1);
});

test("the tab crashes in the middle of work: everything that was confirmed is there", async ({ browser, baseURL }) => {
  const desk = office();
  // Not watched: a crash is what is asked for.
  const context = await browser.newContext({ baseURL, locale: "nl-NL", serviceWorkers: "block" });
  const page = await context.newPage();
  await openDesk(page, desk);
  await takeIn(page, desk, three);
  await settings(page, "Sanne");
  await go(page, "");
  const more = Array.from("def0123456789", (id) => ({ name: `${id}.opstap`, mimeType: "application/octet-stream", buffer: desk.seal(id, { name: `Nummer ${id}` }) }));
  const cdp = await context.newCDPSession(page);
  await page.getByLabel("Kies bestanden").setInputFiles(more);
  const crashed = page.waitForEvent("crash");
  cdp.send("Page.crash").catch(() => {});
  await crashed;
  const after = await context.newPage();
  await after.goto("/#/consulent/archief");
  await unlock(after, passphrase);
  await expect(after.getByLabel("Uw naam")).toHaveValue("Sanne");
  await go(after, "");
  for (const name of ["Anna", "Bea", "Chris"]) await expect(after.getByRole("link", { name })).toBeVisible();
  // Whatever was in the air is taken in now, or was already: nothing is damaged.
  await after.getByLabel("Kies bestanden").setInputFiles(more);
  await expect(after.getByText("16 dossiers")).toBeVisible();
  await expect(after.getByText("Niet alles is leesbaar")).toHaveCount(0);
  await context.close();
});
