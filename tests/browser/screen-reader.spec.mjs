// What a screen reader finds: names, roles and states as the browser gives them, and what is said without being asked.

import { answered, calculated, expect, inLanguage, open, persona, test } from "./test.mjs";

const p08 = persona("P08").antwoorden;

test("a question: one group with its name, every answer with its state, and what was saved is said", async ({ page }) => {
  await answered(page, { invulhulp: "zelf" });
  await open(page, "/#/vragenlijst/werk_nu");
  await expect(page.locator("#app")).toMatchAriaSnapshot(`
    - link "Terug"
    - paragraph: /Vraag \\d+ van ongeveer \\d+/
    - group "Werkt u nu voor geld?":
      - heading "Werkt u nu voor geld?" [level=1]
      - radio "Ja, ik krijg loon of ik heb een eigen bedrijf"
      - radio /Ja, met hulp/
      - radio "Nee"
      - radio "Weet ik niet"
      - radio "Wil ik niet zeggen"
    - button "Verder"
    - status
  `);
  // Without an answer: an alert with what to do.
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page.locator("#app")).toMatchAriaSnapshot(`
    - alert:
      - paragraph:
        - strong: Er is nog iets nodig
      - paragraph: /Kies eerst een antwoord/
  `);
  await page.getByRole("radio", { name: "Nee", exact: true }).check();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByRole("radio", { name: "Nee", exact: true })).toBeChecked();
  await expect(page.locator("#app").getByRole("status")).toHaveText("Bewaard op dit apparaat");
});

test("the same question in Arabic has the same roles, under Arabic names", async ({ page }) => {
  await inLanguage(page, "ar");
  await open(page, "/#/vragenlijst/werk_nu");
  const roles = await page.locator("#app").ariaSnapshot();
  expect(roles.match(/radio "/g)).toHaveLength(5);
  expect(roles).toMatch(/- group "[\u0600-\u06ff]/);
  expect(roles).toMatch(/- button "[\u0600-\u06ff]/);
  // The drawings say nothing twice.
  expect(roles).not.toMatch(/- img/);
});

test("a new outcome of the calculation is said without moving anybody", async ({ page }) => {
  await answered(page, p08);
  await calculated(page);
  await open(page, "/#/rekenen");
  const spoken = page.locator("#later [role=status]", { hasText: "Met deze baan" });
  await expect(spoken).toBeVisible();
  const before = await spoken.innerText();
  await page.getByLabel("Hoeveel uur per week is de nieuwe baan?").fill("36");
  await expect(spoken).not.toHaveText(before);
  await expect(page.getByLabel("Hoeveel uur per week is de nieuwe baan?")).toBeFocused();
});

test("a dialog has a name, takes the focus, and gives it back", async ({ page }) => {
  await answered(page, p08);
  await open(page, "/#/nakijken");
  const opener = page.locator("#later").getByRole("button", { name: "Opnieuw beginnen" });
  await opener.click();
  await expect(page.getByRole("dialog", { name: "Alles wissen en opnieuw beginnen?" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Nee, ga terug" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
});
