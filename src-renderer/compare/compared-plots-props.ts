import type { LinkedAxes } from "../charts/linked-axes.svelte.ts";
import type { Place } from "../../src-shared/plan/plan.ts";
import type { ComparedTraces, sharedRanges } from "./traces-of-runs.ts";
import type { ComparedView } from "./compared-view.ts";

/** Data for the plots of compared runs, side by side or overlaid. */
export interface ComparedPlotsProps {
  readonly members: readonly ComparedView[];
  /** of those in memory */
  readonly traces: readonly ComparedTraces[];
  readonly selection: Place;
  readonly axes: LinkedAxes;
  readonly rangesOf: ReturnType<typeof sharedRanges>;
  readonly onchoose: (selection: Place) => void;
  readonly onstep: (by: 1 | -1) => void;
  readonly onlayout: () => void;
  /** @param key of RunsState */
  readonly onretry: (key: string) => void;
}
