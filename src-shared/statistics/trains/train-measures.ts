import type { TimeWindow } from "../spike-counts.ts";
import { isiDistance } from "./isi-distance.ts";
import { schreiberCorrelation } from "./schreiber.ts";
import { spikeDistance } from "./spike-distance.ts";
import { coincidences, synchronisationOf } from "./spike-synchronisation.ts";
import { vanRossum } from "./van-rossum.ts";
import { victorPurpura } from "./victor-purpura.ts";

/** Time scales of the measures that need one: as wide as a postsynaptic potential is long. */
const timeScales = {
  /** cost of moving a spike by 1 ms, 1/ms: beyond 20 ms, removing and adding is cheaper */
  victorPurpuraCost: 0.1,
  /** ms */
  vanRossumTau: 10,
  /** ms */
  schreiberSigma: 3,
} as const;

/** How like or unlike two spike trains are. */
interface TrainMeasure {
  /** of its column */
  readonly name: string;
  readonly title: string;
  /** beside others of its kind */
  readonly shortTitle: string;
  /** for docs/statistics.md: one sentence without its full stop */
  readonly definition: string;
  readonly source: string;
  /** when it has no value; left out: never */
  readonly undefinedWhere?: string;
  /** @param one ascending spike times within the window, ms */
  readonly of: (one: Float64Array, other: Float64Array, window: TimeWindow) => number | undefined;
}

/** Every measure of two trains, in the order of columns. */
export const trainMeasures = {
  spikeDistance: {
    name: "spike_distance",
    title: "SPIKE-distance",
    shortTitle: "SPIKE-distance",
    definition: "mean over time of the distance between the spikes around it and the nearest ones of the other train, relative to the intervals; 0 for equal trains, 1 at most",
    source: "Kreuz et al. 2013, J Neurophysiol 109:1457; PySpike",
    of: spikeDistance,
  },
  isiDistance: {
    name: "isi_distance",
    title: "ISI-distance",
    shortTitle: "ISI-distance",
    definition: "mean over time of the difference of the intervals around it, over the longer of them; 0 for equal rates at all times, below 1",
    source: "Kreuz et al. 2007, J Neurosci Methods 165:151; PySpike",
    of: isiDistance,
  },
  spikeSynchronisation: {
    name: "spike_sync",
    title: "SPIKE-synchronisation",
    shortTitle: "SPIKE-sync",
    definition: "share of spikes that have a partner in the other train, nearer than half of the shortest interval beside either; 1 for two trains without spikes",
    source: "Kreuz, Mulansky & Bozanic 2015, J Neurophysiol 113:3432; PySpike",
    of: (one, other, window) => synchronisationOf([coincidences(one, other, window)]),
  },
  victorPurpura: {
    name: "victor_purpura",
    title: "Victor-Purpura distance",
    shortTitle: "Victor-Purpura",
    definition: `lowest cost of turning one train into the other: 1 to add or remove a spike, ${timeScales.victorPurpuraCost} per ms to move it`,
    source: "Victor & Purpura 1996, J Neurophysiol 76:1310; Elephant",
    of: (one, other) => victorPurpura(one, other, timeScales.victorPurpuraCost),
  },
  vanRossum: {
    name: "van_rossum",
    title: "van Rossum distance",
    shortTitle: "van Rossum",
    definition: `Euclidean distance after each spike became an exponential that decays with ${timeScales.vanRossumTau} ms; 1 for one spike beside none`,
    source: "van Rossum 2001, Neural Computation 13:751; normalised as in Elephant",
    of: (one, other) => vanRossum(one, other, timeScales.vanRossumTau),
  },
  schreiber: {
    name: "schreiber",
    title: "Correlation",
    shortTitle: "correlation",
    definition: `normalised inner product after each spike became a Gaussian of ${timeScales.schreiberSigma} ms; over trials its mean is their reliability`,
    source: "Schreiber et al. 2003, Neurocomputing 52-54:925",
    undefinedWhere: "a train has no spike",
    of: (one, other) => schreiberCorrelation(one, other, timeScales.schreiberSigma),
  },
} as const satisfies Record<string, TrainMeasure>;

export type TrainMeasureKey = keyof typeof trainMeasures;
export const trainMeasureKeys = Object.keys(trainMeasures) as TrainMeasureKey[];
