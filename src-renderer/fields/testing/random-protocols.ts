import fc from "fast-check";
import type { Epoch } from "../../../src-shared/protocol/epoch.ts";
import type { Protocol } from "../../../src-shared/protocol/protocol.ts";

const number = fc.integer({ min: -1000, max: 1000 }).map((x) => x / 8);
const optional: { requiredKeys: ("kind" | "duration" | "level")[] } = { requiredKeys: ["kind", "duration", "level"] };
const common = { duration: number, level: number, deltaLevel: number, deltaDuration: number, label: fc.constant("lab's own"), labNotes: fc.constant("cell 7") };

const anyEpoch: fc.Arbitrary<Epoch> = fc.oneof(
  fc.record({ kind: fc.constant("step" as const), ...common }, optional),
  fc.record({ kind: fc.constant("ramp" as const), ...common }, optional),
  fc.record(
    { kind: fc.constant("sine" as const), ...common, amplitude: number, frequency: number, phase: number },
    { requiredKeys: ["kind", "duration", "level", "amplitude", "frequency"] },
  ),
  fc.record(
    { kind: fc.constant("pulses" as const), ...common, period: number, width: number, deltaWidth: number },
    { requiredKeys: ["kind", "duration", "level", "period", "width"] },
  ),
);

/** Protocols as in files: sparse, and with unknown keys. */
export const anyProtocol: fc.Arbitrary<Protocol> = fc.record(
  {
    id: fc.constant("p"),
    name: fc.constant("P"),
    neuron: fc.constant({ tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, labNotes: "cell 7" }),
    epochs: fc.array(anyEpoch, { minLength: 1, maxLength: 5 }),
    sweeps: fc.integer({ min: 1, max: 9 }),
    noise: fc.constant({ kind: "held" as const, levels: [0, 1], distribution: "uniform" as const, labNotes: "cell 7" }),
    window: fc.constant({ transient: 50 }),
    labNotes: fc.constant("cell 7"),
  },
  { requiredKeys: ["id", "name", "neuron", "epochs"] },
);

/** The same value, deeply frozen. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
