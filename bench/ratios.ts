import type { Entry } from "./bench-results.ts";
import { markdownTable } from "./markdown-table.ts";
import { median, quartiles } from "./medians.ts";
import type { Scheme } from "./workloads.ts";

/** Speed of one contestant over the speed of another. */
export interface Ratio {
  readonly what: string;
  /** per round, by wall-clock time and by processor time; empty where a contestant is missing */
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
  /** smallest acceptable median; undefined where there is none */
  readonly aim: number | undefined;
}

/** The speed of `ours` over that of `peer`, per round. @param aim the least median that is aimed at */
export function ratio(what: string, ours: Entry | undefined, peer: Entry | undefined, aim?: number): Ratio {
  if (ours === undefined || peer === undefined) return { what, wall: [], cpu: [], aim };
  const quotients = (clock: "seconds" | "cpuSeconds"): number[] => {
    const theirs = rates(peer, clock);
    return rates(ours, clock).map((rate, round) => rate / theirs[round]!);
  };
  return { what, wall: quotients("seconds"), cpu: quotients("cpuSeconds"), aim };
}

/** The gain of a second worker over the gain of a second C process, by wall-clock time only: a gain does not show in processor time. */
export function gains(scheme: Scheme, entries: readonly Entry[], names: { readonly of: string; readonly ours: string; readonly theirs: string }): Ratio {
  const ours = ratio("", find(entries, `${names.ours} 2`), find(entries, `${names.ours} 1`)).wall;
  const theirs = ratio("", find(entries, names.theirs), plainC(entries)).wall;
  const wall = theirs.length === 0 ? [] : ours.map((gain, round) => gain / theirs[round]!);
  return { what: `\`${scheme}\`, ${names.of}gain of a 2nd worker : gain of a 2nd C process`, wall, cpu: [], aim: 0.95 };
}

/** The first contestant whose name starts so. */
export const find = (entries: readonly Entry[], start: string): Entry | undefined => entries.find(({ name }) => name.startsWith(start));
/** The faster of the two plain loops in C. */
export const plainC = (entries: readonly Entry[]): Entry | undefined => fastest(entries.filter(({ name }) => /^C, (neuron|step) by/.test(name)));

/** The entry with the highest median speed by processor time, which other load on the machine affects less. */
export function fastest(entries: readonly Entry[]): Entry | undefined {
  const speed = (entry: Entry): number => median(rates(entry, "cpuSeconds"))!;
  return entries.reduce<Entry | undefined>((best, one) => (best === undefined || speed(one) > speed(best) ? one : best), undefined);
}

/** Work per second, per round. */
export function rates({ timings }: Entry, clock: "seconds" | "cpuSeconds"): number[] {
  return timings.map((timing) => timing.work / timing[clock]);
}

/** Ratios as a Markdown table, each beside its aim. */
export function ratioTable(ratios: readonly Ratio[]): string {
  return markdownTable(
    ["speed of Rheobase : speed of the peer", "by the wall clock", "by processor time", "aim, at least"],
    ratios.map(({ what, wall, cpu, aim }) => [what, ratioText(wall) ?? "not measured", ratioText(cpu) ?? "", String(aim ?? "")]),
  );
}

function ratioText(values: readonly number[]): string | undefined {
  const middle = median(values);
  if (middle === undefined) return undefined;
  const digits = middle < 2 ? 2 : middle < 20 ? 1 : 0;
  const [low, high] = quartiles(values);
  return `**${middle.toFixed(digits)}** (${low.toFixed(digits)} - ${high.toFixed(digits)})`;
}
