// From a resident's screen to the camera of a desk, by QR codes.

import { createHash } from "node:crypto";
import { openSync, writeSync, closeSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import encodeQR from "qr";
import { answered, calculated, expect, expectAccessible, open, persona, test, watch } from "./test.mjs";
import { office, openDesk, zip } from "./desk.mjs";

const p08 = persona("P08").antwoorden;
const BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** RFC 9285. */
function base45(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    let rest = pair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
    for (let n = 0; n < (pair ? 3 : 2); n += 1) {
      text += BASE45[rest % 45];
      rest = Math.floor(rest / 45);
    }
  }
  return text;
}

/** The texts of the codes for these bytes, as docs/qr.md has them, in this many parts. */
function parts(whole, total) {
  const sha256 = (bytes) => createHash("sha256").update(bytes).digest();
  const each = Math.ceil(whole.length / total);
  return Array.from({ length: total }, (_, n) => {
    const head = Buffer.concat([Buffer.from("OPQ\x01"), sha256(whole).subarray(0, 8), Buffer.from([n + 1, total, whole.length >> 8, whole.length & 255])]);
    const part = Buffer.concat([head, whole.subarray(n * each, (n + 1) * each)]);
    return base45(Buffer.concat([part, sha256(part).subarray(0, 4)]));
  });
}

/** A camera of 1280 x 720 that sees what `window.hold` puts before it: a code as rows of ones and zeros, or nothing. */
async function withCamera(page) {
  await page.addInitScript(() => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 1280, height: 720 });
    const context = canvas.getContext("2d");
    let held = [];
    const draw = () => {
      context.fillStyle = "#bbb";
      context.fillRect(0, 0, 1280, 720);
      const module = Math.floor(640 / (held.length || 1));
      const left = 640 - (held.length * module) / 2;
      held.forEach((row, y) =>
        [...row].forEach((dark, x) => {
          context.fillStyle = dark === "1" ? "#111" : "#eee";
          context.fillRect(left + x * module, 40 + y * module, module, module);
        }),
      );
    };
    setInterval(draw, 50);
    window.hold = (rows) => {
      held = rows;
      draw();
    };
    const tracks = (window.tracks = []);
    navigator.mediaDevices.getUserMedia = async (wishes) => {
      window.wishes = wishes;
      const stream = canvas.captureStream(20);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
}

/** Holds a code before that camera. */
async function hold(page, text) {
  const quiet = 4;
  const modules = text ? encodeQR(text, "raw", { ecc: "medium", border: quiet }) : [];
  await page.evaluate((rows) => window.hold(rows), modules.map((row) => row.map(Number).join("")));
}

test("F16 F17 a resident shows a dossier in several codes; a real camera at the desk takes it in", async ({ browser, baseURL }, { project }) => {
  test.skip(project.name !== "phone", "the story has its own phone and desk");
  test.setTimeout(120_000);
  const desk = office();
  // A municipality with several consultants: a dossier that takes more than one code.
  const keys = [desk, office(), office(), office()].flatMap(({ key, strange }) => [key, strange]);
  const config = { version: 1, recipients: keys.map((public_key, n) => ({ name: `Consulent ${n + 1}`, public_key })) };
  const home = await browser.newContext({ baseURL, locale: "nl-NL", viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, reducedMotion: "reduce", serviceWorkers: "block" });
  await home.route("**/config.json", (route) => route.fulfill({ json: config }));
  const complaints = watch(home, new URL(baseURL).origin);
  const page = await home.newPage();
  await answered(page, p08);
  await calculated(page);
  await open(page, "/#/overdragen");
  await page.getByLabel("Stuur mijn berekening mee").check();
  await page.getByLabel("Uw naam").fill("Ahmed ".repeat(15).trim());
  await page.getByRole("button", { name: "Maak het bestand" }).click();
  await page.getByRole("button", { name: /QR/ }).click();
  await page.getByLabel("Zelf wisselen").check();
  const total = Number((await page.locator(".qr-codes__part").innerText()).match(/van (\d+)/)[1]);
  expect(total).toBeGreaterThan(1);

  // F17: modules that a camera can tell apart, on the narrowest of phones.
  const frames = [];
  for (let n = 0; n < total; n += 1) {
    await expect(page.locator(".qr-codes__part")).toHaveText(`Code ${n + 1} van ${total}`);
    const code = page.locator(".qr-codes .qr-code");
    const { side, width } = await code.evaluate((svg) => ({ side: svg.viewBox.baseVal.width, width: svg.getBoundingClientRect().width }));
    const version = (side - 8 - 17) / 4;
    expect(version).toBeLessThanOrEqual(20);
    expect((width * 3) / side).toBeGreaterThanOrEqual(4);
    frames.push((await code.screenshot({ scale: "css" })).toString("base64"));
    await page.getByRole("button", { name: "Volgende code" }).click();
  }
  await expectAccessible(page);

  // What the camera sees, as a film: each code for most of a second, smaller than on the phone and a little grey.
  const film = join(desk.folder, "camera.y4m");
  const out = openSync(film, "w");
  writeSync(out, "YUV4MPEG2 W1280 H720 F10:1 Ip A1:1 C420jpeg\n");
  const grey = Buffer.alloc(1280 * 720 / 2, 128);
  for (const png of frames) {
    const luma = await page.evaluate(async (png) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(1280, 720);
      const context = canvas.getContext("2d");
      context.fillStyle = "#999";
      context.fillRect(0, 0, 1280, 720);
      context.translate(640, 360);
      context.rotate(0.05);
      context.drawImage(picture, -310, -310, 620, 620);
      const { data } = context.getImageData(0, 0, 1280, 720);
      let text = "";
      for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(30 + Math.round(data[at] * 0.7));
      return btoa(text);
    }, png);
    for (let n = 0; n < 8; n += 1) {
      writeSync(out, "FRAME\n");
      writeSync(out, Buffer.from(luma, "base64"));
      writeSync(out, grey);
    }
  }
  closeSync(out);
  expect(complaints).toEqual([]);
  await home.close();

  const { executablePath, args } = project.use.launchOptions;
  const laptop = await chromium.launch({
    executablePath,
    args: [...args, "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`],
  });
  const room = await laptop.newContext({ baseURL, locale: "nl-NL", viewport: { width: 1280, height: 900 } });
  const officeComplaints = watch(room, new URL(baseURL).origin);
  const screen = await room.newPage();
  await openDesk(screen, desk);
  await screen.getByRole("button", { name: "Lees QR-codes met de camera" }).click();
  await expect(screen.getByText("Alle delen zijn gelezen")).toBeVisible({ timeout: 60_000 });
  await expect(screen.getByText("1 ingelezen, 0 waren er al, 0 niet ingelezen.").first()).toBeVisible();
  await expectAccessible(screen);
  await screen.getByRole("button", { name: "Zet de camera uit" }).click();
  await expect(screen.locator("video")).toHaveCount(0);
  await screen.getByRole("link", { name: /^Ahmed/ }).click();
  await expect(screen.locator(".comparison")).toBeVisible();
  await screen.getByRole("link", { name: "Antwoorden", exact: true }).click();
  await expect(screen.locator(".answers__row")).toHaveCount(persona("P08").verwacht.vragen_getoond);
  expect(officeComplaints).toEqual([]);
  await laptop.close();
});

test("F16 codes in any order with some missed, foreign ones between them, several dossiers one after another", async ({ page }) => {
  test.setTimeout(180_000);
  const desk = office();
  await withCamera(page);
  await openDesk(page, desk);
  await page.getByRole("button", { name: "Lees QR-codes met de camera" }).click();
  await expect(page.locator("video")).toBeVisible();
  // F17: 720 lines are asked for.
  const wishes = await page.evaluate(() => window.wishes.video);
  expect(wishes.height.ideal).toBeGreaterThanOrEqual(720);
  expect(wishes.facingMode).toBe("environment");

  const tablet = zip({ "opstap-0001.opstap": desk.seal("a", { name: "Anna" }), "opstap-0002.opstap": desk.seal("b", { name: "Bea" }) });
  const codes = parts(tablet, 7);
  for (const n of [0, 4, 2]) {
    await hold(page, codes[n]);
    await expect(page.locator(".parts > li").nth(n)).not.toHaveClass(/missing/);
  }
  await expect(page.getByText("3 van 7 delen gelezen.")).toBeVisible();
  await expect(page.getByText("Nog niet gelezen: deel 2, 4, 6, 7.")).toBeVisible();

  // A code of something else changes nothing; one of another dossier is named.
  await hold(page, "https://example.org/kassa");
  await expect(page.getByText("Deze QR-code bevat geen dossier van Opstap.")).toBeVisible();
  const other = parts(desk.seal("c", { name: "Cor" }), 2);
  await hold(page, other[0]);
  await expect(page.getByText("Dit is een deel van een ander dossier.")).toBeVisible();
  await expect(page.getByText("3 van 7 delen gelezen.")).toBeVisible();
  await expectAccessible(page);

  // Round again: what was missed comes later.
  for (const n of [1, 3, 5, 6]) {
    await hold(page, codes[n]);
    if (n < 6) await expect(page.locator(".parts > li").nth(n)).not.toHaveClass(/missing/);
  }
  await expect(page.getByText("Alle delen zijn gelezen")).toBeVisible();
  await expect(page.locator(".scanning").getByText("2 ingelezen, 0 waren er al, 0 niet ingelezen.")).toBeVisible();

  // The next screen, without a touch of the desk.
  await hold(page, other[1]);
  await expect(page.getByText("1 van 2 delen gelezen.")).toBeVisible();
  await hold(page, other[0]);
  await expect(page.locator(".scanning").getByText("1 ingelezen, 0 waren er al, 0 niet ingelezen.")).toBeVisible();
  // Half of one, and the person walks away.
  await hold(page, codes[0]);
  await expect(page.getByText("1 van 7 delen gelezen.")).toBeVisible();
  await hold(page, null);
  await page.getByRole("button", { name: "Begin opnieuw met een ander dossier" }).click();
  await hold(page, other[0]);
  await expect(page.getByText("1 van 2 delen gelezen.")).toBeVisible();
  await hold(page, other[1]);
  await expect(page.locator(".scanning").getByText("0 ingelezen, 1 waren er al, 0 niet ingelezen.")).toBeVisible();

  await page.getByRole("button", { name: "Zet de camera uit" }).click();
  await expect.poll(() => page.evaluate(() => window.tracks.map((track) => track.readyState))).toEqual(["ended"]);
  await expect(page.locator(".dossier-table tbody tr")).toHaveCount(3);
  // Leaving the page closes it as well.
  await page.getByRole("button", { name: "Lees QR-codes met de camera" }).click();
  await expect.poll(() => page.evaluate(() => window.tracks.length)).toBe(2);
  await page.getByRole("link", { name: "Sleutels" }).click();
  await expect.poll(() => page.evaluate(() => window.tracks.map((track) => track.readyState))).toEqual(["ended", "ended"]);
});

for (const [error, text] of [
  ["NotAllowedError", "De browser mag de camera niet gebruiken."],
  ["NotFoundError", "Er is geen camera gevonden."],
  ["NotReadableError", "De camera is al in gebruik."],
]) {
  test(`a camera that gives ${error}: what to do`, async ({ page }) => {
    await page.addInitScript((error) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", error));
    }, error);
    await openDesk(page, office());
    await page.getByRole("button", { name: "Lees QR-codes met de camera" }).click();
    await expect(page.getByRole("alert").getByText(text)).toBeVisible();
    await expectAccessible(page);
  });
}
