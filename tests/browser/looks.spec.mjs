// How it looks to whoever looks: on every width, in both directions, enlarged, in the reader's own colours.

import { readFileSync } from "node:fs";
import { pages as everyPage } from "./pages.mjs";
import { answered, calculated, expect, expectAccessible, expectNoSidewaysScroll, open, persona, test } from "./test.mjs";

const pages = {
  ...everyPage,
  "a question with faces": "/#/vragenlijst/kunnen_werken",
  "a long question": "/#/vragenlijst/school_speciaal",
  "long answers": "/#/vragenlijst/opleiding",
  "many answers": "/#/vragenlijst/hulpvraag",
};
const answers = persona("P08").antwoorden;

const filled = async (page) => {
  await answered(page, answers);
  await calculated(page);
};

/** What can be tapped and is too small for a thumb: 44 by 44, or in a line of text 24 high (WCAG 2.5.5, 2.5.8). */
const tooSmall = (page) =>
  page.evaluate(() => {
    const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
    const shown = targets.filter((target) => target.checkVisibility({ visibilityProperty: true, opacityProperty: false }));
    return shown.flatMap((target) => {
      // A label is tapped as well as its field; a link may be spread out over its card.
      const boxes = [target, ...(target.labels ?? [])].map((part) => part.getBoundingClientRect());
      const after = getComputedStyle(target, "::after");
      if (after.position === "absolute" && after.inset === "0px") boxes.push(target.offsetParent.getBoundingClientRect());
      const [width, height] = ["width", "height"].map((side) => Math.max(...boxes.map((box) => box[side])));
      // The skip link is off the screen until it has the focus.
      if (target.matches(".nl-skip-link") || width === 0) return [];
      const alone = target.matches("a") && getComputedStyle(target).display === "inline" && target.parentElement.textContent.trim() !== target.textContent.trim();
      const least = alone ? 24 : 44;
      // Half a pixel is rounding.
      return height < least - 0.5 || (!alone && width < least - 0.5) ? [`${target.outerHTML.slice(0, 120)}: ${width.toFixed(0)} by ${height.toFixed(0)}`] : [];
    });
  });

for (const [name, address] of Object.entries(pages)) {
  test(`${name}: fits on every width, in both directions, enlarged, and is large enough to tap`, async ({ page }, { project }) => {
    // The widths are the test's own.
    test.skip(project.name !== "desktop");
    await filled(page);
    await open(page, address);
    const directions = async () => {
      for (const dir of ["rtl", "ltr"]) {
        await page.evaluate((dir) => (document.documentElement.dir = dir), dir);
        await expectNoSidewaysScroll(page);
      }
    };
    for (const width of [1440, 820, 360, 320]) {
      await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
      await directions();
      expect(await tooSmall(page)).toEqual([]);
    }
    // 1280 by 1024 at 400%: what stays in sight leaves most of such a low screen to the page.
    await page.setViewportSize({ width: 320, height: 256 });
    await directions();
    const stuck = await page.evaluate(() =>
      [...document.querySelectorAll("body *")]
        .filter((part) => ["sticky", "fixed"].includes(getComputedStyle(part).position) && part.checkVisibility() && !part.matches(".nl-skip-link"))
        .map((part) => part.getBoundingClientRect().height),
    );
    expect(Math.max(0, ...stuck)).toBeLessThan(256 / 3);
    // Text alone twice as large, as a browser's own setting makes it.
    await page.setViewportSize({ width: 820, height: 900 });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("html { font-size: 225% !important }");
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
    await expectNoSidewaysScroll(page);
    expect(await cutOff(page)).toEqual([]);
  });

  test(`${name}: accessible with more contrast, and in the reader's own colours`, async ({ page }, { project }) => {
    test.skip(project.name !== "phone");
    await filled(page);
    await open(page, address);
    await page.emulateMedia({ contrast: "more" });
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark", contrast: "no-preference", forcedColors: "active" });
    await expectAccessible(page);
  });
}

/** Text that is wider or higher than the box that hides the rest of it. */
const cutOff = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((part) => part.checkVisibility() && !part.closest("svg, .visually-hidden, input") && /hidden|clip/.test(getComputedStyle(part).overflow))
      .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
      .map((part) => part.outerHTML.slice(0, 120)),
  );

test("every question has its pictogram, and so have all of its answers or none", async ({ page }, { project }) => {
  test.skip(project.name !== "desktop");
  test.setTimeout(180_000);
  const model = readFileSync(new URL("../../data/diagnose/model.toml", import.meta.url), "utf8");
  const unseen = new Set([...model.matchAll(/^\[\[vraag\]\]\nid = "(\w+)"/gm)].map((match) => match[1]));
  expect(unseen.size).toBe(40);
  // Nobody is asked everything: personas one after another, until all was seen.
  const { personas } = JSON.parse(readFileSync(new URL("../personas.json", import.meta.url), "utf8"));
  for (const { antwoorden } of personas) {
    const shown = Object.keys(antwoorden).filter((id) => unseen.has(id));
    if (shown.length === 0) continue;
    await answered(page, antwoorden);
    await page.goto("about:blank");
    for (const id of shown) {
      await page.goto(`/#/vragenlijst/${id}`);
      await expect(page.locator("legend .pictogram")).toHaveCount(1);
      // Drawn: what the sprite does not have would be empty.
      const pictograms = page.locator(".choices .pictogram");
      await expect
        .poll(() => pictograms.evaluateAll((all) => all.every((one) => one.ariaHidden === "true" && one.querySelector("use").getBBox().width > 0)))
        .toBe(true);
      const list = page.locator(".choices__list").first();
      const drawn = await list.locator(".pictogram").count();
      expect([0, await list.locator(".option").count()]).toContain(drawn);
      unseen.delete(id);
    }
  }
  expect([...unseen]).toEqual([]);
});

test("nothing moves for who wants no motion", async ({ page }) => {
  await filled(page);
  for (const address of ["/", "/#/vragenlijst/uren", "/#/uitkomst", "/#/rekenen"]) {
    await open(page, address);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("body *")]
        .filter((part) => {
          const { transitionDuration, animationName } = getComputedStyle(part);
          return animationName !== "none" || transitionDuration.split(", ").some((time) => Number.parseFloat(time) > 0);
        })
        .map((part) => part.outerHTML.slice(0, 80)),
    );
    expect(moving).toEqual([]);
  }
});

test("on a phone the way on is in sight below the longest list, and hides no answer that has the focus", async ({ page }, { project }) => {
  test.skip(project.name !== "phone");
  await page.goto("/#/vragenlijst/hulpvraag");
  const onward = page.getByRole("button", { name: "Verder" });
  await expect(onward).toBeInViewport({ ratio: 1 });
  const answers = page.locator(".choices .option__input");
  await answers.first().focus();
  for (let at = 0; at < (await answers.count()); at += 1) {
    const hidden = await page.evaluate(() => {
      const option = document.activeElement.closest(".option");
      if (!option) return false;
      const bar = document.querySelector(".question > .actions").getBoundingClientRect();
      return option.getBoundingClientRect().bottom > bar.top + 1;
    });
    expect(hidden).toBe(false);
    await page.keyboard.press("Tab");
  }
});

const municipality = (page, config) => page.route("**/config.json", (route) => route.fulfill({ json: { version: 1, ...config } }));
const primary = (page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--opstap-primary"));

test("paper is white, however dark the screen", async ({ page }) => {
  await filled(page);
  await open(page, "/#/uitkomst");
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await expectAccessible(page);
  const [paper, ink] = await page.evaluate(() => [document.documentElement, document.querySelector("h1")].map((part) => getComputedStyle(part)).map((style, at) => (at ? style.color : style.backgroundColor)));
  expect(paper).toBe("rgb(255, 255, 255)");
  expect(ink).toBe("rgb(29, 42, 44)");
});

test("a municipality has its name beside ours and its colours, and the next visit has them at once", async ({ page }) => {
  const config = JSON.parse(readFileSync(new URL("../../docs/config/haarlem.json", import.meta.url), "utf8"));
  await municipality(page, config);
  await page.goto("/");
  await expect(page.getByRole("banner").getByText("Haarlem", { exact: true })).toBeVisible();
  await expect.poll(() => primary(page)).toBe("#3a468c");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await primary(page)).toBe("#b0bbf5");
  await page.emulateMedia({ colorScheme: "light", media: "print" });
  expect(await primary(page)).toBe("#0b5a61");
  await page.emulateMedia({ media: "screen" });
  // The second time the configuration never comes.
  await page.unroute("**/config.json");
  await page.route("**/config.json", () => {});
  await page.reload({ waitUntil: "commit" });
  await expect(page.getByRole("banner").getByText("Haarlem", { exact: true })).toBeVisible();
  expect(await primary(page)).toBe("#3a468c");
});

test("every theme is accessible on the start screen and at a question, light and dark", async ({ page }, { project }) => {
  test.skip(project.name !== "phone");
  for (const theme of ["leidschendam-voorburg", "voorschoten", "wassenaar", "haarlem", "smallingerland"]) {
    await page.unroute("**/config.json");
    await municipality(page, { theme, municipality: { id: "", name: "Een lange-gemeentenaam aan Zee" } });
    for (const address of ["/", "/#/vragenlijst/wil_werken"]) {
      await open(page, address);
      await expect.poll(() => page.evaluate(() => document.adoptedStyleSheets[0]?.cssRules.length ?? 0)).toBeGreaterThan(0);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
    }
  }
});

test("a configuration without a municipality takes the colours of another one away again", async ({ page }) => {
  await municipality(page, { municipality: { id: "wassenaar", name: "Wassenaar" } });
  await page.goto("/");
  await expect.poll(() => primary(page)).toBe("#69396a");
  await page.unroute("**/config.json");
  await municipality(page, {});
  await page.reload();
  await expect.poll(() => primary(page)).toBe("#0b5a61");
  await expect(page.getByText("Wassenaar")).toHaveCount(0);
});
