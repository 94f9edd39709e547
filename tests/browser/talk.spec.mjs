// The conversation: to talk from, to correct together, to decide, and to write about.

import { expect, expectAccessible, persona, test } from "./test.mjs";
import { expectFits, office, openDesk, passphrase } from "./desk.mjs";

const p08 = persona("P08");
const ours = office();
const id = (digit) => digit.repeat(32);

/** These sealed dossiers are taken in at the desk. */
async function takenIn(page, ...files) {
  await openDesk(page, ours);
  await page.getByLabel("Kies bestanden").setInputFiles(
    files.map((buffer, at) => ({ name: `${at}.opstap`, mimeType: "application/octet-stream", buffer })),
  );
  await expect(page.getByText(`${files.length} ingelezen`)).toBeVisible();
}

const part = async (page, name) => {
  await page.getByRole("navigation", { name: "Onderdelen van het dossier" }).getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
};

async function decide(page, category, reason) {
  await page.getByLabel(new RegExp(`^${category} `)).check();
  await page.getByLabel("Reden").fill(reason);
  const name = page.getByLabel("Uw naam");
  if (await name.isVisible()) await name.fill("Sanne");
  await page.getByRole("button", { name: "Leg het besluit vast" }).click();
}

test("the story, 17 points in both orders, a correction and a decision of the consultant's own", async ({ page }) => {
  await takenIn(page, ours.seal("a", { name: "Ahmed" }));
  await page.goto(`/#/consulent/${id("a")}`);
  await expect(page.getByRole("heading", { name: "Dossier van Ahmed" })).toBeVisible();
  const points = async () => (await page.locator(".contributions > li").allInnerTexts()).map((text) => Number.parseInt(text));
  const bySize = p08.verwacht.bijdragen.map(([, points]) => points);
  await expect(page.locator(".facts").filter({ hasText: "Punten" })).toContainText("17");
  // As asked: last work 4, benefit 1, job in sight 1, school 3, speaking 3, reading 2, digital 1, searched 1, trust 1.
  expect(await points()).toEqual([4, 1, 1, 3, 3, 2, 1, 1, 1]);
  await page.getByLabel("Meeste punten eerst").check();
  await expect.poll(points).toEqual(bySize);
  await expectFits(page);
  await expectAccessible(page);

  // Worked less than half a year ago: 17 - 4 = 13 points.
  await part(page, "Antwoorden");
  await page.getByRole("button", { name: /Verander het antwoord op: Wanneer had u/ }).click();
  await page.getByLabel("Korter dan een half jaar geleden").check();
  const outcomes = page.locator(".outcomes").getByRole("row", { name: /^Punten/ });
  await expect(outcomes).toContainText("17");
  await expect(outcomes).toContainText("13");
  await page.getByRole("button", { name: "Bewaar als nieuwe versie" }).click();
  await expect(page.getByText("Schrijf op waarom het antwoord verandert.")).toBeVisible();
  await page.getByLabel("Waarom verandert dit?").fill("<img src=x onerror=alert(1)> werkte in mei");
  await page.getByRole("button", { name: "Bewaar als nieuwe versie" }).click();
  await expect(page.locator(".version")).toHaveCount(2);
  await expect(page.locator(".version").first()).toContainText("<img src=x onerror=alert(1)> werkte in mei");
  await expectFits(page);
  await expectAccessible(page);

  // Nothing is filled in beforehand, and a category and a reason are needed.
  await part(page, "Besluit");
  await expect(page.locator("input[name=category]:checked")).toHaveCount(0);
  await page.getByRole("button", { name: "Leg het besluit vast" }).click();
  await expect(page.getByText("Kies een categorie.")).toBeVisible();
  await expect(page.getByText("Schrijf op waarom u dit besluit.")).toBeVisible();
  await expect(page.getByText("Vul uw naam in.")).toBeVisible();
  // Another category than the suggestion is a decision like any other: no warning.
  await decide(page, "1A", "U kunt snel beginnen.");
  await expect(page.locator(".decided")).toContainText("1A");
  await expect(page.locator(".decided")).toContainText("Sanne");
  await expect(page.locator("#desk :is(.notice--warning, .notice--error)")).toHaveCount(0);
  await expect(page.locator("input[name=category]:checked")).toHaveCount(0);
  await expectFits(page);
  await expectAccessible(page);

  await page.getByRole("link", { name: "Maak de brief" }).click();
  await expect(page.locator(".letter__sheet")).toContainText("U kunt snel beginnen.");
  await expect(page.locator(".letter__sheet")).toContainText("categorie 1A");
  await expect(page.locator(".letter__sheet")).toContainText("binnen 6 weken");
  await expectFits(page);
  await expectAccessible(page);
});

test("a note survives another part, a save that fails and a lock", async ({ page }) => {
  await takenIn(page, ours.seal("b", { name: "<b>Noor</b>" }));
  await page.goto(`/#/consulent/${id("b")}`);
  await expect(page.getByRole("heading", { name: "Dossier van <b>Noor</b>" })).toBeVisible();
  const note = page.getByLabel("Nieuwe aantekening");
  await note.fill("Belt <script>1</script> morgen");
  await part(page, "Besluit");
  await part(page, "Gesprek");
  await expect(note).toHaveValue("Belt <script>1</script> morgen");
  await page.evaluate(() => {
    window.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.getByRole("button", { name: "Bewaar de aantekening" }).click();
  await expect(page.getByText("Bewaren is niet gelukt. Uw tekst staat er nog.")).toBeVisible();
  await expect(note).toHaveValue("Belt <script>1</script> morgen");
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = window.put;
  });
  await page.goto("/#/consulent/sleutels");
  await page.getByRole("button", { name: "Sluit af", exact: true }).click();
  // The key file is on this computer now: only its passphrase is asked.
  await page.getByLabel("Wachtzin", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Open de sleutel" }).click();
  await expect(page.locator("#public-key")).toHaveText(ours.key);
  await page.goto(`/#/consulent/${id("b")}`);
  await expect(note).toHaveValue("Belt <script>1</script> morgen");
  await page.getByRole("button", { name: "Bewaar de aantekening" }).click();
  await expect(page.locator(".note")).toContainText("Belt <script>1</script> morgen");
  await expect(note).toHaveValue("");
  await page.getByRole("button", { name: "Haal terug" }).click();
  await page.getByRole("button", { name: "Ja, haal terug" }).click();
  await expect(page.locator(".note")).toHaveCount(0);
});

test("an earlier diagnose is linked by one click, and taken off again", async ({ page }) => {
  const before = { ...p08.antwoorden, laatste_werk: "gt5" };
  await takenIn(
    page,
    ours.seal("c", { reference: "LV-0042", completed: "2026-03-04" }),
    ours.seal("d", { reference: "LV-0042", completed: "2026-01-10", created: "2026-01-10", answers: before }),
  );
  await page.goto(`/#/consulent/${id("c")}`);
  await page.getByRole("button", { name: /^Koppel het dossier van 10 januari 2026/ }).click();
  // More than five years ago gives 6 points and not 4: 19 before, 17 now.
  const row = page.locator(".outcomes").getByRole("row", { name: /^Punten/ });
  await expect(row).toContainText("19");
  await expect(row).toContainText("17");
  await expect(page.locator(".changes")).toContainText("Meer dan 5 jaar geleden");
  await page.getByRole("button", { name: "Maak de koppeling los" }).click();
  await expect(page.getByRole("button", { name: /^Koppel het dossier van 10 januari 2026/ })).toBeVisible();
});

