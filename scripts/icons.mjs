// The icons of the home screen, drawn from favicon.svg by the browser of the tests: `node scripts/icons.mjs` writes
// icons/ anew when the mark has changed. They are kept with the source, so that a build needs no browser.

import { mkdirSync, readFileSync } from "node:fs";
import { launch } from "../tests/bench/browser.mjs";

const mark = readFileSync("favicon.svg", "utf8");
const ground = mark.match(/<rect[^>]*fill="([^"]+)"/)[1];
// `share` of the icon that the mark takes: of a maskable one the rim may be cut off, and iOS rounds the corners.
const icons = [
  { name: "192", size: 192, share: 1 },
  { name: "512", size: 512, share: 1 },
  { name: "maskable", size: 512, share: 0.8 },
  { name: "apple-touch", size: 180, share: 0.9 },
];

mkdirSync("icons", { recursive: true });
const browser = await launch();
for (const { name, size, share } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inner = Math.round(size * share);
  await page.setContent(`<style>
    html { background: ${share < 1 ? ground : "transparent"} }
    body { margin: 0; block-size: 100vh; display: grid; place-content: center }
    svg { display: block; inline-size: ${inner}px; block-size: ${inner}px }
  </style>${mark}`);
  await page.screenshot({ path: `icons/${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
