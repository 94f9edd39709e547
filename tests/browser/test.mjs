// What every story is watched for: no request leaves the origin, the console stays silent, no policy is broken.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test as base, expect } from "@playwright/test";

// What Playwright says where a story has no service worker.
const blocked = "Service Worker registration blocked by Playwright";

/** Watches all pages of a browser context; `complaints` must stay empty. */
export function watch(context, origin) {
  const complaints = [];
  const page = (page) => {
    page.on("console", (message) => {
      if (message.text() !== blocked) complaints.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("crash", () => complaints.push("the page crashed"));
  };
  context.pages().forEach(page);
  context.on("page", page);
  context.on("request", (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (to !== origin && !["blob:", "data:"].includes(protocol)) complaints.push(`a request left: ${request.url()}`);
  });
  return complaints;
}

// Policy violations reach the page as an event; the page says them aloud, so that the watch hears them.
const sayViolations = () => {
  addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
};

export const test = base.extend({
  context: async ({ context, baseURL }, use) => {
    await context.addInitScript(sayViolations);
    const complaints = watch(context, new URL(baseURL).origin);
    await use(context);
    expect(complaints).toEqual([]);
  },
});

export { expect };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** No accessibility violation of WCAG 2.2 A or AA, nor of axe's own best practice. */
export async function expectAccessible(page) {
  // Colours that are still on their way from one state to the next are no colours of ours.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  // What passed is not described: with it, a look takes five times as long.
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

/** Nothing makes somebody scroll sideways. A phone widens its window to what does not fit: the screen is what counts. */
export async function expectNoSidewaysScroll(page) {
  const content = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(content).toBeLessThanOrEqual(page.viewportSize().width);
}

/** A persona of the acceptance cases: answers, and the outcome that was fixed beforehand. */
export const { personas } = JSON.parse(readFileSync(new URL("../personas.json", import.meta.url), "utf8"));
export const persona = (id) => personas.find((persona) => persona.id === id);

/** Puts something in the storage of the page, without the app, which would have to start first. */
async function store(page, key, value) {
  const empty = "/nothing-but-storage";
  if (new URL(page.url()).pathname !== empty) {
    await page.route(`**${empty}`, (route) => route.fulfill({ contentType: "text/html", body: "" }));
    await page.goto(empty);
  }
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [key, JSON.stringify(value)]);
}

/** A browser in which this persona has answered these questions, or all of them. */
export const answered = (page, answers) => store(page, "opstap.answers", { version: 1, questionnaire: "0.1.0", answers });

/** The calculator filled in for somebody alone on bijstand who is offered 16 hours, and whatever else is given. */
export const calculated = (page, more = {}) =>
  store(page, "opstap.calculation", { age: "39", hours_now: "0", hours: "16", rent: "650", ...more });

/** Goes to a page of the calculator by the link that is in sight: a card on a phone, the way above it elsewhere. */
export async function onwardTo(page, name) {
  await page.getByRole("link", { name, exact: true }).filter({ visible: true }).first().click();
}

/** The languages that nobody has checked yet, which a municipality may switch on all the same. */
export const UNCHECKED = ["en", "ar", "ti", "tr", "fa", "so", "uk", "pl"];

/** What a municipality sets in config.json. */
export const configured = (context, config) =>
  context.route("**/config.json", (route) => route.fulfill({ json: { version: 1, ...config } }));

/** A browser whose reader chose this language before. */
export async function inLanguage(page, code) {
  await configured(page.context(), { languages: UNCHECKED });
  await store(page, "opstap.language", code);
}

/** Opens a page of the app and waits until its heading is there. */
export async function open(page, address) {
  await page.goto("about:blank");
  await page.goto(address);
  await expect(page.locator("main > :not([hidden]) h1").first()).toBeVisible();
}
