// On the device: without a network after one visit, and from one version to the next. Named after the faults they are
// for. Each story has a host of its own, which can put another version in the place of this one.

import { readFileSync } from "node:fs";
import { test as base, expect } from "@playwright/test";
import { expectAccessible, persona, watch } from "./test.mjs";
import { answerAll, answerOne, currentQuestion, next } from "./questionnaire.mjs";
import { Host, Version } from "./versions.mjs";

const p08 = persona("P08").antwoorden;
const { public_key_text } = JSON.parse(readFileSync(new URL("../vectors/envelope.json", import.meta.url), "utf8"));

// What fails for want of a network the browser says aloud.
const offline = /net::ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED)/;

const test = base.extend({
  serviceWorkers: "allow",
  /** Makes versions of the app, and clears them away. */
  version: async ({}, use) => {
    const made = [];
    await use((name) => {
      made.push(new Version(name));
      return made.at(-1);
    });
    made.forEach((version) => version.remove());
  },
  host: async ({ version }, use) => {
    const host = await new Host().open(version("één"));
    await use(host);
    await host.close();
  },
  baseURL: ({ host }, use) => use(host.origin),
  context: async ({ context, host }, use) => {
    const complaints = watch(context, host.origin);
    await use(context);
    const fair = (complaint) => !offline.test(complaint) && !(host.asksForNothing && /status of 404/.test(complaint));
    expect(complaints.filter(fair)).toEqual([]);
  },
});

/** Waits until everything is on the device and the page is served from there. */
async function kept(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
    }
  });
}

/** Lets the browser look for another version. Returns what became of it: installed, or redundant. */
const look = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((resolve) => registration.addEventListener("updatefound", () => resolve(registration.installing), { once: true }));
    await registration.update();
    const worker = await found;
    while (!["installed", "redundant"].includes(worker.state)) {
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    }
    return worker.state;
  });

const caches = (page) => page.evaluate(async () => (await window.caches.keys()).map((name) => name.split(" ").at(-1)).sort());
const cached = (page) =>
  page.evaluate(async () => {
    const names = await Promise.all((await window.caches.keys()).map(async (name) => (await (await window.caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)));
    return names.flat();
  });

const shown = (page, name) => expect(page.locator(".site-footer")).toContainText(`Dit is versie ${name}.`);
const offer = (page) => page.getByText("Er is een nieuwe versie van Opstap");

/** Opens a page of the app in this tab, as a link in it does. */
async function go(page, hash) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await expect(page.locator("main > :not([hidden]) h1").first()).toBeVisible();
}

/** Loads the page again, or gives up when it does not come. */
async function reload(page) {
  await page.reload();
  await expect(page.locator("main > :not([hidden]) h1").first()).toBeVisible();
}

test("F7 a new version waits, is used when asked, and one of which a file is missing never is", async ({ page, context, host, version }) => {
  await page.goto("/#/vragenlijst");
  await kept(page);
  await shown(page, "één");
  expect(await caches(page)).toEqual(["één"]);

  const two = version("twee").change("offline.js", (text) => `${text}\n// two`);
  host.show(two);
  expect(await look(page)).toBe("installed");
  await shown(page, "één");
  await reload(page);
  // Waiting is waiting: also a page that is loaded anew is of the version before.
  await shown(page, "één");
  await expect(offer(page)).toHaveCount(0);
  await page.waitForFunction(() => window.opstap.offline.then((offline) => offline.waiting()));
  await go(page, "#/nakijken");
  await expect(offer(page)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Nu vernieuwen" }).click();
  await shown(page, "twee");
  await expect(page.getByText("Opstap is vernieuwd. Uw antwoorden zijn er nog.")).toBeVisible();
  await expect(page).toHaveURL(/#\/nakijken$/);
  await expect(offer(page)).toHaveCount(0);
  await kept(page);
  await go(page, "#/vragenlijst");
  await expect(page.getByText("Opstap is vernieuwd.")).toHaveCount(0);

  const three = version("drie");
  three.release.files["later-0000000000.js"] = three.release.files[three.named("later.js")];
  host.show(three.save());
  expect(await look(page)).toBe("redundant");
  await reload(page);
  await shown(page, "twee");
  // Neither the version before nor half of the one after is left.
  await expect.poll(() => caches(page)).toEqual(["twee"]);
  await context.setOffline(true);
  await reload(page);
  await shown(page, "twee");
  await go(page, "#/rekenen");
  await expect(page.getByLabel("Hoe oud bent u?")).toBeVisible();
});

test("F8 a first visit of which something arrives damaged keeps nothing, and still works", async ({ page, host, version }) => {
  const broken = version("kapot");
  broken.write(broken.named("later.css"), "/* another one */");
  host.show(broken);
  await page.goto("/#/vragenlijst");
  await expect(page.getByRole("link", { name: "Begin met de vragen" })).toBeVisible();
  await expect.poll(() => host.requests.filter((request) => request.endsWith("/sw.js")).length).toBeGreaterThan(0);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await caches(page)).toEqual([]);
  await go(page, "#/vragenlijst/invulhulp");
  await currentQuestion(page);
  // Whole again, everything is kept at the next visit.
  host.show(version("heel"));
  await reload(page);
  await kept(page);
  expect(await caches(page)).toEqual(["heel"]);
});

test("F9 only what is ours to answer is answered: no other method, no path that we don't know", async ({ page, host, version }) => {
  await page.goto("/#/vragenlijst");
  await kept(page);
  const later = `/${version("namen").named("later.js")}`;
  host.requests.length = 0;
  // The browser says aloud what it did not find.
  host.asksForNothing = true;
  const statuses = await page.evaluate(
    async (later) => {
      const status = async (...request) => (await fetch(...request)).status;
      return [
        await status(later),
        await status(later, { method: "POST", body: "answers" }),
        await status("/unknown.json"),
        await status("/unknown.json", { method: "PUT", body: "answers" }),
        await status("/later-0000000000.js"),
      ];
    },
    later,
  );
  expect(host.requests).toEqual([`POST ${later}`, "GET /unknown.json", "PUT /unknown.json", "GET /later-0000000000.js"]);
  expect(statuses[0]).toBe(200);
  expect(statuses[2]).toBe(404);
  expect(await cached(page)).not.toContain("/unknown.json");
  expect(await cached(page)).not.toContain("/later-0000000000.js");
});

test("after one visit everything of a resident works without a network, from the start to the sealed file", async ({ page, context }) => {
  test.setTimeout(180_000);
  await page.goto("/");
  await kept(page);
  // A language and the desk are kept once they are used.
  const names = await cached(page);
  expect(names.filter((name) => /^\/(desk|policy|texts)/.test(name))).toEqual([]);
  expect(names).toContain("/config.json");
  await context.setOffline(true);
  await reload(page);
  await page.getByRole("link", { name: "Vragen over u en werk" }).click();
  await page.getByRole("link", { name: "Begin met de vragen" }).click();
  await page.getByRole("link", { name: "Sla het oefenen over" }).click();
  await answerAll(page, p08);
  await page.getByRole("link", { name: "Bekijk uw uitkomst" }).click();
  await expect(page.locator(".big-number")).toHaveText("6 tot 12 maanden");
  await go(page, "#/rekenen");
  await page.getByLabel("Hoe oud bent u?").fill("39");
  await go(page, "#/overdragen");
  await page.getByLabel("Sleutel van de consulent").fill(public_key_text);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Maak het bestand" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.opstap$/);
  // A door as it is printed on paper, typed without a network.
  await page.goto("/rekenen");
  await expect(page).toHaveURL(/\/#\/rekenen$/);
  await expect(page.getByLabel("Hoe oud bent u?")).toHaveValue("39");
});

test("a language, the desk and policy work without a network once they were used, also in the next version", async ({ page, context, host, version }) => {
  const title = "A step to work";
  host.show(version("taal").addLanguage("xx", title));
  await page.goto("/");
  await page.getByRole("button", { name: "Testtaal" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await kept(page);
  await expect.poll(async () => (await cached(page)).filter((name) => name.startsWith("/texts/xx.")).length).toBe(3);
  expect((await cached(page)).filter((name) => name.startsWith("/desk"))).toEqual([]);
  await go(page, "#/consulent");
  await expect.poll(async () => (await cached(page)).filter((name) => name.startsWith("/desk")).length).toBe(version("taal").release.optional.desk.length);
  await go(page, "#/beleid");
  await expect.poll(async () => (await cached(page)).filter((name) => name.startsWith("/policy")).length).toBe(version("taal").release.optional.policy.length);
  await go(page, "#/");

  const next = version("taal twee").addLanguage("xx", "Another step to work");
  host.show(next);
  expect(await look(page)).toBe("installed");
  await page.evaluate(() => window.opstap.offline.then((offline) => offline.update()));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Another step to work");
  await kept(page);
  await context.setOffline(true);
  await reload(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Another step to work");
  await go(page, "#/consulent/sleutels");
  await go(page, "#/beleid");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wat houdt een huishouden over?");
  await context.setOffline(false);

  // A version without a file of a language that is in use here is not taken.
  const half = version("taal drie").addLanguage("xx", "Half a step");
  half.release.files["texts/xx.later-0000000000.json"] = half.release.files["./"];
  half.release.optional.xx.push("texts/xx.later-0000000000.json");
  host.show(half.save());
  expect(await look(page)).toBe("redundant");
  await context.setOffline(true);
  await go(page, "#/");
  await reload(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Another step to work");
});

test("a new version is offered between two questions, and the half-filled draft is still there after it", async ({ page, host, version }) => {
  await page.goto("/#/vragenlijst/invulhulp");
  await answerAll(page, p08, 5);
  await kept(page);
  const asked = await currentQuestion(page);
  host.show(version("twee").change("later.css", (text) => `${text}\n/* two */`));
  expect(await look(page)).toBe("installed");
  // Somebody is at this question: nothing changes on it.
  await expect(offer(page)).toHaveCount(0);
  await next(page, await answerOne(page, p08));
  await expect(offer(page)).toBeVisible();
  await expectAccessible(page);
  // At work on the next one, it goes away again.
  const half = await answerOne(page, p08);
  await expect(offer(page)).toHaveCount(0);
  await next(page, half);
  await expect(offer(page)).toBeVisible();
  const here = await currentQuestion(page);
  const before = await page.evaluate(() => localStorage.getItem("opstap.answers"));
  expect(Object.keys(JSON.parse(before).answers)).toContain(asked.id);
  await page.getByRole("button", { name: "Nu vernieuwen" }).click();
  await shown(page, "twee");
  await expect(page.getByText("Opstap is vernieuwd. Uw antwoorden zijn er nog.")).toBeVisible();
  expect((await currentQuestion(page)).id).toBe(here.id);
  expect(await page.evaluate(() => localStorage.getItem("opstap.answers"))).toBe(before);
  await next(page, await answerOne(page, p08));
  await expect(page.getByText("Opstap is vernieuwd.")).toHaveCount(0);
});

test("who says later is left alone", async ({ page, host, version }) => {
  await page.goto("/#/vragenlijst");
  await kept(page);
  host.show(version("twee"));
  expect(await look(page)).toBe("installed");
  await go(page, "#/nakijken");
  await page.getByRole("button", { name: "Later", exact: true }).click();
  await expect(offer(page)).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Kloppen uw antwoorden?" })).toBeFocused();
  await go(page, "#/vragenlijst");
  await expect(offer(page)).toHaveCount(0);
  await shown(page, "één");
});

test("another tab goes on with the version that it began with, and is not interrupted", async ({ page, context, host, version }) => {
  await page.goto("/#/vragenlijst");
  await kept(page);
  const other = await context.newPage();
  await other.goto("/");
  await kept(other);
  await other.evaluate(() => window.opstap.offline.then(() => (window.sameTab = true)));

  host.show(version("twee").change("later.css", (text) => `${text}\n/* two */`).change("later.js", (text) => `${text}\n// two`));
  expect(await look(page)).toBe("installed");
  await go(page, "#/nakijken");
  await page.getByRole("button", { name: "Nu vernieuwen" }).click();
  await shown(page, "twee");
  // Its files are no longer at the host.
  await context.setOffline(true);
  await go(other, "#/toegankelijkheid");
  await shown(other, "één");
  expect(await other.evaluate(() => window.sameTab)).toBe(true);
  await context.setOffline(false);
  // It is offered the new version too, when it asks nothing of anybody.
  await go(other, "#/");
  await other.getByRole("button", { name: "Nu vernieuwen" }).click();
  await shown(other, "twee");
  await reload(other);
  await expect.poll(() => caches(other)).toEqual(["twee"]);
});

test("answers that are only on the screen are not risked for a new version", async ({ page, host, version }) => {
  await page.goto("/#/vragenlijst");
  await kept(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await go(page, "#/vragenlijst/invulhulp");
  await next(page, await answerOne(page, p08));
  await expect(page.getByText("Het geheugen van deze browser is vol.")).toBeVisible();
  host.show(version("twee"));
  expect(await look(page)).toBe("installed");
  await go(page, "#/nakijken");
  await expect(page.getByRole("heading", { level: 1, name: "Kloppen uw antwoorden?" })).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
});

test("the app can be put on a home screen", async ({ page, request }) => {
  await page.goto("/");
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data);
  expect(manifest.display).toBe("standalone");
  for (const { src, sizes } of manifest.icons) {
    const icon = await request.get(`/${src}`);
    expect(icon.headers()["content-type"]).toBe("image/png");
    const png = await icon.body();
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
  expect((await request.get(await page.locator("link[rel=apple-touch-icon]").getAttribute("href"))).ok()).toBe(true);
});

test("a file with its content in its name may be kept for ever, the others are asked for each time", async ({ request, version }) => {
  const served = `http://127.0.0.1:${process.env.TEST_PORT ?? 8099}`;
  const age = async (path) => (await request.get(`${served}/${path}`)).headers()["cache-control"];
  for (const name of ["opstap_bg.wasm", "later.css", "desk.js"]) {
    expect(await age(version("namen").named(name))).toBe("public, max-age=31536000, immutable");
  }
  for (const name of ["", "sw.js", "opstap.webmanifest", "config.json"]) expect(await age(name)).toBe("no-cache");
});
