// A consultant comes back from a group session: forty sealed dossiers in one zip, to decisions, a route, a letter and
// the report.

import { readFileSync } from "node:fs";
import { expect, expectAccessible, personas, test } from "./test.mjs";
import { expectFits, office, openDesk, run, zip } from "./desk.mjs";

const ours = office();
const answers = (n) => personas[n % personas.length].antwoorden;
const id = (n) => n.toString(16).padStart(2, "0").repeat(16);

/** Forty people of one session; the first thirty are the personas, ten of them come twice. */
function session() {
  const files = {};
  for (let n = 0; n < 40; n += 1) {
    const more = { id: id(n + 1), session: "Groep 3", answers: answers(n), language: n === 7 ? "ar" : "nl" };
    files[`opstap-${String(n + 1).padStart(4, "0")}.opstap`] = ours.seal("a", more);
  }
  return zip(files);
}

const part = (page, name) =>
  page.getByRole("navigation", { name: "Onderdelen van het dossier" }).getByRole("link", { name, exact: true }).click();

async function decide(page, number, category, reason) {
  await page.goto(`/#/consulent/${id(number)}/besluit`);
  await expect(page.locator("input[name=category]")).not.toHaveCount(0);
  await expect(page.locator("input[name=category]:checked")).toHaveCount(0);
  await page.getByLabel(new RegExp(`^${category} `)).check();
  await page.getByLabel("Reden").fill(reason);
  const name = page.getByLabel("Uw naam");
  if (await name.isVisible()) await name.fill("Sanne");
  await page.getByRole("button", { name: "Leg het besluit vast" }).click();
  await expect(page.locator(".decided")).toContainText(category);
}

test("forty dossiers of a session, from the sealed zip to decisions, a route, a letter and the report", async ({ page }) => {
  test.setTimeout(240_000);
  await openDesk(page, ours);
  await page.getByLabel("Kies bestanden").setInputFiles({ name: "tablet.zip", mimeType: "application/zip", buffer: session() });
  await expect(page.getByText("40 ingelezen")).toBeVisible();
  await expect(page.getByText("40 dossiers", { exact: true })).toBeVisible();

  // P01 as suggested, P08 otherwise, P14 to participatie.
  await decide(page, 1, "1A", "U zoekt elke week en heeft recent gewerkt.");
  await decide(page, 8, "1B", "Met taalles op de werkvloer kan dit sneller.");
  await decide(page, 14, "3A", "Eerst meedoen en hulp.");

  // The route of P01: the intake within seven days of the diagnose of 4 March is late by now.
  await page.goto(`/#/consulent/${id(1)}/route`);
  await page.getByRole("button", { name: "Maak het plan" }).click();
  await expect(page.getByRole("heading", { name: "Plan", exact: true })).toBeVisible();
  await expect(page.locator("#step-intake-1, [id^=step-intake]").first()).toContainText("11 maart 2026");
  await expect(page.locator(".steps")).not.toHaveCount(0);
  await expectAccessible(page);
  await expectFits(page);
  const calendar = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar als agendabestand" }).click();
  expect(readFileSync(await (await calendar).path(), "utf8")).toMatch(/^BEGIN:VCALENDAR\r\n/);

  await page.getByRole("link", { name: "Agenda", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Agenda" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Te laat" })).toBeVisible();
  await expectAccessible(page);

  // The letter of P08, who filled it in in Arabic.
  await page.goto(`/#/consulent/${id(8)}/brief`);
  await expect(page.locator(".letter__sheet").first()).toContainText("Met taalles op de werkvloer kan dit sneller.");
  const arabic = page.locator(".letter__sheet [lang=ar], .letter__sheet[lang=ar], [lang=ar][dir=rtl]").first();
  await expect(arabic).toContainText("قرارنا");
  await expect(page.getByText("Alleen de Nederlandse brief geldt").or(page.getByText("الرسالة الهولندية وحدها"))).not.toHaveCount(0);
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Onderdelen van het dossier" })).toBeHidden();
  await expect(page.locator(".letter__sheet").first()).toBeVisible();
  await page.emulateMedia({ media: null });

  // Three decisions, one of them another than suggested.
  await page.getByRole("link", { name: "Overzicht", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("main")).toContainText("1 van 3");
  await page.goto("/#/consulent/verslag");
  await expect(page.locator("main")).toContainText("< 5");
  await expectAccessible(page);
});

test("one in five is judged before the suggestion is shown, on no page of the dossier", async ({ page }) => {
  await openDesk(page, ours);
  // The ids end in 05050505, a multiple of five, and 06060606, which is none. P05: 1B, 8 points.
  const files = [5, 6].map((n) => ({
    name: `${n}.opstap`,
    mimeType: "application/octet-stream",
    buffer: ours.seal("a", { id: id(n), answers: answers(4), name: `Nummer ${n}` }),
  }));
  await page.getByLabel("Kies bestanden").setInputFiles(files);
  await expect(page.getByText("2 ingelezen")).toBeVisible();
  await page.getByRole("link", { name: "Archief", exact: true }).click();
  await page.getByLabel("Eerst zelf oordelen").selectOption("Bij 1 op de 5");
  await page.getByLabel("Uw naam").fill("Sanne");
  await page.getByRole("button", { name: "Bewaar de instellingen" }).click();
  await expect(page.getByText("bewaard", { exact: false }).first()).toBeVisible();

  await page.getByRole("link", { name: "Dossiers", exact: true }).click();
  const row = (n) => page.locator(".dossier-table tbody tr", { hasText: `Nummer ${n}` });
  await expect(row(6)).toContainText("1B");
  await expect(row(5)).not.toContainText("1B");

  // What would give it away: the category with its name, the months, the points, the advice.
  const giveaways = [/3–6/, /Categorie\s*1B/, /Punten\s*8/, /Maanden tot werk/, /Waar de punten vandaan komen/];
  for (const name of ["Gesprek", "Antwoorden", "Besluit", "Route", "Brief", "Alles"]) {
    await page.goto(`/#/consulent/${id(5)}`);
    await part(page, name);
    await expect(page.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
    const text = await page.locator("#desk").innerText();
    for (const giveaway of giveaways) expect(text, name).not.toMatch(giveaway);
  }
  await page.goto(`/#/consulent/${id(6)}`);
  await expect(page.locator("#desk")).toContainText(/3–6/);

  // Of two, a number would tell as much: P05 is on step 2 of the ladder, in 1B, without doubt.
  await page.goto("/#/consulent/overzicht");
  await expect(page.getByText("1 dossier beoordeelt u eerst zelf.")).toBeVisible();
  const counts = (table, line) => page.getByRole("region", { name: table }).getByRole("row", { name: line }).locator(".figure-table__count").last();
  await expect(counts("Categorie en onderdeel", /^1B/)).toHaveText("1");
  await expect(counts("Categorie en onderdeel", /^Te weinig gegevens/)).toHaveText("1");
  await expect(counts("Participatieladder", /^Onbekend/)).toHaveText("1");
  await expect(counts("Twijfel", /^Eerst zelf te beoordelen/)).toHaveText("1");

  await decide(page, 5, "2A", "Ik denk dat het langer duurt.");
  await page.goto(`/#/consulent/${id(5)}`);
  await expect(page.locator("#desk")).toContainText(/3–6/);
  await page.goto(`/#/consulent/${id(5)}/besluit`);
  await expect(page.locator("#desk")).toContainText("Besloten voordat het voorstel te zien was.");
});
