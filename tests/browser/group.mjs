// A group on a tablet as its people meet it, and a facilitator's papers, made here anew from docs/group.md.

import { execFileSync } from "node:child_process";
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "./test.mjs";

const opstap = new URL("../../target/debug/opstap", import.meta.url).pathname;
const run = (...arguments_) =>
  execFileSync(opstap, arguments_, { env: { ...process.env, OPSTAP_PASSPHRASE: "vijf gewone woorden" }, stdio: ["pipe", "pipe", "ignore"] });

/** A consultant with a key, who opens what was sealed to it. */
export function consultant() {
  const folder = mkdtempSync(join(tmpdir(), "opstap-key-"));
  const file = join(folder, "ours.opstapkey");
  const key = run("keygen", "--out", file).toString().match(/opstap1\S+/)[0];
  const open = (sealed, number = 0) => {
    const path = join(folder, `${number}.opstap`);
    writeFileSync(path, sealed);
    return JSON.parse(run("open", "--key", file, path));
  };
  return { key, open };
}

const letters = "0123456789ABCDEFGHJKMNPQRTVWXYZ";
const groups = (text) => text.match(/.{1,3}/g).join("-");
const base31 = (number, length) => {
  let text = "";
  for (let left = BigInt(number); text.length < length; left /= 31n) text = letters[Number(left % 31n)] + text;
  return text;
};
const withCheck = (text) => {
  const sum = [...text].reverse().reduce((sum, letter, place) => sum + letters.indexOf(letter) * (place + 2), 0);
  return text + letters[(31 - (sum % 31)) % 31];
};

/** The 32 bytes of a public key as text (Bech32m). */
function keyBytes(text) {
  const values = [...text.slice("opstap1".length, -6)].map((letter) => "qpzry9x8gf2tvdw0s3jn54khce6mua7l".indexOf(letter));
  const bits = values.map((value) => value.toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.slice(0, 256).match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

// Postcard: a number is a varint, a text stands behind its length.
const varint = (number) => {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
  return Buffer.from([...bytes, number]);
};
const text = (text) => Buffer.concat([varint(Buffer.byteLength(text)), Buffer.from(text)]);
const list = (entries) => Buffer.concat([varint(entries.length), ...entries]);

/** A session with its link, and what is on the facilitator's card and on those of participants. */
export function group({ keys, languages = ["nl"], cards = 12, warn = 120, lock = 60, name = "Dinsdaggroep", secret = randomBytes(16) }) {
  const id = randomBytes(16);
  const derived = (label, which, length) =>
    Buffer.from(hkdfSync("sha256", secret, "", Buffer.concat([Buffer.from(`opstap group 1 ${label}`), id, which]), length));
  const none = Buffer.alloc(0);
  const before = Buffer.concat([
    ...[Buffer.from([1]), id, text("haarlem"), text(name), text("Buurthuis De Brug"), varint(2026 * 2), varint(3), varint(3)],
    list(keys.map((key) => Buffer.concat([text("Team Werk"), keyBytes(key)]))),
    ...[list(languages.map(text)), varint(warn), varint(lock), varint(cards)],
  ]);
  const sha256 = (bytes) => createHash("sha256").update(bytes).digest();
  const sealed = Buffer.concat([before, derived("check", sha256(before), 8)]);
  const check = sha256(sealed).subarray(0, 4);
  const card = (number) => {
    const which = Buffer.from([number >> 8, number & 255]);
    const code = derived("card", which, 8).readBigUInt64BE() % 31n ** 6n;
    return `${number}-${groups(base31(code, 6))}`;
  };
  return {
    link: `/#/groep/${Buffer.concat([sealed, check]).toString("base64url")}`,
    secretBytes: secret,
    secret: groups(withCheck(base31(BigInt(`0x${secret.toString("hex")}`), 26))),
    pin: (derived("pin", none, 8).readBigUInt64BE() % 1_000_000n).toString().padStart(6, "0"),
    card,
    languages,
  };
}

/** A text of the group in a language. */
export function groupText(language, section, key) {
  const toml = readFileSync(new URL(`../../data/texts/${language}/group.toml`, import.meta.url), "utf8");
  const [, part] = toml.match(new RegExp(`^\\[${section}\\]$([\\s\\S]*?)(?=^\\[|$(?![\\s\\S]))`, "m"));
  return part.match(new RegExp(`^${key} = "(.*)"$`, "m"))[1];
}

const primary = (page) => page.locator("#locked .nl-button--primary:visible");

/** The facilitator gives the secret; the tablet then welcomes whoever is next. */
export async function giveSecret(page, group) {
  await page.locator("#session-secret").fill(group.secret);
  await primary(page).click();
  await expect(page.locator(".to-facilitator")).toBeVisible();
}

export async function setUp(page, group) {
  await page.goto(group.link);
  await giveSecret(page, group);
  expect(new URL(page.url()).hash).toBe("#/groep");
}

/** Somebody begins with a card and a code, up to the first question. */
export async function begin(page, group, number, code, language = group.languages[0]) {
  if (group.languages.length > 1) await page.locator(`.welcome-languages__choice[lang=${language}]`).click();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await page.getByRole("button", { name: groupText(language, "welcome", "begin"), exact: true }).click();
  await page.locator("#card").fill(group.card(number));
  await page.locator("#new-code").fill(code);
  await page.locator("#new-code-again").fill(code);
  await primary(page).click();
  await page.locator("#locked a.nl-button--primary").click();
  await expect(page.locator("legend h1")).toBeVisible();
}

/** Somebody comes back with card and code, from the welcome or from a locked screen. */
export async function resume(page, group, number, code) {
  if (!(await page.locator("#own-code").isVisible())) await page.locator("#locked .actions > .nl-button--secondary:visible").click();
  await page.locator("#card").fill(group.card(number));
  await page.locator("#own-code").fill(code);
  await primary(page).click();
  await expect(page.locator(".run-top")).toBeVisible();
}

/** The id of the question on the screen. */
export async function questionId(page) {
  const first = page.locator(".option__input").first();
  await expect(first).toBeVisible();
  return (await first.getAttribute("id")).replace(/-\d+$/, "");
}

const options = (() => {
  const model = readFileSync(new URL("../../data/diagnose/model.toml", import.meta.url), "utf8");
  const found = new Map();
  for (const block of model.split(/^\[\[vraag\]\]$/m).slice(1)) {
    const [, id] = block.match(/^id = "([^"]+)"/m);
    const ids = [...block.matchAll(/\{([^{}]*\btekst = "[^"]*"[^{}]*)\}/g)].map(([, option]) => option.match(/\bid = "([^"]+)"/)[1]);
    found.set(id, ids);
  }
  return found;
})();

/** Answers the question on the screen, and waits until the screen says that it is kept. Returns its id. */
export async function answer(page, answers, language = "nl") {
  const id = await questionId(page);
  if (answers[id] === undefined) throw new Error(`the persona has no answer to ${id}`);
  for (const option of [answers[id]].flat()) {
    const place = { weet_niet: "dont-know", wil_niet: "refused" }[option] ?? options.get(id).indexOf(option);
    await page.locator(`#${id}-${place}`).check();
  }
  if ([answers[id]].flat().length) await expect(page.locator("form .saved")).toHaveText(groupText(language, "run", "saved"));
  return id;
}

/** Goes on to the next question, or to the check page. */
export async function onward(page, id) {
  await page.locator("form .nl-button--primary").click();
  await expect(page.locator(`#${id}-0`)).toHaveCount(0);
}

export async function answerSome(page, answers, count, language = "nl") {
  const answered = [];
  while (answered.length < count && (await page.locator("legend h1").count())) {
    const id = await answer(page, answers, language);
    await onward(page, id);
    answered.push(id);
  }
  return answered;
}

/** From the check page to the seal. */
export async function finish(page, { name } = {}) {
  await expect(page.locator("dl.answers")).toBeVisible();
  await page.locator("#locked a.nl-button--primary").click();
  await expect(page.locator("#satisfaction")).toBeVisible();
  if (name) await page.locator("#name").fill(name);
  await page.locator("#satisfaction").selectOption("8");
  await primary(page).click();
  await expect(page.locator("#locked .notice--success")).toBeVisible();
}

export const next = (page) => primary(page).click();

/** The facilitator's page. */
export async function facilitate(page, group) {
  await page.locator(".to-facilitator button").click();
  await page.getByLabel("Pincode").fill(group.pin);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.locator(".counts")).toBeVisible();
}

/** The counts on that page: finished, still here, begun. */
export const counts = async (page) => (await page.locator(".counts dd").allInnerTexts()).slice(0, 3).map(Number);

/** The files in a zip that stores them as they are. */
export function unzip(zip) {
  const files = [];
  for (let at = zip.indexOf("PK\u0001\u0002", 0, "latin1"); at >= 0 && zip.readUInt32LE(at) === 0x02014b50; ) {
    const size = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files.push(zip.subarray(start, start + size));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
