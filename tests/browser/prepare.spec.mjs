// A facilitator prepares a group session; what tablets collected comes in as a zip; codes for letters.

import { readFileSync } from "node:fs";
import { expect, expectAccessible, open, test } from "./test.mjs";
import { expectFits, office, openDesk, zip } from "./desk.mjs";

/** Everything that a browser keeps for a page, as text. */
const stored = (page) =>
  page.evaluate(async () => {
    const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href, JSON.stringify(history.state)];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done, failed) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => done(opening.result);
        opening.onerror = failed;
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise((done) => {
          const asked = database.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => done(asked.result);
        });
        for (const entry of all) found.push(new TextDecoder("latin1").decode(entry));
      }
      database.close();
    }
    for (const name of await caches.keys()) found.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
    return found.join("\n");
  });

const pagesOf = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;

test("a facilitator prepares a session: what is missing is said, the cards are printed, the secret is kept nowhere", async ({ page }) => {
  const desk = office();
  await openDesk(page, desk);
  await page.getByRole("link", { name: "Groepssessie" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Een groepssessie voorbereiden" })).toBeFocused();
  // The key of this desk is chosen where the municipality set none; only languages that somebody checked are on.
  await expect(page.getByRole("checkbox", { name: /^Consulent \(sleutel van deze computer\)/ })).toBeChecked();
  await expect(page.getByLabel("Nederlands", { exact: true })).toBeChecked();
  await expect(page.getByLabel("Arabisch (nog door niemand nagekeken)")).not.toBeChecked();

  // Mistakes: in a list that has the focus, and at each field.
  await page.getByLabel("Aantal kaartjes").fill("1000");
  await page.getByRole("checkbox", { name: /^Consulent \(sleutel van deze computer\)/ }).uncheck();
  await page.getByLabel("Datum", { exact: true }).fill("2020-01-01");
  await page.getByLabel(/^Seconden daarna/).fill("5");
  await page.getByRole("button", { name: "Maak de sessie" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "Nog niet alles is goed ingevuld" });
  await expect(summary.getByRole("button")).toHaveText([
    "Kies een gemeente.",
    "Vul een naam voor de sessie in.",
    "Vul in waar de sessie is.",
    "Deze datum is al voorbij. Kies vandaag of een latere dag.",
    "Kies minstens één sleutel, of voeg er een toe. Anders kan niemand de dossiers openen.",
    "Vul een getal in van 10 tot en met 3600.",
    "Vul een getal in van 1 tot en met 999.",
  ]);
  await expect(page.locator("*:focus")).toContainText("Nog niet alles is goed ingevuld");
  await expect(page.getByLabel("Aantal kaartjes")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await expectFits(page);
  await summary.getByRole("button", { name: "Vul een naam voor de sessie in." }).click();
  await expect(page.getByLabel("Naam van de sessie")).toBeFocused();

  // A key of a colleague, with its check words.
  await page.getByText("Een sleutel van iemand anders toevoegen").click();
  await page.getByLabel("Naam of team").fill("Team Werk");
  await page.getByLabel("Openbare sleutel").fill(desk.strange.slice(0, -1));
  await page.getByRole("button", { name: "Voeg deze sleutel toe" }).click();
  await expect(page.getByText("Deze sleutel klopt niet.")).toBeVisible();
  await page.getByLabel("Openbare sleutel").fill(desk.strange);
  await page.getByRole("button", { name: "Voeg deze sleutel toe" }).click();
  await expect(page.getByRole("checkbox", { name: /^Team Werk Controlewoorden:( [a-z]+){5}$/ })).toBeChecked();

  await page.getByLabel("Gemeente", { exact: true }).selectOption("Haarlem");
  await page.getByLabel("Naam van de sessie").fill("Groep 3");
  await page.getByLabel("Plaats").fill("De Brug");
  await page.getByLabel("Datum", { exact: true }).fill("2031-02-03");
  await page.getByRole("checkbox", { name: /^Consulent \(sleutel van deze computer\)/ }).check();
  await page.getByLabel("Arabisch (nog door niemand nagekeken)").check();
  await page.getByLabel(/^Seconden daarna/).fill("60");
  await page.getByLabel("Aantal kaartjes").fill("23");
  await page.getByRole("button", { name: "Maak de sessie" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Sessie: Groep 3" })).toBeFocused();
  const link = await page.locator("#session-link").innerText();
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#\/groep\/[\w-]{150,600}$/);
  await expect(page.locator(".facts")).toContainText(["Nederlands, Arabisch"]);
  const secret = await page.locator("#session-secret").innerText();
  expect(secret.replace(/\s/g, "")).toMatch(/^([0-9A-Z]{3}-){8}[0-9A-Z]{3}$/);
  await expect(page.locator("#session-pin")).toHaveText(/^\d{6}$/);
  await expect(page.locator(".ticket")).toHaveCount(23);
  await expect(page.locator(".ticket__code").last()).toHaveText(/^23-[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  await expectAccessible(page);
  await expectFits(page);

  // Printed: the card on one sheet, ten cards on each of three, and nothing else.
  expect(pagesOf(await page.pdf({ format: "A4", preferCSSPageSize: true }))).toBe(4);
  await page.evaluate(() => {
    window.printed = [];
    window.print = () => window.printed.push(document.querySelector(".sheets").className);
  });
  await page.emulateMedia({ media: "print" });
  const inPrint = () =>
    page.evaluate(() =>
      ["h1", "header", ".sub-nav", "#session-link", ".sheet", ".tickets"].filter((part) => document.querySelector(`#desk ${part}, body > ${part}`)?.checkVisibility()),
    );
  expect(await inPrint()).toEqual([".sheet", ".tickets"]);
  await page.emulateMedia({ media: "screen" });
  for (const [button, part] of [["Druk de kaart van de begeleider af", "sheets--facilitator"], ["Druk de kaartjes af", "sheets--cards"]]) {
    await page.getByRole("button", { name: button }).click();
    await expect.poll(() => page.evaluate(() => window.printed.at(-1))).toContain(part);
  }
  await expect(page.locator(".sheets--cards")).toHaveCount(0);

  // The secret is on the screen and nowhere else; the file has no word of it.
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar de sessie als bestand" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^opstap-groep-2031-02-03-[0-9a-f]{6}\.json$/);
  const saved = await file.path();
  const bare = secret.replace(/[\s-]/g, "");
  for (const [where, text] of [["storage", await stored(page)], ["file", readFileSync(saved, "utf8")], ["link", link]]) {
    const letters = text.toUpperCase().replace(/[\s-]/g, "");
    expect(letters.includes(bare), where).toBe(false);
    expect(letters.includes(bare.slice(0, 12)), where).toBe(false);
  }
  // Another page and back: still there. Closed: gone.
  await page.getByRole("link", { name: "Sleutels" }).click();
  await page.goBack();
  expect(await page.locator("#session-secret").innerText()).toBe(secret);
  await page.getByRole("button", { name: "Klaar: haal de code van het scherm" }).click();
  expect((await page.content()).includes(secret.slice(0, 7))).toBe(false);
  await page.goBack();
  await page.goForward();
  await expect(page.locator("#session-secret")).toHaveCount(0);

  // The file gives the same link again, and no secret.
  await page.getByLabel("Kies het bestand van de sessie").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(page.getByText("Dit is geen bestand van een groepssessie.")).toBeVisible();
  const content = JSON.parse(readFileSync(saved, "utf8"));
  const changed = Buffer.from(JSON.stringify({ ...content, session: { ...content.session, warn_after: 1 } }));
  await page.getByLabel("Kies het bestand van de sessie").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: changed });
  await expect(page.getByText('Het bestand klopt niet bij "warn_after".')).toBeVisible();
  await page.getByLabel("Kies het bestand van de sessie").setInputFiles(saved);
  await expect(page.locator("#session-link")).toHaveText(link);
  await expect(page.getByText("De code van de groep en de kaartjes staan niet in het bestand.")).toBeVisible();
  await expect(page.locator(".sheets")).toHaveCount(0);
  await expectAccessible(page);
});

test("F19 a zip from a tablet: a verdict for each file in it, whatever is wrong with the others", async ({ page }) => {
  const desk = office();
  const good = desk.seal("a", { session: "2026-03-04 Groep 3 (De Brug)", reference: "7K3M-92QX-R" });
  const flipped = Buffer.from(good);
  flipped[flipped.length >> 1] ^= 4;
  const second = desk.seal("c", { name: "Ömer", language: "tr" });
  const files = {
    "opstap-0001.opstap": good,
    "opstap-0002.opstap": flipped,
    "opstap-0003.opstap": desk.seal("b", {}, desk.strange),
    "opstap-0004.opstap": good,
    "opstap-0005.opstap": Buffer.from("geen dossier"),
    "opstap-0006.opstap": second,
    "opstap-0007.opstap": zip({ "in.opstap": good }),
    "opstap-0008.opstap": Buffer.alloc(300 * 1024, 1),
  };
  await openDesk(page, desk);
  const choose = (name, buffer) => page.getByLabel("Kies bestanden").setInputFiles({ name, mimeType: "application/zip", buffer });
  await choose("tablet-1.zip", zip(files));
  await expect(page.getByText("2 ingelezen, 1 waren er al, 5 niet ingelezen.")).toBeVisible();
  await expect(page.locator(".verdicts > li")).toHaveText(
    [
      ["0001", "Ingelezen"],
      ["0002", "Beschadigd."],
      ["0003", "Voor een andere sleutel gemaakt"],
      ["0004", "Was er al"],
      ["0005", "Geen bestand van Opstap."],
      ["0006", "Ingelezen"],
      ["0007", "Geen bestand van Opstap."],
      ["0008", "Te groot."],
    ].map(([number, text]) => new RegExp(`^tablet-1\\.zip: opstap-${number}\\.opstap\\s*${text}`)),
  );
  await expectAccessible(page);

  // A zip that is cut off is damaged as a whole, and touches nothing; so does one that is far too large.
  await choose("half.zip", zip(files).subarray(0, 5000));
  await expect(page.getByText("0 ingelezen, 0 waren er al, 1 niet ingelezen.")).toBeVisible();
  await expect(page.locator(".verdicts > li")).toHaveText([/^half\.zip\s*Beschadigd\./]);
  await expect(page.getByText("2 dossiers")).toBeVisible();

  // Whose it is, from which group; what was filled in in Turkish is read in Dutch beside it.
  await expect(page.getByRole("row", { name: /7K3M-92QX-R/ })).toContainText("2026-03-04 Groep 3 (De Brug)");
  await page.getByLabel("Zoek op naam, code, groepssessie of categorie").fill("groep 3");
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(1);
  await page.getByRole("link", { name: "7K3M-92QX-R" }).click();
  await expect(page.locator(".facts").first()).toContainText(/Code\s*7K3M-92QX-R\s*Groepssessie\s*2026-03-04 Groep 3 \(De Brug\)/);
  await page.getByRole("link", { name: "Alle dossiers" }).click();
  // What was looked for is still looked for.
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(1);
  await page.getByLabel("Zoek op naam, code, groepssessie of categorie").fill("");
  await page.getByRole("link", { name: "Ömer" }).click();
  await expect(page.locator(".facts").first()).toContainText("Turks");
  await page.getByRole("link", { name: "Antwoorden", exact: true }).click();
  const first = page.locator(".answers__row").first();
  await expect(first.locator(".as-read[lang=tr]").first()).toBeVisible();
  const [dutch, turkish] = [await first.locator("dt").innerText(), await first.locator("dt .as-read").innerText()];
  expect(dutch).toContain(turkish);
  expect(dutch.replace(turkish, "").trim()).not.toBe(turkish);
  await expectAccessible(page);
});

test("codes for letters: each with a link and a QR code, and a file for a mail merge", async ({ page }) => {
  await open(page, "/#/consulent/brieven");
  await page.getByLabel("Aantal brieven").fill("501");
  await page.getByRole("button", { name: "Maak de codes" }).click();
  await expect(page.getByText("Kies een gemeente.")).toBeVisible();
  await expect(page.getByText("Vul een getal in van 1 tot en met 500.")).toBeVisible();
  await page.getByLabel("Gemeente").selectOption("Wassenaar");
  await page.getByLabel("Aantal brieven").fill("12");
  await page.getByRole("button", { name: "Maak de codes" }).click();
  await expect(page.getByRole("heading", { name: "12 codes" })).toBeVisible();
  await expect(page.locator(".letter-code .qr-code")).toHaveCount(12);
  await expectAccessible(page);
  await expectFits(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download als csv" }).click();
  const table = readFileSync(await (await downloading).path(), "utf8");
  // The mark by which Excel knows the encoding.
  expect(table[0]).toBe("\uFEFF");
  const [head, ...rows] = table.trim().split("\r\n");
  expect(head).toBe('"code";"link"');
  expect(rows).toHaveLength(12);
  for (const row of rows) expect(row).toMatch(/^"([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z])";"http:\/\/127\.0\.0\.1:\d+\/#\/brief\/wassenaar\/\1"$/);
  // A link of them is taken up on a resident's device.
  await open(page, rows[0].split('"')[3]);
  await expect(page.getByText(rows[0].split('"')[1])).toBeVisible();
});
