import { readDesktopResults, type Start } from "./desktop-results.ts";
import { markdownTable } from "./markdown-table.ts";
import { quantile } from "./medians.ts";

/** The Markdown of docs/benchmarks.md. */
export function desktopTable(): string {
  const results = readDesktopResults();
  if (results === undefined) return "Not measured yet.";
  const { machine, browser, load, rounds } = results;
  const row = (what: string, times: readonly number[], digits: number): string[] => [
    what,
    String(times.length),
    ...[0.5, 0.25, 0.75, 1].map((share) => quantile(times, share).toFixed(digits)),
  ];
  const times = (host: "desktop" | "server", until: keyof Start): number[] => rounds.map((round) => round[host][until]);
  return [
    "Of the desktop's own programs (`dist/desktop`) on the stand-in for Electron (`e2e/electron`), whose windows are pages of a Chromium that runs",
    "already, beside `rheobase serve` in the same Chromium, by turns. Electron brings a Chromium of its own, whose start is not in these numbers,",
    "and carries messages in another way: **no number here is of Electron**. The files are the same, and so is what they do until the bench answers.",
    `${browser}, headless; ${machine.date}, ${machine.processors} processors ${machine.cpu}, ${machine.system}, Node ${machine.node}; load average (1 min) before`,
    `${load.before.toFixed(2)}, after ${load.after.toFixed(2)}. ms since the process was started.`,
    "",
    markdownTable(
      ["", "number", "median", "25 %", "75 %", "worst"],
      [
        row("desktop: its page begins to load", times("desktop", "page"), 0),
        row("desktop: the bench answers", times("desktop", "interactive"), 0),
        row("server: its page begins to load", times("server", "page"), 0),
        row("server: the bench answers", times("server", "interactive"), 0),
        row("desktop : server, until the bench answers", rounds.map(({ desktop, server }) => desktop.interactive / server.interactive), 2),
      ],
    ),
  ].join("\n");
}
