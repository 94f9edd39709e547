// The consultant's side, and files made for it by the command line.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { expect, expectNoSidewaysScroll, persona } from "./test.mjs";

const opstap = new URL("../../target/debug/opstap", import.meta.url).pathname;
export const passphrase = "vijf gewone woorden";
const meta = readFileSync(new URL("../../data/diagnose/model.toml", import.meta.url), "utf8");

/** The command line. */
export const run = (arguments_, input = "") =>
  execFileSync(opstap, arguments_, { input, env: { ...process.env, OPSTAP_PASSPHRASE: passphrase }, stdio: ["pipe", "pipe", "ignore"] });

/** A folder of its own with a key in it; `seal` gives the bytes of a sealed dossier. */
export function office() {
  const folder = mkdtempSync(join(tmpdir(), "opstap-desk-"));
  const keyFile = join(folder, "ours.opstapkey");
  const makeKey = (path) => run(["keygen", "--out", path]).toString().match(/opstap1\S+/)[0];
  const key = makeKey(keyFile);
  return {
    folder,
    key,
    keyFile,
    strange: makeKey(join(folder, "strange.opstapkey")),
    seal: (id, more = {}, to = key) => run(["seal", "--to", to, "-"], dossier(id, more)),
  };
}

/** The JSON of P08's dossier; `id` is one hexadecimal digit. */
export function dossier(id, more = {}) {
  return JSON.stringify({
    format: "opstap-dossier",
    version: 1,
    id: id.repeat(32),
    created: "2026-03-04",
    completed: "2026-03-04",
    gemeente: "leidschendam-voorburg",
    questionnaire: { id: meta.match(/^id = "(.*?)"/m)[1], version: meta.match(/^versie = "(.*?)"/m)[1] },
    language: "nl",
    answers: persona("P08").antwoorden,
    ...more,
  });
}

/** The desk with the key of this office open, at the list of dossiers. */
export async function openDesk(page, { keyFile, key }) {
  await page.goto("/#/consulent/sleutels");
  await page.getByLabel("Kies uw sleutelbestand").setInputFiles(keyFile);
  await page.getByLabel("Wachtzin", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Open de sleutel" }).click();
  await expect(page.locator("#public-key")).toHaveText(key);
  await page.getByRole("link", { name: "Dossiers", exact: true }).click();
}

/** Nothing makes a consultant scroll sideways, on this screen, a tablet or a phone. */
export async function expectFits(page) {
  const { width: own, height } = page.viewportSize();
  for (const width of [360, 820, own]) {
    await page.setViewportSize({ width, height });
    await expectNoSidewaysScroll(page);
  }
}

/** A zip of these files, stored as they are (PKWARE APPNOTE 4.3). */
export function zip(files) {
  const locals = [];
  const central = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), fields, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, list, Buffer.from("PK\x05\x06"), end]);
}
