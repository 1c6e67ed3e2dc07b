import { readBrowserResults } from "./browser-results.ts";
import { markdownTable } from "./markdown-table.ts";
import { quantile } from "./medians.ts";

/** The section "In the browser" of docs/benchmarks.md, in Markdown. */
export function browserTable(): string {
  const results = readBrowserResults();
  if (results === undefined) return "Not measured yet.";
  const { machine, browser, load, frames, delays } = results;
  return [
    `${browser}, headless. There is no GPU: drawing and simulating compete for the same ${machine.processors} processors, and a desktop with a GPU`,
    `is faster. ${machine.date}, ${machine.cpu}, ${machine.system}, Node ${machine.node}; load average (1 min) before ${load.before.toFixed(2)},`,
    `after ${load.after.toFixed(2)}. 1280 x 800 pixels, 60 frames a second (16.7 ms each). All times in ms.`,
    "",
    markdownTable(
      ["frames", "number", "median", "95 %", "worst", "later than 17.7 ms", "later than 33.3 ms"],
      frames.map(({ what, deltas }) => [
        what,
        String(deltas.length),
        ...[0.5, 0.95, 1].map((share) => tenths(quantile(deltas, share))),
        // The tolerance of 1 ms keeps the rounding of the clock from making a frame late.
        ...[1000 / 60 + 1, 1000 / 30].map((limit) => percent(deltas.filter((delta) => delta > limit).length / deltas.length)),
      ]),
    ),
    "",
    markdownTable(
      ["delay", "number", "median", "95 %", "worst"],
      delays.map(({ what, times }) => [what, String(times.length), ...[0.5, 0.95, 1].map((share) => tenths(quantile(times, share)))]),
    ),
  ].join("\n");
}

const tenths = (milliseconds: number): string => milliseconds.toFixed(1);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
