import { expect, test } from "vitest";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { notPositive } from "../../src-shared/errors/parameters-errors.ts";
import { expectedTime, runSize } from "./run-size.ts";
import { sizeText, statusDetails, statusText, timeText } from "./status-words.ts";

type Shown = Parameters<typeof statusText>[0];

const protocol = aProtocol({ epochs: [{ kind: "step", duration: 1000, level: 100, deltaLevel: 10 }], sweeps: 10, seed: "kite" });
const resolved = planOrThrow(protocol, "").protocol;
const hello = { host: "server", versions: { app: "1.0.0", experimentFormat: 1, engine: 1 }, folder: "/data", workers: 2 } as const;
const problem = { path: "/dt", error: notPositive("/dt", "dt", 0, "ms", "time would stand still") };

const shown = (changes: object = {}): Shown =>
  ({
    document: { protocol, resolved, problems: [], notes: [] },
    tab: "design",
    chosenRun: undefined,
    comparison: { members: [] },
    runs: { current: undefined, all: [] },
    hello,
    connection: { lost: undefined },
    ...changes,
  }) as unknown as Shown;
const run = (changes: object) => ({
  name: "Run 12",
  phase: "finished",
  finished: 45,
  total: 45,
  failures: [],
  resolved,
  verification: undefined,
  recomputed: false,
  speed: undefined,
  elapsed: 5210,
  record: undefined,
  ...changes,
});

test("names the size of the protocol and the estimated time", () => {
  expect(statusText(shown())).toEqual({ tone: "good", text: "Ready: 10 conditions, 10 s of simulated time" });
  expect(statusDetails(shown())).toEqual(["exact integrator", "dt 0.1 ms", "seed kite", "about 0.1 s"]);
});

test("a protocol with notes is ready, and the status counts them", () => {
  const noted = (notes: number) => statusText(shown({ document: { protocol, resolved, problems: [], notes: Array.from({ length: notes }) } }));
  expect(noted(1)).toEqual({ tone: "warn", text: "Ready, with 1 note: 10 conditions, 10 s of simulated time", hint: "F8 goes to it" });
  expect(noted(2)).toMatchObject({ tone: "warn", text: "Ready, with 2 notes: 10 conditions, 10 s of simulated time" });
});

test("the estimate uses the last run that was long enough to measure", () => {
  const small = run({ speed: 8e4 });
  expect(statusDetails(shown({ runs: { current: undefined, all: [small] } })).at(-1)).toBe("about 0.1 s");
  const large = run({ speed: 1e4, resolved: planOrThrow({ ...protocol, trials: 1000 }, "").protocol });
  expect(statusDetails(shown({ runs: { current: undefined, all: [large, small] } })).at(-1)).toBe("about 10 s");
});

test("in Compare, the status is about the comparison, unless a run is being simulated", () => {
  const members = ["Run 12", "Run 11"].map((name) => ({ name, run: run({ verification: { mismatches: [], engine: { recorded: 1, current: 1 } } }) }));
  expect(statusText(shown({ tab: "compare", comparison: { members } }))).toEqual({ tone: "good", text: "Both runs verified" });
  expect(statusDetails(shown({ tab: "compare", comparison: { members } }))).toEqual(["exact integrator", "dt 0.1 ms", "seed kite in both"]);
  const current = run({ phase: "running", recomputed: true, finished: 27 });
  expect(statusText(shown({ tab: "compare", comparison: { members }, runs: { current, all: [current] } })).text).toBe("Recomputing Run 12: 27 of 45 conditions");
});

test("the status counts invalid fields, and names the key that moves to them", () => {
  const document = { protocol, resolved, problems: [problem, problem, problem] };
  expect(statusText(shown({ document }))).toEqual({ tone: "bad", text: `${protocol.name}: 3 fields to correct before it can run`, hint: "F8 goes to the next" });
  expect(statusText(shown({ document: { ...document, problems: [problem] } })).text).toContain("1 field to correct");
  expect(statusDetails(shown({ document }))).toEqual([]);
});

test("during a run the status counts conditions and shows the speed", () => {
  const current = run({ phase: "running", finished: 27, elapsed: undefined, speed: 209e6 });
  expect(statusText(shown({ runs: { current, all: [current] } })).text).toBe("27 of 45 conditions");
  expect(statusDetails(shown({ runs: { current, all: [current] } }))).toEqual(["2 workers, 209 M steps/s", "dt 0.1 ms", "seed kite"]);
});

test("conditions are cells of the matrix, whatever the number of trials", () => {
  const trials = planOrThrow(aProtocol({ epochs: [{ kind: "step", duration: 1000, level: 100 }], sweeps: 10, trials: 5 }), "").protocol;
  expect(statusText(shown({ document: { protocol, resolved: trials, problems: [], notes: [] } })).text).toBe("Ready: 10 conditions × 5 trials, 50 s of simulated time");
  const current = run({ phase: "running", finished: 27, total: 50, resolved: trials });
  expect(statusText(shown({ runs: { current, all: [current] } })).text).toBe("27 of 50 conditions × trials");
  expect([sizeText(45, 20), sizeText(1, 1)]).toEqual(["45 conditions × 20 trials", "1 condition"]);
});

test("with results, the status says whether they match the record", () => {
  const record = { digests: { spikes: `7f3a91c2${"0".repeat(56)}` } };
  const verified = run({ record, verification: { mismatches: [], engine: { recorded: 1, current: 1 } } });
  expect(statusText(shown({ tab: "results", chosenRun: verified }))).toEqual({ tone: "good", text: "Verified: recomputed, digest 7f3a 91c2 matches" });
  expect(statusDetails(shown({ tab: "results", chosenRun: verified }))).toEqual(["exact integrator", "dt 0.1 ms", "seed kite", "ran in 5.2 s"]);
  const other = run({ record, verification: { mismatches: [{ of: "spikes" }], engine: { recorded: 1, current: 1 } } });
  expect(statusText(shown({ tab: "results", chosenRun: other })).tone).toBe("bad");
  expect(statusText(shown({ tab: "results", chosenRun: run({ phase: "cancelled", finished: 1, total: 45 }) })).text).toBe("Run 12 was cancelled; 1 of 45 conditions is kept");
  expect(statusText(shown({ tab: "results", chosenRun: run({ phase: "failed", failures: [1] }) })).text).toBe("Run 12: 1 of 45 conditions failed");
});

test("without an experiment the status names the host; a lost connection comes first", () => {
  expect(statusText(shown({ document: undefined })).text).toBe("Rheobase 1.0.0");
  expect(statusDetails(shown({ document: undefined }))).toEqual(["/data"]);
  expect(statusText(shown({ connection: { lost: "the server does not answer" } }))).toEqual({ tone: "bad", text: "The connection is lost" });
});

test("sizes count conditions, time and steps of all neurons", () => {
  const noisy = planOrThrow(
    aProtocol({
      epochs: [{ kind: "step", duration: 100, deltaDuration: 50, level: 0 }],
      sweeps: 3,
      trials: 4,
      population: 5,
      dt: 0.5,
      noise: { kind: "white", levels: [1, 2], unit: "mV" },
    }),
    "",
  ).protocol;
  // 3 sweeps of 100, 150, 200 ms, 2 levels, 4 trials
  expect(runSize(noisy)).toEqual({ conditions: 6, trials: 4, neurons: 5, simulated: 3600, steps: 36_000, samples: 36_000 });
  const long = { conditions: 1, trials: 1, neurons: 1, simulated: 1, steps: 2e8, samples: 0 };
  expect(expectedTime(long, 2, undefined)).toBeCloseTo(2000, 0);
  expect(expectedTime(long, 2, { size: long, speed: 4e8 })).toBeCloseTo(500, 0);
});

test("many short trials take as long as their trials, not as their steps; a population is told", () => {
  const short = { conditions: 1, trials: 10_000, neurons: 1, simulated: 5e5, steps: 5e6, samples: 0 };
  expect(expectedTime(short, 2, undefined)).toBeCloseTo(1050, 0);
  const long = { conditions: 1, trials: 1, neurons: 1, simulated: 1, steps: 2e8, samples: 0 };
  // A machine on which a long run took half of the usual time does trials twice as fast as well.
  expect(expectedTime(short, 2, { size: long, speed: 2e8 })).toBeCloseTo(525, 0);
  const population = planOrThrow(aProtocol({ epochs: [{ kind: "step", duration: 140, level: 100 }], population: 20_000, record: { V: false } }), "").protocol;
  expect(statusText(shown({ document: { protocol, resolved: population, problems: [], notes: [] } })).text).toBe(
    "Ready: 1 condition of 20\u2009000 neurons, 140 ms of simulated time",
  );
});

test("times have a useful precision", () => {
  expect([3, 940, 5210, 42_300, 200_000, 7_200_000].map(timeText)).toEqual(["0.1 s", "0.9 s", "5.2 s", "42 s", "3 min", "2 h"]);
});
