import type { BenchError } from "../foundation/bench-error.ts";
import { parsed, valueOrThrow, type Parsed } from "../foundation/parsed.ts";
import { windowEmpty, windowOutsideSweep } from "../errors/protocols-errors.ts";
import { readShape } from "../errors/schema-problems.ts";
import { sweepDuration } from "../protocol/epoch-in-sweep.ts";
import { firstInSweeps } from "../protocol/epoch-problems.ts";
import { rateWindow } from "../protocol/epoch-spans.ts";
import { protocolSchema, type Protocol, type ResolvedProtocol } from "../protocol/protocol.ts";
import { declaredAxes } from "./axes-of-protocol.ts";
import { Plan } from "./plan.ts";
import { readSettings } from "./settings-of-protocol.ts";
import { sizeProblems } from "./size-problems.ts";

/**
 * Parses a protocol of a file once: to the plan of its run, or to all its problems. A rule is checked only if the values that it needs are
 * valid.
 *
 * @param where for errors: file and JSON path of the protocol, "steps.rheobase.json /protocols/0"
 */
export function planOf(protocol: Protocol, where: string): Parsed<Plan> {
  const known = plans.get(protocol);
  if (known !== undefined) return { value: known, problems: [] };
  const read = readPlan(protocol, where);
  if (read.value !== undefined) plans.set(protocol, read.value);
  return read;
}

/** Cache of plans. Protocols are never changed in place, so a valid one needs to be parsed only once. */
const plans = new WeakMap<Protocol, Plan>();

function readPlan(protocol: Protocol, where: string): Parsed<Plan> {
  const shape = readShape(protocolSchema, protocol, where);
  if (shape.value === undefined) return shape;
  const settings = readSettings(shape.value, where);
  if (settings.value === undefined) return settings;
  const protocols = [...new Set(settings.value.map(({ protocol }) => protocol))];
  const declared = declaredAxes(settings.value[0].protocol);
  const problems = protocols.flatMap((protocol) => [...sizeProblems(protocol, declared, where), ...windowProblems(protocol, `${where}/window`)]);
  return parsed(problems, () => new Plan({ axes: declared.flatMap(({ axis }) => axis() ?? []), settings: settings.value }));
}

/**
 * The plan of a protocol.
 *
 * @throws BenchError the first problem that `planOf` finds
 */
export function planOrThrow(protocol: Protocol, where: string): Plan {
  return valueOrThrow(planOf(protocol, where));
}

function windowProblems(p: ResolvedProtocol, where: string): BenchError[] {
  const problem = firstInSweeps(p.sweeps, (sweep) => {
    const { from, to } = rateWindow(p, sweep);
    const duration = sweepDuration(p, sweep);
    if (from < 0 || to > duration) return windowOutsideSweep(where, from, to, duration, sweep);
    return from < to ? undefined : windowEmpty(where, from, to, sweep);
  });
  return problem === undefined ? [] : [problem];
}
