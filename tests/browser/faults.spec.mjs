// What goes wrong in the field: storage that is full or off, drafts that can't be read, files that are no dossiers.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answered, expect, expectAccessible, expectNoSidewaysScroll, open, persona, test } from "./test.mjs";
import { dossier, passphrase, run } from "./desk.mjs";
import { answerAll, answerOne, next } from "./questionnaire.mjs";

const p08 = persona("P08").antwoorden;

test("F20 storage that is switched off: the app says so, and everything can still be filled in and handed over", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("off", "SecurityError");
      },
    });
  });
  await page.goto("/#/vragenlijst");
  await expect(page.getByText("Deze browser bewaart niets.")).toBeVisible();
  await page.getByRole("link", { name: "Begin met de vragen" }).click();
  await page.getByRole("link", { name: "Sla het oefenen over" }).click();
  await next(page, await answerOne(page, p08));
  await expect(page.getByText("Uw antwoord is nog niet bewaard")).toBeVisible();
  await expectAccessible(page);
  await answerAll(page, p08);
  await page.getByRole("link", { name: "Bekijk uw uitkomst" }).click();
  // The outcome is another program; it finds the answers all the same.
  await expect(page.locator(".big-number")).toHaveText("6 tot 12 maanden");
});

test("F3 storage that is full: the answer stays on the screen, and is saved once there is room", async ({ page }) => {
  await answered(page, { invulhulp: "zelf" });
  await page.evaluate(() => {
    const block = "x".repeat(1 << 17);
    for (let n = 0; ; n += 1) {
      try {
        localStorage.setItem(`someone-else-${n}`, block);
      } catch {
        break;
      }
    }
    for (let rest = 1 << 16; rest > 8; rest >>= 1) {
      try {
        localStorage.setItem(`rest-${rest}`, "x".repeat(rest));
      } catch {}
    }
  });
  await open(page, "/#/vragenlijst/leeftijd");
  const before = await page.evaluate(() => localStorage.getItem("opstap.answers"));
  await answerAll(page, p08, 3);
  await expect(page.getByText("Het geheugen van deze browser is vol.")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("opstap.answers"))).toBe(before);
  await page.evaluate(() => Object.keys(localStorage).forEach((key) => key.startsWith("opstap") || localStorage.removeItem(key)));
  await page.getByRole("button", { name: "Probeer opnieuw te bewaren" }).click();
  await expect(page.getByText("Het geheugen van deze browser is vol.")).toHaveCount(0);
  const saved = await page.evaluate(() => JSON.parse(localStorage.getItem("opstap.answers")).answers);
  expect(Object.keys(saved)).toHaveLength(4);
});

test("F10 a draft that can't be read is kept, named and offered as a file", async ({ page }) => {
  await page.goto("/");
  await page.evaluate(() => localStorage.setItem("opstap.answers", '{"version":1,"answers":{"werk'));
  await open(page, "/#/vragenlijst");
  await expect(page.getByText("Uw oude antwoorden kunnen we niet lezen")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar de oude antwoorden als bestand" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toBe('{"version":1,"answers":{"werk');
  await expectAccessible(page);
});

test("F13 after wiping, nothing comes back by the back button", async ({ page }) => {
  await answered(page, p08);
  await open(page, "/#/uitkomst");
  await expect(page.locator(".big-number")).toBeVisible();
  await page.getByRole("button", { name: "Opnieuw beginnen" }).click();
  await page.getByRole("button", { name: "Nee, ga terug" }).click();
  await expect(page.locator(".big-number")).toBeVisible();
  await page.getByRole("button", { name: "Opnieuw beginnen" }).click();
  await page.getByRole("button", { name: "Ja, wis alles" }).click();
  await expect(page.getByRole("link", { name: "Begin met de vragen" })).toBeVisible();
  await page.goBack();
  await expect(page.locator(".big-number")).toHaveCount(0);
  await open(page, "/#/nakijken");
  await expect(page.getByText("Nog niet beantwoord").first()).toBeVisible();
  expect(await page.locator("dd", { hasText: "Nog niet beantwoord" }).count()).toBeGreaterThan(25);
});

test("a question without an answer says what to do, and does not let go", async ({ page }) => {
  await open(page, "/#/vragenlijst/werk_nu");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.getByRole("alert")).toContainText("Kies eerst een antwoord.");
  await expectAccessible(page);
  await page.getByLabel("Wil ik niet zeggen").check();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page).not.toHaveURL(/werk_nu$/);
});

test("'none of these' and the others push each other out", async ({ page }) => {
  await open(page, "/#/vragenlijst/sterk");
  const boxes = page.getByRole("checkbox");
  const last = boxes.last();
  await boxes.first().check();
  await last.check();
  await expect(boxes.first()).not.toBeChecked();
  await boxes.first().check();
  await expect(last).not.toBeChecked();
});

test("config.json that can't be read is said, and the rest goes on", async ({ page, context }) => {
  await context.route("**/config.json", (route) => route.fulfill({ body: "{ not json" }));
  await answered(page, p08);
  await open(page, "/#/overdragen");
  await expect(page.getByText("De instellingen van uw gemeente zijn niet geladen")).toBeVisible();
  await expect(page.getByLabel("Sleutel van de consulent")).toBeVisible();
});

test("config.json of a municipality: its key, its name and its address", async ({ page, context }) => {
  const { public_key_text } = JSON.parse(readFileSync(new URL("../vectors/envelope.json", import.meta.url), "utf8"));
  const config = {
    version: 1,
    municipality: { id: "leidschendam-voorburg", name: "Leidschendam-Voorburg" },
    recipients: [{ name: "Team Werk", public_key: public_key_text }],
    hand_over: { text: "Breng het bestand naar de balie.", address: ["Koningin Wilhelminalaan 2"], email: "", phone: "14 070" },
  };
  await context.route("**/config.json", (route) => route.fulfill({ json: config }));
  await answered(page, p08);
  await open(page, "/#/overdragen");
  await expect(page.getByText("De gemeente: Leidschendam-Voorburg")).toBeVisible();
  await expect(page.getByText("Team Werk")).toBeVisible();
  await expect(page.getByText("Koningin Wilhelminalaan 2")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Maak het bestand" }).click();
  await download;
  await expectAccessible(page);
});

test.describe("the consultant's import", () => {
  test("F19 one verdict for each file, and a bad one touches nothing that is stored", async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), "opstap-import-"));
    const at = (name) => join(folder, name);
    const key = run(["keygen", "--out", at("ours.opstapkey")]).toString().match(/opstap1\S+/)[0];
    const strange = run(["keygen", "--out", at("strange.opstapkey")]).toString().match(/opstap1\S+/)[0];
    const seal = (name, to, json) => run(["seal", "--to", to, "--out", at(name), "-"], json);
    seal("goed.opstap", key, dossier("a", { name: "Anna" }));
    seal("zelfde-nummer.opstap", key, dossier("a", { name: "Anna", satisfaction: 5 }));
    seal("andere-sleutel.opstap", strange, dossier("b"));
    const good = readFileSync(at("goed.opstap"));
    const flipped = Buffer.from(good);
    flipped[flipped.length >> 1] ^= 4;
    writeFileSync(at("omgevallen.opstap"), flipped);
    writeFileSync(at("afgekapt.opstap"), good.subarray(0, good.length - 100));
    const newer = Buffer.from(good);
    newer[4] = 2;
    writeFileSync(at("nieuwer.opstap"), newer);
    writeFileSync(at("leeg.opstap"), "");
    writeFileSync(at("foto.opstap"), Buffer.from("ffd8ffe000104a464946", "hex"));
    writeFileSync(at("enorm.opstap"), Buffer.alloc(50 * 1024 * 1024, 1));

    await open(page, "/#/consulent/sleutels");
    // A key file that is none, a wrong passphrase, the right one.
    await page.getByLabel("Kies uw sleutelbestand").setInputFiles(at("foto.opstap"));
    await expect(page.getByText("Dit is geen sleutelbestand van Opstap.")).toBeVisible();
    await page.getByLabel("Kies uw sleutelbestand").setInputFiles(at("ours.opstapkey"));
    await expect(page.getByText("Dit is geen sleutelbestand van Opstap.")).toHaveCount(0);
    await page.getByLabel("Wachtzin", { exact: true }).fill("vijf andere woorden");
    await page.getByRole("button", { name: "Open de sleutel" }).click();
    await expect(page.getByText("De wachtzin klopt niet.")).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Wachtzin", { exact: true }).fill(passphrase);
    await page.getByRole("button", { name: "Open de sleutel" }).click();
    await expect(page.locator("#public-key")).toHaveText(key);
    await expectAccessible(page);

    await page.getByRole("link", { name: "Dossiers inlezen" }).click();
    const names = ["goed", "zelfde-nummer", "andere-sleutel", "omgevallen", "afgekapt", "nieuwer", "leeg", "foto", "enorm"];
    await page.getByLabel("Kies bestanden").setInputFiles(names.map((name) => at(`${name}.opstap`)));
    await expect(page.getByText("2 ingelezen, 0 waren er al, 7 niet ingelezen.")).toBeVisible();
    const verdict = (name) => page.locator(".verdicts > li", { hasText: `${name}.opstap` });
    await expect(verdict("goed")).toContainText("Ingelezen");
    await expect(verdict("zelfde-nummer")).toContainText("Nieuwere versie van een dossier dat er al was.");
    await expect(verdict("andere-sleutel")).toContainText("Voor een andere sleutel gemaakt");
    await expect(verdict("omgevallen")).toContainText("Beschadigd.");
    await expect(verdict("afgekapt")).toContainText("Beschadigd.");
    await expect(verdict("nieuwer")).toContainText("Gemaakt met een nieuwere versie.");
    await expect(verdict("leeg")).toContainText("Beschadigd. Vraag de bewoner het bestand opnieuw te maken.");
    await expect(verdict("foto")).toContainText("Geen bestand van Opstap.");
    await expect(verdict("enorm")).toContainText("Te groot.");
    await expectAccessible(page);

    // Dragged instead of chosen: the same dossier, which is here already.
    const dragged = await page.evaluateHandle((bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], "gesleept.opstap"));
      return data;
    }, [...good]);
    await page.dispatchEvent(".file-drop", "dragover", { dataTransfer: dragged });
    await expect(page.locator(".file-drop--over")).toHaveCount(1);
    await page.dispatchEvent(".file-drop", "drop", { dataTransfer: dragged });
    await expect(verdict("gesleept")).toContainText("Was er al");

    // What was stored is still there, and only that.
    await expect(page.locator(".dossier-table tbody tr")).toHaveCount(1);
    await expectNoSidewaysScroll(page);
    await page.getByRole("link", { name: "Anna" }).click();
    await expect(page.getByRole("heading", { name: "Dossier van Anna" })).toBeVisible();
    await expectAccessible(page);

    // Sealed again after a reload; the key file is still known, the passphrase is not.
    await page.reload();
    await expect(page.getByText("Anna")).toHaveCount(0);
    await open(page, "/#/consulent/sleutels");
    await page.getByLabel("Wachtzin", { exact: true }).fill(passphrase);
    await page.getByRole("button", { name: "Open de sleutel" }).click();
    await page.getByRole("link", { name: "Dossiers inlezen" }).click();
    await expect(page.getByRole("link", { name: "Anna" })).toBeVisible();

    // The spreadsheet, and removal.
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Alles naar Excel (csv)" }).click();
    const sheet = readFileSync(await (await download).path(), "utf8");
    expect(sheet).toContain("Anna");
    await page.getByRole("link", { name: "Anna" }).click();
    await page.getByRole("button", { name: "Verwijder dit dossier" }).click();
    await page.getByRole("button", { name: "Ja, verwijder dit dossier" }).click();
    await expect(page.getByText("Er zijn nog geen dossiers.")).toBeVisible();
  });

  test("an outcome that is not ours is flagged", async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), "opstap-differs-"));
    const at = (name) => join(folder, name);
    const key = run(["keygen", "--out", at("ours.opstapkey")]).toString().match(/opstap1\S+/)[0];
    const outcome = JSON.parse(run(["score"], JSON.stringify(p08)));
    const altered = dossier("c", { outcome: { ...outcome, categorie: "1A", punten: 1 }, name: "Chris" });
    run(["seal", "--to", key, "--out", at("anders.opstap"), "-"], altered);
    await open(page, "/#/consulent/sleutels");
    await page.getByLabel("Kies uw sleutelbestand").setInputFiles(at("ours.opstapkey"));
    await page.getByLabel("Wachtzin", { exact: true }).fill(passphrase);
    await page.getByRole("button", { name: "Open de sleutel" }).click();
    await page.getByRole("link", { name: "Dossiers inlezen" }).click();
    await page.getByLabel("Kies bestanden").setInputFiles(at("anders.opstap"));
    await expect(page.getByText("Let op: de uitkomst in het bestand is anders")).toBeVisible();
    await page.getByRole("link", { name: "Chris" }).click();
    await expect(page.getByText("In het bestand stond: 1A, 1.")).toBeVisible();
    await expect(page.locator(".facts")).toContainText(["", "2A"]);
  });
});

test("F11 answers of one person never come back under another: wiping leaves no trace in any program", async ({ page }) => {
  await answered(page, p08);
  await page.evaluate(() => {
    localStorage.setItem("opstap.calculation", JSON.stringify({ age: "39", hours: "16" }));
    localStorage.setItem("opstap.letter", '"7K3M-92QX-R"');
    localStorage.setItem("someone-else", "stays");
  });
  // The three programs are there, each with what it holds in memory.
  await open(page, "/#/rekenen");
  await page.evaluate(() => (location.hash = "#/vragenlijst/werk_nu"));
  await expect(page.locator("#app legend h1")).toBeVisible();
  await page.evaluate(() => (location.hash = "#/apparaat"));
  await page.getByRole("button", { name: "Alles wissen van dit apparaat" }).click();
  await page.getByRole("button", { name: "Ja, wis alles" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vragen over u en werk" })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["someone-else"]);
  expect(await page.evaluate(() => window.name)).toBe("");
  await page.evaluate(() => (location.hash = "#/rekenen"));
  await expect(page.locator("#age")).toHaveValue("");
  await page.evaluate(() => (location.hash = "#/vragenlijst/werk_nu"));
  await expect(page.locator("#app input:checked")).toHaveCount(0);
});

test("F24 the policy lets wasm run where 'strict-dynamic' would not, and nothing else", async ({ page, request }) => {
  const policy = (await request.get("/")).headers()["content-security-policy"];
  const scripts = policy.match(/script-src ([^;]*)/)[1].split(" ").filter((source) => !source.startsWith("'sha256-"));
  expect(scripts).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|strict-dynamic|https?:|\*/);
  await open(page, "/#/vragenlijst/werk_nu");
});

test.describe("F25 a clock that is wrong or jumps, in another time zone", () => {
  test.use({ timezoneId: "Pacific/Kiritimati" });

  test("loses nothing", async ({ page }) => {
    await page.clock.install({ time: new Date("2031-05-01T23:30:00Z") });
    await open(page, "/#/vragenlijst/invulhulp");
    await next(page, await answerOne(page, p08));
    await page.clock.setSystemTime(new Date("2001-01-01T00:00:00Z"));
    await next(page, await answerOne(page, p08));
    await page.clock.setSystemTime(new Date("2026-11-25T12:00:00Z"));
    await next(page, await answerOne(page, p08));
    expect(await page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem("opstap.answers")).answers))).toHaveLength(3);
    await page.reload();
    await open(page, "/#/nakijken");
    await expect(page.locator("#later dd", { hasText: "Nog niet beantwoord" }).first()).toBeVisible();
  });
});
