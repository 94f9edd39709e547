// How long somebody waits on a slow phone, each with its budget. Nothing here can fail.
//
// A first visit: Lighthouse's slow-4G preset (562 ms a request, 1.47 Mbit/s) and a processor four times slower, nothing
// kept from before. A second visit: from the device, the network off. A tap: from the finger to the next question on the
// screen, by the browser's own event timing, on the slow processor.
//
// DIST=folder measures another build beside this one, visit by visit in turn, so that both meet the same machine.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { launch, median } from "./browser.mjs";

const visits = 5;
const taps = 60;

async function serve(dist, port) {
  const server = spawn("node", ["scripts/serve.mjs"], { env: { ...process.env, DIST: dist, PORT: port }, stdio: ["ignore", "pipe", "inherit"] });
  await once(server.stdout, "data");
  return { name: dist, origin: `http://127.0.0.1:${port}`, stop: () => server.kill() };
}

const browser = await launch();

async function phone(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  return devtools;
}

const open = () => browser.newContext({ viewport: { width: 412, height: 823 } });

/** Milliseconds from the beginning of a visit until something is painted, and until `ready` is there. */
async function arrival(page, address, ready) {
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForSelector(ready, { timeout: 60_000 });
  return page.evaluate(async () => {
    const usable = performance.now();
    const paint = performance.getEntriesByName("first-contentful-paint")[0] ?? (await new Promise((resolve) =>
      new PerformanceObserver((list) => resolve(list.getEntries()[0])).observe({ type: "paint", buffered: true })));
    return { painted: paint.startTime, usable };
  });
}

async function firstVisit(address, ready) {
  const context = await open();
  const page = await context.newPage();
  const devtools = await phone(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 562,
    downloadThroughput: (1_474_560 / 8) | 0,
    uploadThroughput: (675_000 / 8) | 0,
  });
  const found = await arrival(page, address, ready);
  await context.close();
  return found;
}

/** Visits after the first, without a network. */
async function laterVisits(address, ready) {
  const context = await open();
  const first = await context.newPage();
  await first.goto(address);
  await first.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await first.close();
  await context.setOffline(true);
  const found = [];
  for (let n = 0; n < visits; n += 1) {
    const page = await context.newPage();
    await phone(page);
    found.push(await arrival(page, address, ready));
    await page.close();
  }
  await context.close();
  return found;
}

/** From a tap on "Verder" until the next question is painted, in milliseconds, in steps of 8. */
async function tapToPaint(address) {
  const context = await open();
  const page = await context.newPage();
  await phone(page);
  const found = [];
  while (found.length < taps) {
    await page.goto(`${address}/#/vragenlijst`);
    await page.evaluate(() => localStorage.removeItem("opstap.answers"));
    await page.goto("about:blank");
    await page.goto(`${address}/#/vragenlijst/invulhulp`);
    await page.waitForSelector("#app .option__input");
    await page.evaluate(() => {
      window.durations = [];
      const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.name === "click" && window.durations.push(entry.duration)));
      observer.observe({ type: "event", durationThreshold: 16, buffered: true });
    });
    while (found.length < taps && !page.url().endsWith("#/nakijken")) {
      const question = page.url();
      await page.locator("#app .option__input").first().check({ force: true });
      await page.evaluate(() => (window.durations.length = 0));
      await page.getByRole("button", { name: "Verder" }).click();
      await page.waitForURL((url) => url.href !== question);
      // An entry comes with the frame after it; what took less than the least that is told has none.
      await page.waitForTimeout(120);
      found.push(await page.evaluate(() => Math.max(16, ...window.durations)));
    }
  }
  await context.close();
  return found;
}

const percentile = (numbers, share) => numbers.sort((a, b) => a - b)[Math.ceil(numbers.length * share) - 1];

const row = (name, took, budget, digits, unit) => {
  const number = (value) => `${value.toFixed(digits)} ${unit}`.padStart(12);
  const share = budget ? `${number(budget)}${`${((took / budget) * 100).toFixed(0)}%`.padStart(10)}` : "";
  console.log(`${name.padEnd(60)}${number(took)}${share}`);
};

const builds = [await serve("dist", 8097)];
if (process.env.DIST) builds.push(await serve(process.env.DIST, 8098));

const [ours] = builds;
const places = [
  { name: "start screen", address: "/", ready: "#start .door", painted: 0.9 },
  { name: "first question", address: "/#/vragenlijst/invulhulp", ready: "#app .option__input", usable: 2.0 },
  { name: "calculator", address: "/#/rekenen", ready: "#later #age" },
];

console.log(`${"on a slow phone, in Chromium".padEnd(60)}      median      budget     share`);
for (const { name, address, ready, ...budget } of places) {
  const found = builds.map(() => []);
  for (let n = 0; n < visits; n += 1) {
    for (const [at, { origin }] of builds.entries()) found[at].push(await firstVisit(origin + address, ready));
  }
  for (const [at, build] of builds.entries()) {
    const of = at ? ` (${build.name})` : "";
    for (const what of ["painted", "usable"]) {
      const took = median(found[at].map((visit) => visit[what])) / 1000;
      row(`first visit, ${name} ${what}${of}`, took, budget[what], 2, "s");
    }
  }
}
for (const { name, address, ready } of places.slice(0, 2)) {
  const found = await laterVisits(ours.origin + address, ready);
  for (const what of ["painted", "usable"]) {
    row(`second visit offline, ${name} ${what}`, median(found.map((visit) => visit[what])) / 1000, 0.5, 2, "s");
  }
}
const found = await tapToPaint(ours.origin);
row("tap to next question painted, p95", percentile(found, 0.95), 50, 0, "ms");

await browser.close();
builds.forEach((build) => build.stop());
