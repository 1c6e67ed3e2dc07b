import { expect, test } from "vitest";
import { workerDied } from "../../src-shared/errors/runs-errors.ts";
import { comparisonStatus, sharedDetails } from "./compare-words.ts";
import type { Compared } from "../state/comparison.svelte.ts";

const verified = { mismatches: [], engine: { recorded: 1, current: 1 } };
const member = (name: string, run: object = {}): Compared =>
  ({ key: name, letter: "A", name, colour: 0, problem: undefined, run: { phase: "finished", finished: 9, total: 9, verification: verified, ...run } }) as unknown as Compared;
const details = (...seeds: readonly string[]): string[] =>
  sharedDetails(
    seeds.map((seed) => member("Run", { seed })),
    (run) => ["exact integrator", "dt 0.1 ms", `seed ${(run as unknown as { seed: string }).seed}`],
  );

test("says whether all runs match their records", () => {
  expect(comparisonStatus([member("Run 12"), member("Run 11")])).toEqual({ tone: "good", text: "Both runs verified" });
  expect(comparisonStatus([member("Run 12"), member("Run 11"), member("Run 10")]).text).toBe("All 3 runs verified");
  expect(comparisonStatus([member("Run 12"), member("Run 11", { verification: undefined })]).text).toBe("2 runs compared");
  expect(comparisonStatus([member("Run 12"), member("Run 11", { verification: { ...verified, mismatches: [{}] } })])).toEqual({
    tone: "bad",
    text: "Run 11 came out differently from its record",
  });
  expect(comparisonStatus([member("Run 12"), member("Run 11", { phase: "cancelled", finished: 3 })])).toEqual({ tone: "warn", text: "Run 11 is not complete" });
  expect(comparisonStatus([member("Run 12"), { ...member("Run 11"), problem: workerDied("", "no memory") }]).tone).toBe("warn");
  expect(comparisonStatus([member("Run 12")]).text).toBe("Run 12 waits for another run");
  expect(comparisonStatus([]).text).toBe("No runs are compared");
});

test("names the seed, step and integrator that the runs share, or says that they differ", () => {
  expect(details("kite", "kite")).toEqual(["exact integrator", "dt 0.1 ms", "seed kite in both"]);
  expect(details("kite", "kite", "kite").at(-1)).toBe("seed kite in all");
  expect(details("kite").at(-1)).toBe("seed kite");
  expect(details("kite", "owl").at(-1)).toBe("different seeds");
  expect(sharedDetails([], () => [])).toEqual([]);
});
