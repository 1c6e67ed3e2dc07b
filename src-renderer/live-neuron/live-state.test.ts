import { expect, test } from "vitest";
import { loadWasmKernel } from "../../src-shared/engine/wasm-kernel.ts";
import { liveResponder } from "../../src-shared/live/answer-live.ts";
import type { LiveAnswer, LiveRequest } from "../../src-shared/live/live-messages.ts";
import type { LiveParameters } from "../../src-shared/live/live-parameters.ts";
import { LiveState } from "./live-state.svelte.ts";

const parameters: LiveParameters = {
  neuron: { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 },
  levelUnit: "pA",
  level: 150,
  noise: undefined,
  integrator: "exact",
  dt: 0.1,
  seed: "live",
  population: 1,
};

/** A live neuron whose thread works when a test says so. */
function liveWithThread() {
  const requests: LiveRequest[] = [];
  const answerTo = liveResponder(loadWasmKernel());
  let answered: (answer: LiveAnswer) => void = () => undefined;
  const live = new LiveState(parameters, (onAnswer) => {
    answered = onAnswer;
    return { post: (request) => void requests.push(request), terminate: () => undefined };
  });
  /** The thread comes to everything that was asked for. */
  const work = (): LiveRequest["kind"][] => {
    const kinds: LiveRequest["kind"][] = [];
    for (let request = requests.shift(); request !== undefined; request = requests.shift()) {
      kinds.push(request.kind);
      const answer = answerTo(request);
      if (answer !== undefined) answered(answer);
    }
    return kinds;
  };
  return { live, work };
}

test("one frame is asked for at a time, as long as it took times the speed; a pause is not caught up with", () => {
  const { live, work } = liveWithThread();
  live.speed = 1;
  live.frame(0);
  live.frame(16);
  live.frame(32);
  expect(work()).toEqual(["begin", "advance"]);
  expect(live.moment.time).toBeCloseTo(16);
  live.frame(48);
  work();
  expect(live.moment.time).toBeCloseTo(48);
  live.rest();
  live.frame(100_000);
  live.frame(100_016);
  work();
  expect(live.moment.time).toBeCloseTo(64);
});

test("without frames nothing is asked for", () => {
  const { live, work } = liveWithThread();
  live.set({ level: 200 });
  expect(work()).toEqual([]);
});

test("parameters that cannot be are told, and those before stay in force", () => {
  const { live } = liveWithThread();
  live.set({ neuron: { ...parameters.neuron, V_reset: -40 } });
  expect([live.problems[0]?.code, live.parameters.neuron.V_reset]).toEqual(["reset-above-threshold", -65]);
  live.set({ neuron: { ...live.wanted.neuron, V_th: -30 } });
  expect([live.problems.length, live.parameters.neuron.V_reset]).toEqual([0, -40]);
});

test("a pulse that is let go within a frame flows for one", () => {
  const { live, work } = liveWithThread();
  live.step();
  work();
  live.press();
  live.release();
  live.step();
  work();
  live.step();
  work();
  const levels: number[] = [];
  live.ring.eachSample(0, 1, (_time, _V, level) => levels.push(level));
  expect(levels).toEqual([150, 250, 150]);
});

test("to the next spike, and what comes late after a reset is forgotten", async () => {
  const { live, work } = liveWithThread();
  live.toNextSpike();
  work();
  expect([live.running, live.stretchSpikes.length]).toEqual([false, 1]);
  const kept = live.keep("a", "A");
  work();
  expect((await kept).epochs).toHaveLength(1);
  live.step();
  live.reset();
  work();
  expect([live.moment.time, live.ring.end, live.stretchSpikes.length]).toEqual([0, 0, 0]);
});
