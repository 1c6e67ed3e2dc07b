import { expect, test } from "vitest";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import { mostRows } from "../../src-shared/experiment/recorded-columns.ts";
import { columnsOf } from "../../src-shared/experiment/testing/columns-of.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import type { ProtocolResult } from "../../src-shared/statistics/protocol-result.ts";
import { aResultOf } from "../../src-shared/statistics/testing/a-result.ts";
import { largestRecord, recordRun } from "./record-run.ts";

const noisy = { noise: { kind: "white" as const, levels: [1] }, dt: 0.1, epochs: [{ kind: "step" as const, duration: 5, level: 150 }] };
const recorded = (result: ProtocolResult, protocol: Protocol) => recordRun(result, { id: "run-1", protocol, appVersion: "0.1.0", startedAt: new Date(0) });
function sizeOf(protocol: Protocol, runs: Experiment["runs"]): number {
  return writeExperiment({ format: "rheobase-experiment", version: experimentVersion, protocols: [protocol], ...(runs === undefined ? {} : { runs }) }).length;
}

test.each([1, 3, 200])("a record of %i trials is no larger than estimated before the run", (trials) => {
  const protocol = aProtocol({ ...noisy, trials });
  const record = recorded(aResultOf(protocol), protocol);
  const rest = sizeOf(protocol, [{ ...record, conditions: [[0, 0]], columns: { spikes: "", traces: null, summary: {} } }]);
  expect(sizeOf(protocol, [record]) - rest).toBeLessThanOrEqual(largestRecord(planOrThrow(protocol, "")) + 4000);
});

test("a condition of a long run takes 32 bytes, and 16 without traces: 10^6 of them are under 40 MB", () => {
  const protocol = aProtocol({ ...noisy, trials: mostRows + 1 });
  const [first] = aResultOf({ ...protocol, trials: 1 }).conditions;
  const plan = planOrThrow(protocol, "");
  const conditions = plan.conditions.map((condition) => ({ ...first!, condition }));
  const result = { ...aResultOf({ ...protocol, trials: 1 }), plan, protocol: plan.protocol, conditions } as ProtocolResult;
  const record = recorded(result, protocol);
  expect(columnsOf(record).summary).toEqual({});
  const bytes = (sizeOf(protocol, [record]) - sizeOf(protocol, undefined)) / plan.size;
  expect(bytes).toBeLessThan(32.3);
  expect(largestRecord(plan)).toBe(32 * plan.size);
  expect(largestRecord(planOrThrow({ ...protocol, record: { V: false } }, ""))).toBe(16 * plan.size);
});
