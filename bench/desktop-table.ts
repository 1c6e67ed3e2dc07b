import { readDesktopResults, type Start } from "./desktop-results.ts";
import { markdownTable } from "./markdown-table.ts";
import { quantile } from "./medians.ts";

/** The section "The desktop's start" of docs/benchmarks.md, in Markdown. */
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
    "The desktop's programs (`dist/desktop`) run on the stand-in for Electron (`e2e/electron`), and in turns with them `rheobase serve`. Both show",
    "their windows in one Chromium that already runs. **No number here is of Electron**: Electron also starts a Chromium of its own, and sends",
    "messages in another way. The files, and what they do until the bench answers, are the same.",
    `${browser}, headless; ${machine.date}, ${machine.processors} processors ${machine.cpu}, ${machine.system}, Node ${machine.node}; load average (1 min) before`,
    `${load.before.toFixed(2)}, after ${load.after.toFixed(2)}. All times in ms since the process was started.`,
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
