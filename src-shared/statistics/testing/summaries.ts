import type { ConditionSummary } from "../summarise-condition.ts";

/** A summary of a silent condition; a test passes in what it is about. */
export function aSummary(differences: Partial<ConditionSummary> = {}): ConditionSummary {
  return {
    sweep: 0,
    noiseLevel: undefined,
    trial: 0,
    from: 0,
    to: 1000,
    level: 100,
    levelUnit: "pA",
    levelIsConstant: true,
    neurons: 1,
    spikeCount: 0,
    rate: 0,
    firstSpikeLatency: undefined,
    isiCount: 0,
    isiMean: undefined,
    isiSd: undefined,
    cv: undefined,
    cv2: undefined,
    lv: undefined,
    lvR: undefined,
    adaptationIndex: undefined,
    vMean: undefined,
    vSd: undefined,
    epochs: [],
    predictedRate: undefined,
    predictedCv: undefined,
    ...differences,
  };
}
