// A team leader looks at the whole: figures, groups, and a report in which nobody can be counted.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { office, openDesk } from "./desk.mjs";
import { expect, expectAccessible, expectNoSidewaysScroll, persona, test } from "./test.mjs";

// The clock of the browser: in the second half of 2026.
const today = new Date("2026-11-25T10:00:00");

// Who is in the archive. By their "verwacht": P01 1A, P08 2A, P09 2A, P13 3A, P15 3B.
const people = [
  ...Array(6).fill({ who: "P08", language: "ar", session: "dinsdag", satisfaction: 8 }),
  ...Array(2).fill({ who: "P09", language: "ti" }),
  ...Array(7).fill({ who: "P01", satisfaction: 6 }),
  ...Array(5).fill({ who: "P13", gemeente: "wassenaar" }),
  { who: "P15", completed: "2026-03-04", created: "2026-03-04" },
];

/** The desk with all of them in it, at the overview. */
async function filled(page) {
  await page.clock.setFixedTime(today);
  const ours = office();
  const names = people.map(({ who, ...more }, at) => {
    const path = join(ours.folder, `${at}.opstap`);
    const id = at.toString(16).padStart(32, "0");
    const days = { completed: "2026-09-01", created: "2026-09-01" };
    writeFileSync(path, ours.seal("0", { ...days, ...more, id, answers: persona(who).antwoorden }));
    return path;
  });
  await openDesk(page, ours);
  await page.getByLabel("Kies bestanden").setInputFiles(names);
  await expect(page.getByText("21 ingelezen")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("link", { name: "Overzicht", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overzicht" })).toBeVisible();
}

const card = (page, name) => page.locator(".figure-card", { has: page.getByRole("heading", { name, exact: true }) });
const region = (page, name) => page.getByRole("region", { name, exact: true });
const line = (page, table, name) => region(page, table).getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });

/** On paper small numbers would leave the screen: there it says where they are hidden. */
async function expectNothingPrinted(page, figures) {
  await page.emulateMedia({ media: "print" });
  await expect(figures).toBeHidden();
  await expect(page.getByText("Print het verslag: daarin zijn ze verborgen.")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await expect(figures).toBeVisible();
}

const widths = [[360, 740], [820, 1180], [1280, 900]];

test("the overview counts the caseload, by period, municipality and group", async ({ page }) => {
  await filled(page);
  await expect(page.getByText("20 mensen met een diagnose in de periode, 21 in de caseload op 25 november 2026.")).toBeVisible();

  // Re-integratie 6 + 2 + 7 = 15 of 21, participatie 5 + 1 = 6 of 21; 2018 beside it.
  const all = card(page, "Verdeling van de caseload").getByRole("table").first();
  await expect(all.getByRole("row", { name: /Re-integratie/ })).toHaveText(/15\s*71,4%\s*42%/);
  await expect(all.getByRole("row", { name: /2B/ })).toHaveText(/0\s*0%\s*6%/);
  await expect(all.getByRole("row", { name: /Participatie/ })).toHaveText(/6\s*28,6%\s*52%/);
  // (6 x 8 + 7 x 6) / 13 = 6,92.
  await expect(card(page, "Tevredenheid")).toContainText("6,9");
  await expect(card(page, "Tevredenheid")).toContainText("Streefcijfer: 7 niet gehaald");
  // Nothing was written down about anybody: all 21 are in the rest, and named. Where nothing is counted, no figure.
  await expect(card(page, "Sluitende aanpak")).toContainText("0 van 21");
  await card(page, "Sluitende aanpak").getByText("Wie zijn dat? (21)").click();
  await expect(card(page, "Sluitende aanpak").getByRole("listitem")).toHaveCount(21);
  await expect(card(page, "Zorgvuldige ontheffingen")).toContainText("Geen cijfer");
  await expect(card(page, "Contact met mensen in participatie")).toContainText("0 van 6");
  await card(page, "Geslaagde uitstroom").getByText("Wat is dit?").click();
  await expect(card(page, "Geslaagde uitstroom")).toContainText("Geslaagd is zes maanden zonder uitkering.");

  // Suggested, decided, caseload. On one's own screen small numbers stand as they are.
  await expect(line(page, "Categorie en onderdeel", "3A Meedoen: vrijwilligerswerk, mantelzorg of andere activiteit")).toHaveText(/5\s*25%\s*0\s*0%\s*5\s*23,8%/);
  await expect(line(page, "Categorie en onderdeel", "Nog niet besloten")).toHaveText(/20\s*100%/);
  await expect(line(page, "Participatieladder", "Trede 1")).toHaveText(/0\s*0%\s*1\s*4,8%/);
  await expect(line(page, "Participatieladder", "Trede 3")).toHaveText(/6\s*30%\s*6\s*28,6%/);
  // P09 and P13 are near a border; P15 is a medical doubt.
  await expect(line(page, "Twijfel", "Op de grens van twee categorieën")).toHaveText(/7\s*35%\s*7\s*33,3%/);
  await expect(line(page, "Twijfel", "Medisch")).toHaveText(/0\s*0%\s*1\s*4,8%/);
  await expect(line(page, "Thuis of in een groep", "In een groep")).toHaveText(/6\s*30%/);

  await page.getByLabel("Gemeente").selectOption("Wassenaar");
  await expect(page.getByText("5 mensen met een diagnose in de periode, 5 in de caseload op 25 november 2026.")).toBeVisible();
  await page.getByLabel("Gemeente").selectOption("Alle");
  await page.getByLabel("Groepssessie").selectOption("dinsdag");
  await expect(page.getByText("6 mensen met een diagnose in de periode, 6 in de caseload op 25 november 2026.")).toBeVisible();
  await page.getByLabel("Groepssessie").selectOption("Alle");
  await page.getByLabel("Periode", { exact: true }).selectOption("1e helft van 2026");
  await expect(page.getByText("1 mens met een diagnose in de periode, 1 in de caseload op 30 juni 2026.")).toBeVisible();
  // Days of one's own; a mistake says what to do, and the last right ones stay.
  await page.getByLabel("Periode", { exact: true }).selectOption("Eigen datums");
  await page.getByLabel("Van", { exact: true }).fill("2026-09-01");
  await page.getByLabel("Tot en met").fill("2026-08-01");
  await page.getByLabel("Tot en met").blur();
  await expect(page.getByText("Vul twee datums in, de eerste voor de tweede.")).toBeVisible();
  await page.getByLabel("Tot en met").fill("2026-09-01");
  await page.getByLabel("Tot en met").blur();
  await expect(page.getByText("20 mensen met een diagnose in de periode, 21 in de caseload op 1 september 2026.")).toBeVisible();

  await page.getByLabel("Periode", { exact: true }).selectOption("2e helft van 2026");
  await expectNothingPrinted(page, card(page, "Tevredenheid"));
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(page);
  for (const [width, height] of widths) {
    await page.setViewportSize({ width, height });
    await expectNoSidewaysScroll(page);
  }
});

test("outcomes by language and help show what the cap over language does, and when there are too few", async ({ page }) => {
  await filled(page);
  await page.getByRole("link", { name: "Gelijkheid" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Gelijkheid" })).toBeVisible();
  const cap = region(page, "Wat de grens op taal doet");
  const tigrinya = cap.getByRole("row", { name: /Tigrinya/ });
  // P09: 8 points for language, reading and digital, of which 2 are held back; with them 28, and so 3A.
  await expect(tigrinya.getByRole("cell")).toHaveText(["2", "2 (100%)", "4", "2 (100%)"]);
  await expect(cap.getByRole("row", { name: "Iedereen" }).getByRole("cell")).toHaveText(["20", "2 (10%)", "4", "2 (10%)"]);
  const far = region(page, "Naar taal: Ver van werk");
  await expect(far.getByRole("row", { name: /Nederlands/ }).getByRole("cell")).toHaveText(["12", "5 (41,7%)", "Te weinig mensen", "5 (41,7%)", "0 (0%)"]);
  const help = region(page, "Naar hulp bij het invullen: Voorgestelde categorie");
  await expect(help.getByRole("row", { name: /Iemand helpt mij/ }).getByRole("cell").nth(2)).toHaveText("6 (100%)");
  await expect(page.getByText("Bij minder dan 30 mensen in een groep")).toBeVisible();
  await expect(page.getByText("Deel geen schermafdruk")).toBeVisible();
  await expectNothingPrinted(page, cap);
  await expectAccessible(page);
  for (const [width, height] of widths) {
    await page.setViewportSize({ width, height });
    await expectNoSidewaysScroll(page);
  }
});

test("in the report and its file nobody can be counted", async ({ page }) => {
  await filled(page);
  await page.getByRole("link", { name: "Verslag", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Verslag", exact: true })).toBeVisible();
  await page.getByLabel("Uw toelichting").fill("Rustig half jaar.\nVeel nieuwe mensen uit Eritrea.");
  const report = page.locator(".report");
  await expect(report).toContainText("2e helft van 2026 (1 juli 2026 tot en met 31 december 2026)");
  await expect(report).toContainText("Definities zoals vastgesteld op");
  await expect(report).toContainText("Veel nieuwe mensen uit Eritrea.");
  await expect(report.getByRole("row", { name: /^Tevredenheid/ })).toHaveText(/6,9\s*13 vragenlijsten met een cijfer\s*7/);
  // One in 3B: hidden, and 3A with it, or the total of participatie would tell.
  await expect(line(page, "Categorie en onderdeel", "3B Nu tijdelijk geen mogelijkheden").getByRole("cell").last()).toHaveText("< 5");
  await expect(line(page, "Categorie en onderdeel", "3A Meedoen: vrijwilligerswerk, mantelzorg of andere activiteit").getByRole("cell").last()).toHaveText("–");
  // 20 of the period and 21 in the caseload: whatever the second has more is P15. So of the period nothing is told, nor
  // that it has nobody on step 1, nor how many there are.
  const inPeriod = (table, name) => line(page, table, name).getByRole("cell").first();
  await expect(line(page, "Participatieladder", "Trede 1")).toHaveText(/^Trede 1\s*–\s*< 5\s*$/);
  await expect(line(page, "Participatieladder", "Totaal")).toHaveText(/–\s*21/);
  await expect(inPeriod("Thuis of in een groep", "Thuis")).toHaveText("–");
  await expect(line(page, "Categorie en onderdeel", "Nog niet besloten")).toHaveText(/^Nog niet besloten\s*–\s*$/);
  // In the caseload 2 read Tigrinya, and so the next smallest, 6, are hidden with them; 13 Dutch.
  await expect(line(page, "Taal", "Tigrinya").getByRole("cell")).toHaveText([/< 5/, /< 5/]);
  await expect(line(page, "Taal", "Arabisch").getByRole("cell")).toHaveText([/–/, /–/]);
  await expect(line(page, "Taal", "Nederlands").getByRole("cell")).toHaveText([/–/, /13\s*61,9%/]);
  await expect(report).toContainText("Leg geen verslagen naast elkaar");
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar de cijfers als csv" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("opstap-cijfers-2026-07-01-2026-12-31.csv");
  await expect(page.getByText("staat bij uw downloads")).toBeVisible();
  const csv = readFileSync(await file.path(), "utf8");
  expect(csv.startsWith('\uFEFF"Tabel";"Regel";"Kolom";"Aantal";"Totaal";"Aandeel in procenten of cijfer";"Streefcijfer"\r\n')).toBe(true);
  // Six in participatie, with at least five of them in 3A, would tell that one is in 3B; so that and what is left are hidden.
  expect(csv).toContain('"Verdeling van de caseload";"Participatie";"Alle mensen";"–";21;;\r\n');
  expect(csv).toContain('"Verdeling van de caseload";"Re-integratie";"Alle mensen";"–";21;;\r\n');
  expect(csv).toContain('"Participatieladder";"Trede 1";"Caseload";"< 5";21;;\r\n');
  expect(csv).toContain('"Participatieladder";"Trede 1";"In de periode";"–";"–";;\r\n');
  expect(csv).toContain('"De cijfers";"Tevredenheid";"alle cijfers opgeteld";;13;6,92;"7"\r\n');
  const counts = csv.trimEnd().split("\r\n").slice(1).flatMap((row) => row.split(";").slice(3, 5));
  expect(counts.filter((count) => /^[1-4]$/.test(count))).toEqual([]);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByLabel("Periode", { exact: true })).toBeHidden();
  await expect(page.getByRole("button", { name: "Print of bewaar als PDF" })).toBeHidden();
  await expect(page.getByLabel("Uw toelichting")).toBeHidden();
  await expect(report.getByText("Veel nieuwe mensen uit Eritrea.")).toBeVisible();
  await expect(report.getByRole("heading", { name: "Halfjaarverslag" })).toBeVisible();
  if (process.env.REPORT_PDF) await page.pdf({ path: process.env.REPORT_PDF, format: "A4" });
  await page.emulateMedia({ media: "screen" });
  for (const [width, height] of widths) {
    await page.setViewportSize({ width, height });
    await expectNoSidewaysScroll(page);
  }
  // What was written stays while one looks elsewhere.
  await page.getByRole("link", { name: "Gelijkheid" }).click();
  await page.getByRole("link", { name: "Verslag", exact: true }).click();
  await expect(page.getByLabel("Uw toelichting")).toHaveValue(/Rustig half jaar/);
});
