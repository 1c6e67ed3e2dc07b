import type { Condition } from "../../src-shared/protocol/condition.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";

/** Where an error of a condition happened, for people, who count from 1: "Current steps: sweep 3, noise level 0.5, trial 1". */
export function conditionPlace(protocol: Pick<ResolvedProtocol, "name">, condition: Condition): string {
  const noise = condition.noiseLevel === undefined ? "" : `, noise level ${condition.noiseLevel}`;
  return `${protocol.name}: sweep ${condition.sweep + 1}${noise}, trial ${condition.trial + 1}`;
}
