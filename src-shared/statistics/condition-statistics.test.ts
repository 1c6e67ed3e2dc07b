import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { statisticsPage } from "../../docs/statistics-page.ts";
import { statisticEntries, statisticOf } from "./condition-statistics.ts";
import { aSummary } from "./testing/summaries.ts";

test("docs/statistics.md is generated from the declarations (npm run docs)", () => {
  expect(readFileSync(join(import.meta.dirname, "../../docs/statistics.md"), "utf8")).toBe(statisticsPage());
});

test("names and titles are distinct, and definitions are sentences without a full stop", () => {
  const all = statisticEntries.map(([, statistic]) => statistic);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  for (const { definition, undefinedWhere = "" } of all) expect(`${definition} ${undefinedWhere}`).not.toMatch(/\.$|\|/);
});

test("a statistic states when it has no value if and only if it is optional", () => {
  for (const [key, { value, undefinedWhere }] of statisticEntries) expect(undefinedWhere !== undefined, key).toBe(value === "optional");
});

test("a condition without spikes has counts and a rate, but no interval statistics", () => {
  const silent = aSummary();
  for (const [key, { value }] of statisticEntries) if (value === "count") expect(silent[key], key).toBe(key === "neurons" ? 1 : 0);
  expect(silent.rate).toBe(0);
  expect([silent.cv, silent.isiMean, silent.firstSpikeLatency]).toEqual([undefined, undefined, undefined]);
  expect(statisticOf("cv").name).toBe("cv");
});
