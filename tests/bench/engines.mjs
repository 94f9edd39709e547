// How long the engines take in a browser: the cases of benches/cases, in the wasm that scripts/bench.sh makes. Prints
// each with its budget; nothing here can fail.

import { join } from "node:path";
import { launch, median } from "./browser.mjs";

const address = "http://opstap.test/";
const browser = await launch();
const page = await browser.newPage();
page.on("pageerror", (error) => console.error(error.message));
await page.route(`${address}**`, (route) => {
  const { pathname } = new URL(route.request().url());
  return pathname === "/"
    ? route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Opstap</title>" })
    : route.fulfill({ path: join("dist-bench", pathname) });
});
await page.goto(address);
const cases = await page.evaluate(async () => {
  const { default: start } = await import("/bench.js");
  await start();
  return window.cases.map(([name, budget]) => ({ name, budget }));
});

// Microseconds of one, in rounds that are long enough for a coarse clock. The first ones are for the compiler, which
// makes a function fast only after it was called for a while.
const rounds = (index) =>
  page.evaluate((index) => {
    const repeat = window.cases[index][2];
    const time = (times) => {
      const start = performance.now();
      repeat(times);
      return performance.now() - start;
    };
    let times = 1;
    while (time(times) < 40) times *= 2;
    for (let warm = 0; warm < 5; warm += 1) time(times);
    return Array.from({ length: 11 }, () => (time(times) / times) * 1000);
  }, index);

const number = (value, digits) => value.toFixed(digits).padStart(10);
console.log(`${"in wasm, in Chromium".padEnd(48)}        µs    budget     share`);
for (const [index, { name, budget }] of cases.entries()) {
  const took = median(await rounds(index));
  const digits = took < 10 ? 3 : 0;
  const share = budget ? `${number(budget, digits)}${number((took / budget) * 100, 0)}%` : "";
  console.log(`${name.padEnd(48)}${number(took, digits)}${share}`);
}
await browser.close();
