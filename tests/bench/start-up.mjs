// How long a first visit takes on a slow phone: Lighthouse's slow-4G preset (562 ms a request, 1.47 Mbit/s) and a
// processor four times slower. Prints the median of five cold visits; nothing here can fail.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { launch, median } from "./browser.mjs";

const port = 8097;
const server = spawn("node", ["scripts/serve.mjs"], { env: { ...process.env, PORT: port }, stdio: ["ignore", "pipe", "inherit"] });
await once(server.stdout, "data");
const browser = await launch();

async function visit(address, ready) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 562,
    downloadThroughput: (1_474_560 / 8) | 0,
    uploadThroughput: (675_000 / 8) | 0,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(`http://127.0.0.1:${port}${address}`, { waitUntil: "commit" });
  await page.waitForSelector(ready, { timeout: 60_000 });
  const usable = await page.evaluate(() => performance.now());
  const painted = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const [first] = performance.getEntriesByName("first-contentful-paint");
        if (first) return resolve(first.startTime);
        new PerformanceObserver((list) => resolve(list.getEntries()[0].startTime)).observe({ type: "paint", buffered: true });
      }),
  );
  await context.close();
  return { painted, usable };
}

for (const [name, address, ready] of [
  ["start screen", "/", "#start .door"],
  ["first question", "/#/vragenlijst/invulhulp", "#app .option__input"],
  ["calculator", "/#/rekenen", "#later #age"],
]) {
  const visits = [];
  for (let n = 0; n < 5; n += 1) visits.push(await visit(address, ready));
  const painted = median(visits.map((visit) => visit.painted));
  const usable = median(visits.map((visit) => visit.usable));
  console.log(`${name.padEnd(16)} painted ${(painted / 1000).toFixed(2)} s   usable ${(usable / 1000).toFixed(2)} s`);
}

await browser.close();
server.kill();
