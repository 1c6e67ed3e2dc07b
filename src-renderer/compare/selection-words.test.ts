import { expect, test } from "vitest";
import { bareText } from "../../src-shared/content/rich-text.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { columnTitle, selectionWords } from "./selection-words.ts";

function view(changes: Partial<Protocol> = {}) {
  const plan = planOrThrow(
    aProtocol({
      epochs: [{ kind: "step", duration: 100, level: 60, deltaLevel: 20 }],
      sweeps: 9,
      noise: { kind: "white", levels: [0, 2, 4] },
      trials: 20,
      ...changes,
    }),
    "",
  );
  return { plan };
}

const selection = { sweep: 4, noise: 1, trial: 0 };
const titles = (...views: ReturnType<typeof view>[]) => views.map((one, k) => columnTitle({ letter: "AB"[k]!, name: `Run ${k + 1}`, view: one }, views, selection));

test("the heading names what all runs share", () => {
  const words = selectionWords([view(), view({ neuron: { tau_m: 10, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 } })], selection);
  expect([bareText(words.title), words.note]).toEqual(["Sweep 5, σ 2 mV", "140 pA, trial 1, noise is not drawn in the current"]);
  expect(titles(view(), view())).toEqual(["A, Run 1", "B, Run 2"]);
});

test("if levels differ, each run has its own", () => {
  const other = view({ epochs: [{ kind: "step", duration: 100, level: 0, deltaLevel: 10 }], noise: { kind: "white", levels: [0, 1, 8] } });
  const words = selectionWords([view(), other], selection);
  expect([bareText(words.title), words.note]).toEqual(["Sweep 5, noise level 2", "trial 1, noise is not drawn in the current"]);
  expect(titles(view(), other)).toEqual(["A, Run 1, 140 pA, σ 2 mV", "B, Run 2, 40 pA, σ 1 mV"]);
});

test("a run that has no such condition has no say in it", () => {
  const words = selectionWords([view(), view({ sweeps: 3 })], selection);
  expect(bareText(words.title)).toBe("Sweep 5, σ 2 mV");
  expect(titles(view(), view({ sweeps: 3 }))).toEqual(["A, Run 1", "B, Run 2"]);
  expect(bareText(selectionWords([], selection).title)).toBe("Sweep 5");
  const { noise: _, ...noiseless } = aProtocol();
  expect(selectionWords([view({ ...noiseless, trials: 1 })], { ...selection, noise: 0 }).note).not.toMatch(/trial|noise/);
});
