// Every page: accessible, nothing to scroll sideways for, and as quiet as the stories.

import { pages } from "./pages.mjs";
import { answered, calculated, expect, expectAccessible, expectNoSidewaysScroll, inLanguage, open, persona, test } from "./test.mjs";

const p08 = persona("P08").antwoorden;

// The desk and policy are in Dutch whatever the resident reads, and a tablet of a group begins in it.
const isDutch = (address) => /consulent|beleid|groep$/.test(address);
// One of those is enough to see that they are.
const languages = (address) => (isDutch(address) && address !== "/#/consulent" ? ["nl"] : ["nl", "ar"]);
const cases = Object.entries(pages).flatMap(([name, address]) => languages(address).map((language) => [name, address, language]));
for (const [name, address, language] of cases) {
  test(`${name} (${language}): accessible, light and dark, and no wider than the screen`, async ({ page }) => {
    await inLanguage(page, language);
    await answered(page, p08);
    await calculated(page);
    await open(page, address);
    const dutch = language === "nl" || isDutch(address);
    await expect(page.locator("html")).toHaveAttribute("lang", dutch ? "nl" : language);
    await expect(page.locator("html")).toHaveAttribute("dir", dutch ? "ltr" : "rtl");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
    // As narrow as 400% zoom makes a laptop.
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
  });
}

test("the calculator with a mistake in every field, and everything unfolded, is accessible", async ({ page }) => {
  await open(page, "/#/rekenen");
  await page.getByLabel("Hoe oud bent u?").fill("abc");
  await page.getByLabel("Hoeveel uur per week is de nieuwe baan?").fill("900");
  await page.getByLabel("Hoe hoog is de kale huur per maand?").fill("-1");
  await page.getByLabel("Ja, ik woon samen met mijn partner").check();
  await page.getByLabel("Hoeveel kinderen wonen bij u?").selectOption("2");
  await page.getByLabel("Hoe oud is kind 1?").fill("4");
  await page.getByLabel("Opvang voor kind 1").selectOption("Kinderdagverblijf");
  await page.getByLabel("Hoeveel andere mensen wonen bij u?").selectOption("1");
  await page.evaluate(() => document.querySelectorAll("#later details").forEach((part) => (part.open = true)));
  await expect(page.getByText("Vul een heel getal in, bijvoorbeeld 35.")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a page of the calculator that needs the form says so, with the way to it", async ({ page }) => {
  for (const name of ["uren", "maanden", "banen", "regels", "samenvatting"]) {
    await open(page, `/#/rekenen/${name}`);
    await expect(page.getByText("Vul eerst in wie u bent en welke baan u bekijkt.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Naar het invullen" }).click();
    await expect(page).toHaveURL(/#\/rekenen$/);
  }
  await open(page, "/#/rekenen/zomaar");
  await expect(page.getByRole("heading", { level: 1, name: "Deze pagina is er niet" })).toBeVisible();
});

test("the printed addresses lead to the doors", async ({ page }) => {
  for (const [path, heading] of [
    ["/rekenen", "Wat houdt u over als u gaat werken?"],
    ["/vragenlijst", "Vragen over u en werk"],
    ["/consulent", "Dossiers"],
    ["/beleid", "Wat houdt een huishouden over?"],
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  }
});

test("opening a page moves the focus to its heading and names the window", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Vragen over u en werk" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vragen over u en werk" })).toBeFocused();
  await expect(page).toHaveTitle("Vragen over u en werk – Opstap");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Een stap naar werk" })).toBeFocused();
});

test("markup that carries script never becomes part of the page, and no other site frames it", async ({ browser, baseURL }) => {
  // Not watched like the others: this one is here to break the policy.
  const page = await browser.newPage({ baseURL });
  await page.goto("/");
  const refused = await page.evaluate(async () => {
    const script = document.createElement("div");
    try {
      script.innerHTML = "<img src=x onerror=alert(1)>";
      return "accepted";
    } catch (error) {
      return error.name;
    }
  });
  expect(refused).toBe("TypeError");
  const headers = (await page.request.get("/")).headers();
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  await page.close();
});
