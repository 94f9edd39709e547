// The schemas in data/schemas say what the program reads and writes: what it writes fits them, and what they
// refuse the program refuses too.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";

const folder = new URL("../data/schemas/", import.meta.url);
// Amounts are decimals: a multiple of a cent, as near as a double comes.
const ajv = new Ajv({ strict: true, strictTypes: false, multipleOfPrecision: 6 });
for (const name of readdirSync(folder)) ajv.addSchema(JSON.parse(readFileSync(new URL(name, folder), "utf8")));

const opstap = new URL("../target/debug/opstap", import.meta.url).pathname;
const run = (arguments_, input) => spawnSync(opstap, arguments_, { input: JSON.stringify(input), encoding: "utf8" });
const fits = (name, value) => {
  const validate = ajv.getSchema(`${name}.schema.json`);
  return validate(value) ? null : ajv.errorsText(validate.errors);
};

const { personas } = JSON.parse(readFileSync(new URL("personas.json", import.meta.url), "utf8"));
const situation = {
  date: "2026-01-01",
  adults: [
    { birth_date: "1990-05-01", bijstand: true, job: { hours_week: 16.5, wage_hour: 14.71 }, vrijlating: "n" },
    { birth_date: "1991-05-01", bijstand: true, vrijlating: { kind: "none", months_used: 0 } },
  ],
  children: [{ birth_date: "2019-02-01", care: [{ kind: "bso", hours_month: 40, price_hour: 9.98 }] }],
  housemates: [{ birth_date: "1960-01-01", income_year: 0, relation: "kostendeler" }],
  home: { kind: "rent", rent_month: 650.0, service_month: 0 },
  assets: 3000,
  health_insured: true,
  costs_of_work_month: 60,
};

test("answers and outcomes of every persona fit their schemas", () => {
  for (const { id, antwoorden } of personas) {
    assert.equal(fits("answers", antwoorden), null, id);
    const scored = run(["score"], antwoorden);
    assert.equal(fits("outcome", JSON.parse(scored.stdout)), null, id);
  }
});

test("a situation that fits is accepted, and its budget fits too", () => {
  assert.equal(fits("situation", situation), null);
  const budget = run(["budget"], situation);
  assert.equal(budget.status, 0, budget.stderr);
  assert.equal(fits("budget", JSON.parse(budget.stdout)), null);
});

test("real months fit their schema, of a household with everything that a situation can say", () => {
  const [first, second] = situation.adults;
  const whole = {
    ...situation,
    gemeente: "wassenaar",
    adults: [
      {
        ...first,
        job: { ...first.job, hours_low: 8, hours_high: 24, pension_month: 20, start: "2026-03-10", end: "2026-11-15" },
        job_before: { hours_week: 4, wage_hour: 15 },
        other_income: [{ kind: "child_alimony", amount_month: 100, start: "2025-01-01" }],
        young_disabled: true,
      },
      { ...second, student: true, other_income: [{ kind: "ww", amount_month: 400 }] },
    ],
    home: { kind: "owner", value: 250000, mortgage: 180000 },
    assets_january: 4000,
    low_income_since: "2022-01-01",
    bijstand_since: "2023-05-01",
  };
  assert.equal(fits("situation", whole), null);
  for (const more of [[], ["--set-off", "next-month", "--reported", "--rules-of", "2025-07-01"]]) {
    const months = run(["timeline", "--months", "18", ...more], whole);
    assert.equal(months.status, 0, months.stderr);
    assert.equal(fits("timeline", JSON.parse(months.stdout)), null);
  }
});

test("the test vector's dossier fits its schema", () => {
  const { plaintext } = JSON.parse(readFileSync(new URL("vectors/envelope.json", import.meta.url), "utf8"));
  assert.equal(fits("dossier", JSON.parse(plaintext)), null);
});

// tests/route_plans.rs holds the program to the same file.
test("the test vector's plan fits its schema, and what is wrong with it does not", () => {
  const { plan, refused } = JSON.parse(readFileSync(new URL("vectors/plan.json", import.meta.url), "utf8"));
  assert.equal(fits("plan", plan), null);
  for (const { at, to } of refused) {
    const wrong = structuredClone(plan);
    const path = at.slice(1).split("/");
    const key = path.pop();
    path.reduce((value, step) => value[step], wrong)[key] = to;
    assert.notEqual(fits("plan", wrong), null, at);
  }
});

test("a case with every kind of entry fits its schema, and what the schema refuses the program refuses", () => {
  // What the program does with them: tests/caseload_archive.rs.
  const vector = JSON.parse(readFileSync(new URL("vectors/case.json", import.meta.url), "utf8"));
  assert.equal(fits("case", vector.case), null);
  for (const { at, value } of vector.refused) {
    const wrong = structuredClone(vector.case);
    const path = at.slice(1).split("/");
    const last = path.pop();
    path.reduce((inside, name) => inside[name], wrong)[last] = value;
    assert.notEqual(fits("case", wrong), null, at);
  }
});

test("what the schema of a situation refuses, the program refuses", () => {
  const wrong = [
    { ...situation, bsn: 1 },
    { ...situation, date: "1 januari" },
    { ...situation, adults: [] },
    { ...situation, assets: -1 },
    { ...situation, home: { kind: "castle" } },
    { ...situation, adults: [{ birth_date: "1990-05-01", job: { hours_week: 16 } }] },
    { ...situation, adults: [{ birth_date: "1990-05-01", job: { hours_week: 61, wage_hour: 15 } }] },
  ];
  for (const value of wrong) {
    assert.notEqual(fits("situation", value), null, JSON.stringify(value));
    assert.equal(run(["budget"], value).status, 2, JSON.stringify(value));
  }
});
