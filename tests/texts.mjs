// Every language says what Dutch says; a file that doesn't is refused. Run: node --test tests/texts.mjs

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "smol-toml";
import { categories, languages, questionnaire } from "../scripts/texts.mjs";

/** What the check says of a copy of the project in which one text of English is another. */
function saidOf(file, from, to) {
  const copy = mkdtempSync(join(tmpdir(), "opstap-texts-"));
  for (const part of ["data", "scripts", "index.html", "package.json"]) cpSync(part, join(copy, part), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(copy, "node_modules"));
  const path = join(copy, "data/texts/en", file);
  const text = readFileSync(path, "utf8");
  assert.match(text, from);
  writeFileSync(path, text.replace(from, to));
  try {
    execFileSync("node", ["scripts/texts.mjs", join(copy, "out")], { cwd: copy, stdio: "pipe" });
    return "";
  } catch (error) {
    return error.stderr.toString();
  } finally {
    rmSync(copy, { recursive: true });
  }
}

test("as they are, all is well", () => assert.equal(saidOf("app.toml", /^/, "# "), ""));
test("a missing text is refused", () => assert.match(saidOf("app.toml", /^back = .*\n/m, ""), /common\.back is missing/));
test("a text too many is refused", () => assert.match(saidOf("app.toml", /^back = /m, 'more = "x"\nback = '), /common\.more is not in Dutch/));
test("another placeholder is refused", () => assert.match(saidOf("app.toml", /\{number\}/, "{numbers}"), /other placeholders/));
test("a text that says nothing is refused", () => assert.match(saidOf("app.toml", /^back = .*$/m, 'back = " "'), /says nothing/));
test("a plural form too few is refused", () => assert.match(saidOf("app.toml", /missing_text = \{ one = "[^"]*", /, "missing_text = { "), /needs exactly the forms/));
test("who checked it must be said, be it nobody", () => assert.match(saidOf("app.toml", /^checked_by = .*\n/m, ""), /checked_by/));
test("one Dutch sentence has one translation", () => assert.match(saidOf("questions.toml", /^option-nee = .*$/m, 'option-nee = "Never ever"'), /otherwise than before/));

test("every question has a text, a reason, more explanation and its options, in nine languages", () => {
  assert.equal(Object.keys(languages).length, 9);
  const { questions } = questionnaire();
  assert.equal(Object.keys(questions).length, 40);
  for (const [id, texts] of Object.entries(questions)) {
    assert.ok(texts.text && texts.why && texts.more, id);
    assert.ok(Object.keys(texts).filter((key) => key.startsWith("option-")).length >= 2, id);
  }
});

// CLDR's plural rules for whole numbers, as they stand in its charts.
test("a language has the plural forms of CLDR", () => {
  assert.deepEqual([...categories("ar")].sort(), ["few", "many", "one", "other", "two", "zero"]);
  assert.deepEqual([...categories("pl")].sort(), ["few", "many", "one", "other"]);
  assert.deepEqual([...categories("uk")].sort(), ["few", "many", "one", "other"]);
  for (const code of ["nl", "en", "tr", "fa", "so", "ti"]) assert.deepEqual([...categories(code)].sort(), ["one", "other"], code);
});

test("every Dutch text is shown somewhere", () => {
  const below = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => /\.(rs|js)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  const code = [...below("src"), ...below("build"), "index.html"].map((path) => readFileSync(path, "utf8")).join("\n");
  const words = new Set(code.match(/\w+/g));
  // In the page as it comes, or by a name that is put together from what was computed.
  const others = ["shell", "language", "speech", "summary", "line", "gaps", "notice", "todo", "field", "problem"];
  const isShown = (section, key) => words.has(`${section}_${key}`) || code.includes(`${section}.${key}`);
  for (const file of readdirSync("data/texts/nl")) {
    for (const [section, texts] of Object.entries(parse(readFileSync(join("data/texts/nl", file), "utf8")))) {
      if (section === "checked_by" || others.includes(section)) continue;
      for (const key of Object.keys(texts)) assert.ok(isShown(section, key), `${file}: ${section}.${key}`);
    }
  }
});
