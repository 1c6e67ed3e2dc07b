import { joined, plain, type TextLine } from "./rich-text.ts";
import type { FigureSource, Place } from "./figure-source.ts";
import { noiseWording } from "./noise-wording.ts";
import { capitalised, quantityText } from "./number-text.ts";
import type { SeriesIdentity } from "./series-identity.ts";

/** A sweep in words: "sweep 9 of 10, 220 pA". The level stands there where it is one all through the window. */
export function sweepWords({ sweeps, unit }: Pick<FigureSource, "sweeps" | "unit">, sweep: number): string {
  const level = sweeps[sweep]?.level;
  return `sweep ${sweep + 1} of ${sweeps.length}${level?.constant === true ? `, ${quantityText(level.level, unit)}` : ""}`;
}

/**
 * What a figure puts together, in words: "Sweep 9 of 10, 220 pA, σ 2 mV, 20 trials".
 *
 * @param neurons what to say of the neurons of a population
 */
export function pooledWords(source: FigureSource, { sweep, noise }: Place, neurons: string): TextLine {
  const { protocol } = source;
  const wording = noiseWording(protocol);
  const noiseLevel = protocol.noise?.levels[noise];
  const parts: TextLine[] = [];
  if (protocol.sweeps > 1) parts.push(plain(sweepWords(source, sweep)));
  if (wording !== undefined && noiseLevel !== undefined) parts.push(wording.nameOf(noiseLevel));
  if (wording !== undefined && wording.note !== "") parts.push(plain(wording.note.toLowerCase()));
  if (protocol.population > 1) parts.push(plain(neurons));
  if (protocol.trials > 1) parts.push(plain(`${protocol.trials} trials`));
  return joined(parts, ", ").map((run, k) => (k === 0 ? { ...run, text: capitalised(run.text) } : run));
}

/** The colour of what was measured at a place: that of its noise level where there are several, else that of its sweep. */
export function placeIdentity({ protocol }: Pick<FigureSource, "protocol">, { sweep, noise }: Place): SeriesIdentity {
  const levels = protocol.noise?.levels.length ?? 1;
  return levels > 1 ? { scale: "noise", index: noise, count: levels } : { scale: "sweep", index: sweep, count: protocol.sweeps };
}
