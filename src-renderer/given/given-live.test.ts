import { expect, test } from "vitest";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { givenLive } from "./given-live.ts";

function givenOf(changes: Partial<Protocol>) {
  const protocol = aProtocol(changes);
  return givenLive(protocol, planOrThrow(protocol, ""), () => ({ post: () => undefined, terminate: () => undefined }));
}

test("a page's neuron begins with the sweep before the last", () => {
  const given = givenOf({ epochs: [{ kind: "step", duration: 100, level: 100, deltaLevel: 50 }], sweeps: 4 });
  expect(given).toHaveProperty("live.start.level", 200);
  expect(given).toHaveProperty("live.start.levelUnit", "pA");
});

test("what cannot be live has its reason in the neuron's place", () => {
  const given = givenOf({ dt: 5e-4, integrator: "grid", epochs: [{ kind: "step", duration: 10, level: 100 }] });
  expect(given).not.toHaveProperty("live");
  expect(given).toHaveProperty("reason", expect.stringMatching(/0\.0005 ms.*\.$/));
});
