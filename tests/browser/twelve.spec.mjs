// Twelve people, one after another, on one tablet that keeps crashing.
//
// What is searched on the disk, and why it would be there if it leaked: answers are written by this app as JSON, such as
// "werk_nu":"nee" (the words of an option are part of the app itself and say nothing). So every pair that a person
// answered is searched as JSON, and so are their name, their card, the secret of the session (as typed, without dashes,
// and as bytes) and, between quotes as JSON and as a browser's own form memory has them, their code and the PIN. All of
// it as bytes of Latin-1 and as UTF-16, the two ways in which Chromium writes strings. The last step writes a canary on
// purpose, in the ways in which a leak would come about, and finds it: the search can fail.

import { readFileSync, readdirSync, rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { expect, persona, test } from "./test.mjs";
import * as tablet from "./group.mjs";

const languages = ["nl", "ar", "pl", "en"];
const people = ["P01", "P02", "P03", "P05", "P08", "P10", "P12", "P15", "P18", "P21", "P25", "P30"].map((id, place) => ({
  number: place + 1,
  code: String(1017 + 613 * place),
  name: `Zwaluwstaart${place}Qx`,
  language: languages[place % languages.length],
  answers: persona(id).antwoorden,
}));

/** Chance that is the same each time (mulberry32). */
function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Every file of a browser profile. */
function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Which of these texts, or bytes, stand anywhere on the disk. */
function found(folder, needles) {
  const wanted = needles.flatMap((needle) =>
    Buffer.isBuffer(needle) ? [[needle.toString("hex"), needle]] : ["latin1", "utf16le"].map((encoding) => [needle, Buffer.from(needle, encoding)]),
  );
  const hits = new Set();
  for (const file of files(folder)) {
    let bytes;
    try {
      bytes = readFileSync(file);
    } catch {
      // A file that the browser removed meanwhile.
      continue;
    }
    for (const [needle, encoded] of wanted) if (bytes.includes(encoded)) hits.add(`${needle} in ${file.slice(folder.length)}`);
  }
  return [...hits];
}

/** The process of the browser with this profile, which this test started; its children go with it. */
function processOf(folder) {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      if (command.includes(`--user-data-dir=${folder}`) && !command.some((argument) => argument.startsWith("--type="))) return Number(pid);
    } catch {
      // It ended meanwhile.
    }
  }
  throw new Error("the browser is not running");
}

/** The whole browser at once, as when a battery is empty. */
async function kill(context, folder) {
  const gone = context.waitForEvent("close");
  process.kill(processOf(folder), "SIGKILL");
  await gone;
}

// A trace of every step would be larger than what it traces.
test.use({ trace: "off" });

test("twelve people on one tablet, with crashes after random steps (F12, F14)", async ({ baseURL, launchOptions }, { project }) => {
  test.skip(project.name === "phone", "once is enough: the tablet has a size of its own");
  test.setTimeout(420_000);
  const chance = seeded(20260303);
  const ours = tablet.consultant();
  const secret = Buffer.from("8f1c53a2e97b40d6b2c81f4407ee9a35", "hex");
  const group = tablet.group({ keys: [ours.key], languages, secret });
  const profile = mkdtempSync(join(tmpdir(), "opstap-tablet-"));
  const launch = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      baseURL,
      locale: "nl-NL",
      viewport: { width: 820, height: 1180 },
      acceptDownloads: true,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(20_000);
    const page = context.pages()[0] ?? (await context.newPage());
    return { context, page };
  };
  const needles = people.flatMap(({ number, code, name, answers }) => [
    ...[name, group.card(number), group.card(number).replaceAll("-", ""), `"${code}"`],
    ...Object.entries(answers).map(([id, answer]) => `"${id}":${JSON.stringify(answer).replace(/\]$/, "")}`),
  ]);
  needles.push(group.secret, group.secret.replaceAll("-", ""), secret, `"${group.pin}"`);

  let { context, page } = await launch();
  await tablet.setUp(page, group);
  let killed = 0;
  for (const person of people) {
    const { number, code, language, answers } = person;
    await tablet.begin(page, group, number, code, language);
    // Somewhere in the first twenty questions; every fourth person loses the whole browser.
    const before = 1 + Math.floor(chance() * 20);
    await tablet.answerSome(page, answers, before, language);
    const id = await tablet.answer(page, answers, language);
    if (number % 4 === 3) {
      await kill(context, profile);
      killed += 1;
      ({ context, page } = await launch());
    } else {
      const crashed = page.waitForEvent("crash");
      const cdp = await context.newCDPSession(page);
      cdp.send("Page.crash").catch(() => {});
      await crashed;
      page = await context.newPage();
    }
    expect(found(profile, needles)).toEqual([]);
    await page.goto("/#/groep");
    await tablet.giveSecret(page, group);
    await tablet.resume(page, group, number, code);
    // Exactly there, in their language, with the answer that the screen had called kept.
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    expect(await tablet.questionId(page)).toBe(id);
    await expect(page.locator("input:checked")).toHaveCount([answers[id]].flat().length);
    await tablet.onward(page, id);
    // Whatever was answered before and lost would be asked again at the end, and stop the seal.
    await tablet.answerSome(page, answers, 99, language);
    await tablet.finish(page, { name: person.name });
    await tablet.next(page);
  }
  expect(killed).toBe(3);

  // Every dossier is there, opens with the key, and says what its person said.
  await tablet.facilitate(page, group);
  expect(await tablet.counts(page)).toEqual([12, 12, 0]);
  await page.getByRole("button", { name: "Haal alles op" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bewaar als bestand" }).click();
  const sealed = tablet.unzip(readFileSync(await (await download).path()));
  const opened = sealed.map(ours.open);
  // Of several options at one question the order says nothing.
  const sorted = (answers) => Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, [answer].flat().sort()]));
  expect(opened.map(({ reference, name, answers, language }) => ({ reference, name, answers: sorted(answers), language }))).toEqual(
    people.map(({ number, name, answers, language }) => ({ reference: String(number), name, answers: sorted(answers), language })),
  );
  // Nobody else reads one, and nothing in them is readable as it lies there.
  const stranger = tablet.consultant();
  for (const file of sealed) expect(() => stranger.open(file)).toThrow();
  expect(needles.filter((needle) => sealed.some((file) => file.includes(needle)))).toEqual([]);

  // A lid that is closed before anybody confirmed loses none.
  await kill(context, profile);
  expect(found(profile, needles)).toEqual([]);
  ({ context, page } = await launch());
  await page.goto("/#/groep");
  await tablet.giveSecret(page, group);
  await tablet.facilitate(page, group);
  expect(await tablet.counts(page)).toEqual([12, 12, 0]);
  await page.getByLabel("Hoeveel zijn er ingelezen?").fill("12");
  await page.getByRole("button", { name: "Haal 12 vragenlijsten van deze tablet" }).click();
  await page.getByRole("button", { name: "Ja, alles is ingelezen" }).click();
  await expect(page.getByText("Er staat niets klaar om op te halen.")).toBeVisible();
  await context.close();
  expect(found(profile, needles)).toEqual([]);

  // The proof that the search finds what leaks.
  ({ context, page } = await launch());
  await page.goto("/");
  await page.evaluate(async () => {
    localStorage.setItem("leak", '{"werk_nu":"kanarie"}');
    const request = indexedDB.open("leak", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("leak");
    await new Promise((resolve) => (request.onsuccess = resolve));
    const transaction = request.result.transaction("leak", "readwrite", { durability: "strict" });
    transaction.objectStore("leak").put("Zwaluwstaart99Qx", 1);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
  });
  await context.close();
  expect(found(profile, ['"werk_nu":"kanarie"'])).not.toEqual([]);
  expect(found(profile, ["Zwaluwstaart99Qx"])).not.toEqual([]);
  rmSync(profile, { recursive: true, force: true });
});
