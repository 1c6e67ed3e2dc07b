import type { FigureSource, Place } from "./figure-source.ts";

/** Why there is nothing to show of a place yet; undefined where a trial of it has finished. */
export function waitingWords(source: Pick<FigureSource, "summariesAt">, place: Place): string | undefined {
  return source.summariesAt(place).length === 0 ? "Not simulated yet" : undefined;
}
