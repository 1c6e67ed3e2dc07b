/** A number of an epoch beyond its level and duration. It may have a delta, named `deltaX`, which is added once per sweep. */
export interface EpochNumber {
  /** "level": the unit of the protocol's levels; "": a bare number */
  readonly unit: "ms" | "Hz" | "rad" | "level" | "";
  /** default if a file omits it; undefined: required */
  readonly default?: number;
  /** value of a new epoch of this kind on the bench, chosen to be visible; levels in pA */
  readonly initial?: number;
  /** required range in every sweep */
  readonly range?: "above 0" | "0 or above";
  /** how a methods paragraph says a number that is not its default; left out: by its key in words */
  readonly said?: string;
  /** in the bench's table, where the key itself would be too long, and how that is spoken */
  readonly label?: { readonly text: string; readonly spoken: string };
}

/** Declaration of a kind of epoch: name, description and numbers, without its behaviour. */
export interface EpochKindFacts {
  /** for people: "Pulse train" */
  readonly title: string;
  /** how a methods paragraph says it; "{frequency}" is the number with its unit, "{frequency:}" without */
  readonly sentence: string;
  readonly description?: string;
  /** by key, in the order of tables */
  readonly numbers: Readonly<Record<string, EpochNumber>>;
}

const amplitude = { unit: "level", initial: 50 } as const;
const phase = { unit: "rad", default: 0 } as const;

/**
 * The kinds of epoch in the order of menus. The schema, the numbers of a sweep, range rules, comparisons, the methods paragraph, the
 * command line and the bench read this table; the behaviour of a kind is in `epoch-meaning.ts` and `compile-stimulus.ts`.
 */
export const epochKinds = {
  step: { title: "Step", sentence: "{duration} at {level}", numbers: {} },
  ramp: { title: "Ramp", sentence: "a ramp to {level} in {duration}", description: "linear from the level before it to its own", numbers: {} },
  sine: {
    title: "Sine",
    sentence: "{duration} of a sine of {frequency} and amplitude {amplitude} around {level}",
    description: "level + amplitude sin(2 pi f s + phase), s from the epoch's start",
    numbers: { amplitude, frequency: { unit: "Hz", initial: 8, range: "0 or above" }, phase },
  },
  chirp: {
    title: "Chirp",
    sentence: "{duration} of a chirp from {startFrequency:} to {endFrequency} with amplitude {amplitude} around {level}",
    description: "a sine whose frequency goes linearly from startFrequency to endFrequency (ZAP)",
    numbers: {
      amplitude,
      startFrequency: { unit: "Hz", initial: 1, range: "0 or above", label: { text: "from", spoken: "frequency from" } },
      endFrequency: { unit: "Hz", initial: 40, range: "0 or above", label: { text: "to", spoken: "frequency to" } },
      phase,
    },
  },
  pulses: {
    title: "Pulse train",
    sentence: "{duration} of pulses to {level}, {width} long every {period}",
    description: "pulses rise from the level before the epoch at 0, period, 2 period, ... and last width",
    numbers: { period: { unit: "ms", initial: 20, range: "above 0" }, width: { unit: "ms", initial: 5, range: "0 or above" } },
  },
  waveform: {
    title: "Waveform",
    sentence: "{duration} of a waveform",
    description: "level + scale * samples; end values are held; hold: sample k from its time to the next",
    numbers: { scale: { unit: "", default: 1, said: "scaled by" } },
  },
} as const satisfies Readonly<Record<string, EpochKindFacts>>;

export type EpochKind = keyof typeof epochKinds;
export type NumbersOf<Kind extends EpochKind> = (typeof epochKinds)[Kind]["numbers"];
export type DeltaKey<Key extends string> = `delta${Capitalize<Key>}`;

/** The kinds in the order of menus. */
export const epochKindNames = Object.keys(epochKinds) as readonly EpochKind[];

/** The numbers of a kind beyond level and duration, in the order of tables. */
export function epochNumbers(kind: EpochKind): readonly (EpochNumber & { readonly key: string; readonly deltaKey: string })[] {
  return Object.entries<EpochNumber>(epochKinds[kind].numbers).map(([key, number]) => ({ ...number, key, deltaKey: deltaKey(key) }));
}

/** "frequency" is changed by "deltaFrequency" per sweep. */
export function deltaKey<Key extends string>(key: Key): DeltaKey<Key> {
  return `delta${key.charAt(0).toUpperCase()}${key.slice(1)}` as DeltaKey<Key>;
}

/** A key in words: "deltaStartFrequency" is "delta start frequency". */
export function wordsOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
