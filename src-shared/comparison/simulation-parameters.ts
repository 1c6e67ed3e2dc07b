import { sweepDuration } from "../protocol/epoch-in-sweep.ts";
import { rateWindow } from "../protocol/epoch-spans.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { Parameter } from "./parameter.ts";

/** Parameters of simulation, recording and window; times of the first sweep. */
export function simulationParameters(p: ResolvedProtocol): Parameter[] {
  const { from, to } = rateWindow(p, 0);
  return [
    { name: "sweep duration", unit: "ms", derived: p.duration === undefined, value: sweepDuration(p, 0) },
    { name: "rate window, from", unit: "ms", derived: p.window.from === undefined, value: from },
    { name: "rate window, to", unit: "ms", derived: p.window.to === undefined, value: to },
    { name: "integrator", value: p.integrator },
    { name: "dt", unit: "ms", value: p.dt },
    { name: "seed", value: p.seed },
    { name: "recorded V", value: p.recordV ? "yes" : "no" },
    ...(p.recordV ? [{ name: "recorded, every so many dt", value: p.recordEvery }, { name: "recorded neurons", value: p.recordNeurons }] : []),
  ];
}
