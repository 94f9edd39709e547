// The route: a plan with days after a decision, what is done with it, and what became of somebody.
// The terms are those of data/route/steps.toml, each with its source there; the days below were counted by hand.

import { readFileSync } from "node:fs";
import { expect, expectAccessible, persona, test } from "./test.mjs";
import { expectFits, office, openDesk, passphrase } from "./desk.mjs";

const ours = office();
const id = (digit) => digit.repeat(32);

/** It is this day at noon; the diagnose was on Wednesday 4 March 2026. */
const itIs = (page, day) => page.clock.setFixedTime(new Date(`${day}T12:00:00`));

/** It becomes this day; meanwhile the desk closed, as nobody was there, and it is opened again on the same page. */
async function later(page, day) {
  await itIs(page, day);
  await expect(page.getByRole("heading", { name: "De dossiers zijn gesloten" })).toBeVisible();
  await page.getByLabel("Wachtzin", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Open de sleutel" }).click();
  await expect(page.getByRole("heading", { name: "De dossiers zijn gesloten" })).toHaveCount(0);
}

/** Dossiers of these personas, taken in and decided on Thursday 5 March 2026. */
async function decided(page, ...people) {
  await itIs(page, "2026-03-05");
  await openDesk(page, ours);
  await page.getByLabel("Kies bestanden").setInputFiles(
    people.map(({ digit, of, ...more }) => ({
      name: `${digit}.opstap`,
      mimeType: "application/octet-stream",
      buffer: ours.seal(digit, { answers: persona(of).antwoorden, name: `Nummer ${digit}`, ...more }),
    })),
  );
  await expect(page.getByText(`${people.length} ingelezen`)).toBeVisible();
}

async function decide(page, digit, category) {
  await page.goto(`/#/consulent/${id(digit)}/besluit`);
  await page.getByLabel(new RegExp(`^${category} `)).check();
  await page.getByLabel("Reden").fill("Zo hebben we het besproken.");
  const name = page.getByLabel("Uw naam");
  if (await name.isVisible()) await name.fill("Sanne");
  await page.getByRole("button", { name: "Leg het besluit vast" }).click();
  await expect(page.locator(".decided")).toContainText(category);
  await page.goto(`/#/consulent/${id(digit)}/route`);
}

async function makePlan(page) {
  await page.getByRole("button", { name: "Maak het plan" }).click();
  await expect(page.getByRole("heading", { name: "Plan", exact: true })).toBeVisible();
}

const step = (page, name, number = 1) => page.locator(`#step-${name}-${number}`);
const said = (page, text) => expect(page.getByText(text)).toBeVisible();

/** One of the facts, recorded with these fields filled in. */
async function record(page, kind, fill) {
  await page.getByLabel("Wat wilt u vastleggen?").selectOption(kind);
  const form = page.locator("form", { has: page.getByLabel("Wat wilt u vastleggen?") });
  await fill(form);
  await form.getByRole("button", { name: "Leg vast" }).click();
}

test("a plan follows from the decision; what is done moves what follows; all of it can be taken back", async ({ page }) => {
  // P21: on the border of two categories, with a leerwerktraject as the advice.
  await decided(page, { digit: "1", of: "P21" });
  await page.goto(`/#/consulent/${id("1")}/route`);
  await expect(page.getByText("Er is nog geen besluit over dit dossier.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Maak het plan" })).toHaveCount(0);
  await decide(page, "1", "2A");
  await page.getByLabel("Datum van de aanvraag").fill("2026-03-06");
  await page.getByRole("button", { name: "Maak het plan" }).click();
  await expect(page.getByText("Deze dag is later dan het besluit van 5 maart 2026.")).toBeVisible();
  await page.getByLabel("Datum van de aanvraag").fill("2026-02-27");
  await makePlan(page);

  await expect(step(page, "intake_inkomen")).toContainText("uiterlijk 11 maart 2026");
  await expect(step(page, "focus_op_werk")).toContainText("uiterlijk 12 maart 2026");
  const development = step(page, "ontwikkelroute");
  await expect(development).toContainText("12 maart 2026 tot en met 12 maart 2028");
  const onTrial = step(page, "leerwerktraject");
  await expect(onTrial).toContainText("5 maart 2026 tot en met 5 juni 2026");
  await expect(step(page, "voortgangsgesprek")).toContainText("uiterlijk 5 maart 2027");
  await page.getByText(/^Gedaan en vervallen/).click();
  await expect(step(page, "voorlichting")).toContainText("gedaan op 4 maart 2026");
  await expectFits(page);
  await expectAccessible(page);

  // Later than planned: the two years count from the day itself.
  await later(page, "2026-03-20");
  await page.getByRole("button", { name: "Gedaan: Focus op Werk" }).click();
  await page.getByLabel("Gedaan op").fill("2026-03-21");
  await step(page, "focus_op_werk").getByRole("button", { name: "Leg vast" }).click();
  await expect(page.getByText("Deze dag moet nog komen.")).toBeVisible();
  await page.getByLabel("Gedaan op").fill("2026-03-16");
  await step(page, "focus_op_werk").getByRole("button", { name: "Leg vast" }).click();
  await said(page, "Focus op Werk is gedaan op 16 maart 2026.");
  await expect(development).toContainText("16 maart 2026 tot en met 16 maart 2028");
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(development).toContainText("12 maart 2026 tot en met 12 maart 2028");
  await expect(step(page, "focus_op_werk")).toContainText("Te laat");

  // Three months, once three months longer.
  await page.getByRole("button", { name: "Wijzig: Leerwerktraject" }).click();
  await onTrial.getByLabel("Laatste dag").fill("2026-03-01");
  await onTrial.getByRole("button", { name: "Verplaats" }).click();
  await expect(page.getByText("De laatste dag is vóór de eerste dag.")).toBeVisible();
  await onTrial.getByRole("button", { name: "Verleng met 3 maanden" }).click();
  await expect(onTrial).toContainText("5 maart 2026 tot en met 5 september 2026");
  await page.getByRole("button", { name: "Wijzig: Leerwerktraject" }).click();
  await expect(onTrial.getByRole("button", { name: "Verplaats" })).toBeVisible();
  await expect(onTrial.getByRole("button", { name: /^Verleng/ })).toHaveCount(0);

  await page.getByLabel("Welke stap?").selectOption({ label: "Een eigen stap" });
  await page.getByLabel("Naam van de stap").fill("<b>Rijles</b>");
  await page.locator("#add-from").fill("2026-05-01");
  await page.getByRole("button", { name: "Voeg toe" }).click();
  await expect(step(page, "eigen")).toContainText("<b>Rijles</b>");
  await expect(step(page, "eigen")).toContainText("uiterlijk 1 mei 2026");

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar als agendabestand" }).click();
  const calendar = readFileSync(await (await saved).path(), "utf8").replaceAll("\r\n ", "");
  expect(calendar).toContain("DTSTART;VALUE=DATE:20260501");
  expect(calendar).not.toContain("Nummer 1");

  // All of it is there after a reload, in a browser that only keeps it sealed.
  await page.reload();
  await expect(page.getByLabel("Wachtzin", { exact: true })).toBeVisible();
  await page.getByLabel("Wachtzin", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Open de sleutel" }).click();
  await page.goto(`/#/consulent/${id("1")}/route`);
  await expect(onTrial).toContainText("5 maart 2026 tot en met 5 september 2026");
  await expect(step(page, "eigen")).toContainText("uiterlijk 1 mei 2026");
});

test("no exemption before an expert's advice; it is looked at again a month before it ends", async ({ page }) => {
  await decided(page, { digit: "2", of: "P15" });
  await decide(page, "2", "3B");
  await makePlan(page);
  // The doubt asks for the advice, 4 weeks after the decision.
  await expect(step(page, "medisch_advies")).toContainText("uiterlijk 2 april 2026");
  // Rest is looked at again half a year after the decision.
  await expect(step(page, "herbeoordeling")).toContainText("uiterlijk 5 september 2026");

  await later(page, "2026-03-20");
  const addExemption = async () => {
    await page.getByLabel("Welke stap?").selectOption({ label: "Ontheffing" });
    await page.locator("#add-from").fill("2026-04-01");
    await page.locator("#add-until").fill("2026-07-01");
    await page.getByLabel("Gedeeltelijk").first().check();
    await page.getByRole("button", { name: "Voeg toe" }).click();
  };
  await addExemption();
  await expect(page.getByText("Een ontheffing volgt op het advies van een deskundige.")).toBeVisible();
  await expect(step(page, "ontheffing")).toHaveCount(0);

  await page.getByRole("button", { name: "Gedaan: Medisch-arbeidsdeskundig advies" }).click();
  await page.getByLabel("Gedaan op").fill("2026-03-18");
  await step(page, "medisch_advies").getByRole("button", { name: "Leg vast" }).click();
  await said(page, "Medisch-arbeidsdeskundig advies is gedaan op 18 maart 2026.");
  await addExemption();
  await expect(step(page, "ontheffing")).toContainText("1 april 2026 tot en met 1 juli 2026");
  await expect(step(page, "ontheffing_beoordelen")).toContainText("uiterlijk 1 juni 2026");
  const facts = page.locator(".route-facts");
  await expect(facts).toContainText("1 april 2026 tot en met 1 juli 2026 · gedeeltelijk · beoordeeld door een deskundige");
  await expectAccessible(page);

  await page.getByRole("button", { name: /^Verwijder: Ontheffing/ }).click();
  await said(page, "Ontheffing is verwijderd.");
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(facts).toContainText("beoordeeld door een deskundige");
});

test("participatie: one of five options, with the organisation of the municipality", async ({ page }) => {
  await decided(page, { digit: "3", of: "P14", gemeente: "voorschoten" });
  await decide(page, "3", "3A");
  await makePlan(page);
  await expect(page.getByText("Geld of schulden: bespreek de budgetcursus.")).toBeVisible();
  await expect(step(page, "budgetcursus")).toContainText("uiterlijk 2 april 2026");
  // Within twelve months of the transfer, which is the decision here.
  await expect(step(page, "eerste_gesprek")).toContainText("uiterlijk 5 maart 2027");

  await later(page, "2026-03-20");
  await page.getByRole("button", { name: "Leg de optie vast" }).click();
  await expect(page.getByText("Kies er een.")).toBeVisible();
  await page.getByLabel("Optie", { exact: true }).selectOption({ label: "1. Vrijwilliger" });
  await expect(page.locator("#option-partner option")).toHaveText(["Voor Elkaar (groep van 10 tot 12)"]);
  await page.getByLabel("Gekozen op").fill("2026-03-20");
  await page.getByRole("button", { name: "Leg de optie vast" }).click();
  await expect(step(page, "verwijzing")).toContainText("uiterlijk 3 april 2026");
  await expect(step(page, "verwijzing")).toContainText("Voor Elkaar");
  // The talk was held: the next is twelve months later.
  await expect(step(page, "heronderzoek")).toContainText("uiterlijk 20 maart 2027");
  const facts = page.locator(".route-facts");
  await expect(facts).toContainText("Participatie: 1. Vrijwilliger");
  await expect(facts).toContainText("op 20 maart 2026 · persoonlijk");
  await expectFits(page);
  await expectAccessible(page);
});

test("what became of somebody, and the agenda that asks whether it lasted", async ({ page }) => {
  await decided(page, { digit: "4", of: "P01" }, { digit: "5", of: "P04" }, { digit: "6", of: "P05" });
  await decide(page, "4", "1A");
  await makePlan(page);
  // Six weeks; then every two weeks, the first within two.
  await expect(step(page, "academie")).toContainText("5 maart 2026 tot en met 16 april 2026");
  await expect(step(page, "netwerkcafe")).toContainText("uiterlijk 19 maart 2026");
  await decide(page, "5", "1B");
  await makePlan(page);

  // Three weeks later: one intake is late, one dossier has no decision.
  await later(page, "2026-03-25");
  await page.getByRole("link", { name: "Agenda", exact: true }).click();
  const late = page.getByRole("region", { name: "Te laat" });
  await expect(late).toContainText("Intake Inkomen");
  await page.getByRole("button", { name: "Gedaan vandaag: Intake Inkomen, Nummer 5" }).click();
  await expect(page.getByRole("button", { name: "Gedaan vandaag: Intake Inkomen, Nummer 5" })).toHaveCount(0);
  await page.getByLabel("Soort", { exact: true }).selectOption({ label: "Nog geen besluit" });
  await expect(page.locator(".agenda-table tbody tr")).toHaveCount(1);
  await expect(page.locator(".agenda-table tbody tr")).toContainText("Nummer 6");
  await expectFits(page);
  await expectAccessible(page);

  await page.goto(`/#/consulent/${id("4")}/route`);
  const facts = page.locator(".route-facts");
  await record(page, "traject", async (form) => {
    await form.getByLabel("Naam van het traject").fill("Sollicitatietraining");
    await form.getByLabel("Begonnen op").fill("2026-03-09");
    await form.getByLabel("Hoe staat het ervoor?").selectOption({ label: "Gestopt, verwijtbaar" });
    await form.getByLabel("Geëindigd op").fill("2026-03-02");
  });
  await expect(page.getByText("De laatste dag is vóór de eerste dag.")).toBeVisible();
  await page.getByLabel("Geëindigd op").fill("2026-03-23");
  await page.locator("form", { has: page.getByLabel("Wat wilt u vastleggen?") }).getByRole("button", { name: "Leg vast" }).click();
  await expect(facts).toContainText("9 maart 2026 tot en met 23 maart 2026 · Gestopt, verwijtbaar");

  await record(page, "outflow", async (form) => {
    await form.getByLabel("Eerste dag zonder uitkering").fill("2026-03-24");
    await form.getByLabel("Waarheen?").selectOption({ label: "Betaald werk" });
    await form.getByLabel("Zes maanden zonder uitkering gebleven?").selectOption({ label: "Ja" });
    await form.getByLabel("Laat vervallen wat in het plan nog openstaat").check();
  });
  await expect(page.getByText("Zes maanden zijn pas om op 24 september 2026.")).toBeVisible();
  await page.getByLabel("Zes maanden zonder uitkering gebleven?").selectOption({ label: "Nog niet bekend" });
  await page.locator("form", { has: page.getByLabel("Wat wilt u vastleggen?") }).getByRole("button", { name: "Leg vast" }).click();
  await expect(facts).toContainText("sinds 24 maart 2026 · zes maanden: nog te vragen");
  await expect(page.getByText("Er staat niets meer open.")).toBeVisible();
  await expectAccessible(page);

  // Half a year later.
  await later(page, "2026-09-24");
  await page.getByRole("link", { name: "Agenda", exact: true }).click();
  const yes = page.getByRole("button", { name: "Ja, zes maanden gebleven: Nummer 4" });
  await yes.click();
  await expect(yes).toHaveCount(0);
  await page.goto(`/#/consulent/${id("4")}/route`);
  await expect(facts).toContainText("sinds 24 maart 2026 · zes maanden gebleven");
});
