// The calculator as the people it is for: what is left, why, when, and with which job.

import { calculated, expect, expectAccessible, expectNoSidewaysScroll, onwardTo, open, test } from "./test.mjs";

// A single parent with a child of eight and one who is twelve next summer.
const parent = {
  age: "34",
  hours: "24",
  rent: "690",
  children: [
    { age: "8", birth_month: "3", care: "bso", care_hours: "40", care_price: "9,50" },
    { age: "11", birth_month: "7" },
  ],
};

const row = (page, name) => page.locator(".comparison").getByRole("row", { name });

test("somebody alone fills in the form, and asks an amount where it comes from", async ({ page }) => {
  await open(page, "/#/rekenen");
  await page.getByLabel("Hoe oud bent u?").fill("39");
  // What was not reached yet is not wrong yet.
  await expect(page.getByText("Vul dit in.")).toHaveCount(0);
  await page.getByLabel("Hoeveel uur per week is de nieuwe baan?").fill("24");
  await page.getByLabel("Hoe hoog is de kale huur per maand?").fill("");
  await page.getByLabel("Hoe oud bent u?").focus();
  await expect(page.getByText("Vul dit in.")).toHaveCount(1);
  await page.getByLabel("Hoe hoog is de kale huur per maand?").fill("650");
  await expect(page.locator(".big-number")).toContainText("per maand meer over");

  const amount = row(page, /^Huurtoeslag/).getByRole("button").last();
  await expect(amount).toHaveAccessibleName(/^Huurtoeslag €\s[\d,.]+, met deze baan, uitleg$/);
  await amount.click();
  const explanation = page.getByRole("dialog", { name: "Huurtoeslag" });
  await expect(explanation).toContainText("Huurtoeslag helpt u om uw huur te betalen.");
  await expect(explanation).toContainText(/De huur die meetelt is €\s650,00\./);
  await expect(explanation).toContainText(/Dit staat in: Wet op de huurtoeslag/);
  await expect(explanation).toContainText(/bronnen|bron|niet zeker/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(explanation).toBeHidden();
  await expect(amount).toBeFocused();
});

test("what contradicts itself is said at the field, also where that was folded away", async ({ page }) => {
  await calculated(page);
  await open(page, "/#/rekenen");
  await page.getByText("Reiskosten, wisselende uren en meer").click();
  await page.getByLabel("Uren in een rustige week").fill("20");
  await expect(page.getByText("Dit past niet bij de gewone uren.")).toBeVisible();
  await page.getByLabel("Uren in een rustige week").fill("12");
  await page.getByLabel("Uren in een drukke week").fill("20");
  await expect(page.getByText(/Met uw rustige en drukke weken scheelt het tussen €/)).toBeVisible();
  await page.getByLabel("Wanneer stopt de baan?").fill("2020-01-01");
  await expect(page.getByText(/Kies een datum van .* tot en met/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Kies een datum van .* tot en met/)).toBeVisible();
  await expect(page.getByLabel("Uren in een drukke week")).toHaveValue("20");
});

test("the chart over hours: slide along it, turn it to wages, ask it backwards", async ({ page }) => {
  await calculated(page, parent);
  await open(page, "/#/rekenen/uren");
  await expect(page.getByRole("img", { name: /^Grafiek van 0 tot 40 uur per week/ })).toBeVisible();
  const slider = page.getByLabel(/^Bekijk bij/);
  await expect(slider).toHaveAttribute("aria-valuetext", "24 uur per week");
  const left = page.locator(".figures dd").first();
  const before = await left.innerText();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "25 uur per week");
  await expect(left).not.toHaveText(before);
  await page.getByLabel("Loon", { exact: true }).check();
  await expect(page.getByRole("img", { name: /^Grafiek van geen loon tot €\s4\.000,00 bruto/ })).toBeVisible();
  await page.getByLabel("Hoeveel wilt u per maand meer overhouden dan nu?").fill("150");
  await expect(page.getByText(/^Voor €\s150,00 meer per maand|^Met dit uurloon houdt u ook bij 40 uur/)).toBeVisible();
  await page.getByLabel("En als u een vast aantal uren wilt werken?").fill("32");
  await expect(page.getByText(/^Bij 32 uur per week/)).toBeVisible();
  await page.getByLabel("Prijs van de opvang per uur").fill("14");
  await expect(page.getByText(/^Dat scheelt €/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("the calendar of a single parent: a warning, a month that opens, what to do and when", async ({ page }) => {
  await calculated(page, parent);
  await open(page, "/#/rekenen");
  await onwardTo(page, "Maand voor maand");
  await expect(page.getByRole("heading", { level: 1, name: "Maand voor maand" })).toBeFocused();
  await expect(page.locator(".months > li")).toHaveCount(12);
  await page.getByLabel("Nog niet", { exact: true }).check();
  await page.getByLabel("18 maanden").check();
  await expect(page.locator(".months > li")).toHaveCount(18);
  await expect(page.locator(".notice").getByText(/^Kind 2 wordt 12 in juli/)).toBeVisible();
  const month = page.locator(".month").nth(2);
  await month.locator("summary").click();
  const wage = month.getByRole("button", { name: /^Loon, netto/ });
  await expect(wage).toBeVisible();
  // Beside it the same month without the job, in all and by line.
  await expect(month).toContainText(/Zonder deze baan: €\s\d/);
  await expect(month.getByRole("row", { name: /^Loon, netto/ })).toContainText(/€\s0,00$/);
  await expect(page.getByText(/^In deze maanden houdt u gemiddeld €\s[\d.,]+ per maand (meer|minder) over/)).toBeVisible();
  await wage.click();
  await expect(page.getByRole("dialog", { name: "Loon, netto" })).toContainText("Dit is uw loon.");
  await page.keyboard.press("Escape");
  await expect(wage).toBeFocused();
  await expect(page.getByRole("heading", { name: "Dit moet u doen, en wanneer" })).toBeVisible();
  await expect(page.getByText(/^Vertel de gemeente vóór/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("toeslag that has to be paid back is warned of, before everything else", async ({ page }) => {
  await page.goto("/");
  // Work that began early in the year, which Dienst Toeslagen was not told of.
  const today = new Date();
  const begun = new Date(Date.UTC(today.getFullYear(), today.getMonth() + 1, 1)).toISOString().slice(0, 10);
  await calculated(page, { hours: "36", wage: "17", start: begun });
  await open(page, "/#/rekenen/maanden");
  await page.getByLabel("Nog niet", { exact: true }).check();
  await page.getByLabel("18 maanden").check();
  await page.getByLabel("Een maand later", { exact: true }).check();
  const warning = page.locator("#later .notice--warning");
  await expect(warning).toContainText(/terug|betalen/);
  const order = await page.evaluate(() => {
    const at = (selector) => document.querySelector(selector).getBoundingClientRect().top;
    return at("#later .notice--warning") < at(".months");
  });
  expect(order).toBe(true);
});

test("two jobs side by side, one of them renamed, used and taken away", async ({ page }) => {
  await calculated(page);
  await open(page, "/#/rekenen/banen");
  await page.getByRole("button", { name: "Bewaar deze baan" }).click();
  await expect(page.getByText("Geef de baan een naam.")).toBeVisible();
  await page.getByLabel("Naam van de baan").fill("Winkel");
  await page.getByRole("button", { name: "Bewaar deze baan" }).click();
  await open(page, "/#/rekenen");
  await page.getByLabel("Hoeveel uur per week is de nieuwe baan?").fill("32");
  await onwardTo(page, "Banen vergelijken");
  await page.getByLabel("Naam van de baan").fill("Kas");
  await page.getByRole("button", { name: "Bewaar deze baan" }).click();
  const rows = page.locator(".job-table tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: "Hiervan houdt u het meest over" })).toContainText("Kas");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: "Andere naam voor Winkel" }).click();
  await page.locator(".job-table__rename").getByLabel("Naam van de baan").fill("Supermarkt");
  await page.getByRole("button", { name: "Bewaar de naam" }).click();
  await expect(rows.first()).toContainText("Supermarkt");
  await page.reload();
  await expect(rows).toHaveCount(2);
  await rows.last().getByRole("button", { name: "Haal weg" }).click();
  await page.getByRole("button", { name: "Ja, haal weg" }).click();
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Gebruik Supermarkt in het formulier" }).click();
  await expect(page.getByLabel("Hoeveel uur per week is de nieuwe baan?")).toHaveValue("16");
});

test("the same household under the rules of other days", async ({ page }) => {
  await calculated(page);
  await open(page, "/#/rekenen/regels");
  const days = page.locator(".number-table tbody th");
  await expect(days).toHaveText(["1 januari 2025", "1 juli 2025", "1 januari 2026", "1 juli 2026"]);
  await expect(page.getByRole("heading", { name: "Van 1 januari 2026 naar 1 juli 2026" })).toBeVisible();
});

test("the summary to print: what was filled in, twelve months, what to do, and what it is not", async ({ page }) => {
  await calculated(page, parent);
  await open(page, "/#/rekenen/samenvatting");
  await page.evaluate(() => {
    window.print = () => (window.printed = true);
  });
  await page.getByRole("button", { name: "Print deze pagina" }).click();
  expect(await page.evaluate(() => window.printed)).toBe(true);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".number-table--dense tbody tr")).toHaveCount(12);
  await expect(page.getByText("Aan deze uitkomst kunt u geen rechten ontlenen.")).toBeVisible();
  await expect(page.getByText("Schulden en beslag op uw loon.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Print deze pagina" })).toBeHidden();
});

test("the calculator with the keyboard alone", async ({ page }, { project }) => {
  test.skip(project.name === "phone", "a phone has no keyboard");
  const focusOn = async (name, key = "Tab", most = 80) => {
    for (let keys = 0; keys < most; keys += 1) {
      const focused = await page.evaluate(() => {
        const { activeElement: element } = document;
        return (element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText ?? "").trim();
      });
      if (name.test(focused)) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${name} is not reached with ${key}`);
  };
  await open(page, "/#/rekenen");
  await focusOn(/^Hoe oud bent u/);
  await page.keyboard.type("39");
  await focusOn(/^Hoeveel uur per week is de nieuwe baan/);
  await page.keyboard.type("16");
  await focusOn(/^Hoe hoog is de kale huur/);
  await page.keyboard.type("650");
  await focusOn(/^Zorgtoeslag .* met deze baan, uitleg/);
  await page.keyboard.press("Enter");
  const explanation = page.getByRole("dialog", { name: "Zorgtoeslag" });
  await expect(explanation).toBeVisible();
  await focusOn(/^Sluiten/);
  await page.keyboard.press("Enter");
  await expect(explanation).toBeHidden();
  await focusOn(/^Maand voor maand/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Maand voor maand" })).toBeFocused();
  await focusOn(/^12 maanden/);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".months > li")).toHaveCount(18);
});
