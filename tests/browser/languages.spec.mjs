// Languages: chosen, changed half way, without a network, and what the consultant reads.

import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { answered, calculated, configured, expect, inLanguage, open, persona, test, UNCHECKED } from "./test.mjs";
import { answerAllByPlace } from "./questionnaire.mjs";

const p08 = persona("P08");
const texts = (code, set) => parse(readFileSync(new URL(`../../data/texts/${code}/${set}.toml`, import.meta.url), "utf8"));

test("a translation that nobody checked is offered only where the municipality wants it, and says so", async ({ page, context }) => {
  await page.goto("/");
  await page.waitForLoadState("networkidle");
  await expect(page.locator("#languages")).toBeHidden();
  await configured(context, { languages: ["ar"] });
  await page.reload();
  const offered = page.locator("#start-languages [data-language]");
  await expect(offered).toHaveText(["Nederlands", "العربية"]);
  await expect(page.locator("#unchecked")).toBeHidden();
  await page.getByRole("button", { name: "العربية" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const { language } = texts("ar", "app");
  await expect(page.getByText(language.unchecked)).toBeVisible();
  // And in Dutch to whoever helps.
  await expect(page.getByText("Deze vertaling is nog niet nagekeken.")).toBeVisible();
  // Taken back by the municipality: Dutch again, and nothing breaks.
  await configured(context, { languages: [] });
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Een stap naar werk die bij u past");
});

for (const code of UNCHECKED) {
  test(`${code}: the start screen, a question, the outcome and the calculator are in it`, async ({ page }) => {
    await inLanguage(page, code);
    await answered(page, p08.antwoorden);
    await calculated(page);
    const [app, questions, later] = ["app", "questions", "later"].map((set) => texts(code, set));
    await open(page, "/");
    await expect(page.getByText(app.shell.lead)).toBeVisible();
    await open(page, "/#/vragenlijst/werk_nu");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(questions.werk_nu.text);
    await expect(page.getByLabel(questions.werk_nu["option-nee"], { exact: true })).toBeChecked();
    await open(page, "/#/uitkomst");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(later.outcome.title);
    await open(page, "/#/rekenen");
    await expect(page.getByText(later.calculator.result)).toBeVisible();
    // Amounts and dates have the digits of the letters that people get, and no other calendar.
    const shown = await page.locator("#later").innerText();
    expect(shown).toMatch(/2026/);
    expect(shown).not.toMatch(/[٠-٩۰-۹]/);
    expect(shown).not.toMatch(/\{\w+\}|undefined/);
  });
}

test("the language changes half way, and nothing is lost: not an answer, not what was typed", async ({ page }) => {
  await inLanguage(page, "tr");
  await answered(page, p08.antwoorden);
  await calculated(page);
  await open(page, "/#/overdragen");
  const tr = texts("tr", "later");
  await page.getByLabel(tr.hand_over.name, { exact: true }).fill("Ayşe");
  await page.getByLabel(tr.hand_over.satisfaction).selectOption("8");
  await page.locator("#languages summary").click();
  await page.getByRole("button", { name: "Polski" }).click();
  const pl = texts("pl", "later");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(pl.hand_over.title);
  await expect(page.getByLabel(pl.hand_over.name, { exact: true })).toHaveValue("Ayşe");
  await expect(page.getByLabel(pl.hand_over.satisfaction)).toHaveValue("8");
  // In the other programs of the page as well, without a reload.
  await page.evaluate(() => (location.hash = "#/vragenlijst/werk_nu"));
  await expect(page.locator("#app h1")).toHaveText(texts("pl", "questions").werk_nu.text);
  await expect(page.locator("#werk_nu-2")).toBeChecked();
});

test("a language that can't be loaded is said, and the page stays as it was", async ({ page, context }) => {
  await configured(context, { languages: ["uk"] });
  await context.route("**/uk.first*.json", (route) => route.fulfill({ body: "not what was asked for" }));
  await page.goto("/");
  await page.getByRole("button", { name: "Українська" }).click();
  await expect(page.getByText("Deze taal laden is niet gelukt.")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "nl");
  await context.unroute("**/uk.first*.json");
  await page.getByRole("button", { name: "Українська" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "uk");
  await expect(page.getByText("Deze taal laden is niet gelukt.")).toBeHidden();
});

test("digits of an Arabic or a Persian keyboard are digits", async ({ page }) => {
  await inLanguage(page, "ar");
  await open(page, "/#/rekenen");
  await page.locator("#age").fill("٣٩");
  await page.locator("#hours-now").fill("٠");
  await page.locator("#hours").fill("۱۶");
  await page.locator("#rent").fill("٦٥٠٫٥٠");
  await expect(page.locator(".comparison__total")).toContainText("€");
});

test("every question and the whole calculator in Arabic without a sentence of Dutch", async ({ page }) => {
  await inLanguage(page, "ar");
  const app = texts("ar", "app");
  await open(page, "/#/vragenlijst/invulhulp");
  const latin = /\p{Script=Latin}{4,}/gu;
  const kept = new Set(["UWV", "jobcoach", "Wajong", "doelgroepregister", "banenafspraak", "entree", "havo", "bijstand", "gemeente"]);
  await answerAllByPlace(page, p08.antwoorden, {
    next: app.common.next,
    look: async (id) => {
      const words = (await page.locator("#app").innerText()).match(latin) ?? [];
      // Names of Dutch institutions stay as they stand in letters, mostly in brackets; no more than a few a question.
      expect(words.filter((word) => !kept.has(word)).length, `${id}: ${words}`).toBeLessThan(8);
    },
  });
  await expect(page.locator("#later h1")).toHaveText(app.check.title);
});
