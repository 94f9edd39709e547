// The browser that both benches run in.

import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

export function launch() {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

export const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
