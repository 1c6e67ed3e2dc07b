import type { SingleBar } from "cli-progress";
import type { RunProgress } from "../workbench/runs.ts";
import type { Stream } from "./host.ts";
import { printable } from "../../src-shared/foundation/printable.ts";

/** Shows the progress of a run. */
export interface ProgressLine {
  simulating(progress: RunProgress): void;
  /** @param fraction of the files, 0 to 1 */
  writing(fraction: number): void;
  /** Removes the bar. */
  end(): void;
}

/** ms between two progress lines where standard error is no terminal */
const lineInterval = 5000;

/** A bar where `stream` is a terminal, else a plain line every five seconds. */
export async function progressLine(stream: Stream, title: string, now: () => number): Promise<ProgressLine> {
  const name = printable(title);
  const show = stream.isTTY === true ? await barOn(stream, name) : linesOn(stream, name, now);
  return {
    simulating: ({ fraction, done, conditions, remaining_ms }) => {
      const left = remaining_ms === undefined ? "" : `, ${durationText(remaining_ms)} left`;
      show.update(fraction, `${done} of ${conditions} conditions${left}`);
    },
    writing: (fraction) => show.update(fraction, "writing files"),
    end: show.end,
  };
}

interface Shown {
  readonly update: (fraction: number, text: string) => void;
  readonly end: () => void;
}

/** 1234 ms is "1.2 s", 75 000 ms is "1 min 15 s". */
export function durationText(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

async function barOn(stream: Stream, name: string): Promise<Shown> {
  // Loading cli-progress takes 50 ms, so it is imported only where there is a terminal.
  const { default: progress } = await import("cli-progress");
  let bar: SingleBar | undefined;
  let hasEnded = false;
  return {
    update(fraction, text) {
      if (hasEnded) return;
      if (bar === undefined) {
        const format = `${name} {bar} {percentage} % {text}`;
        bar = new progress.SingleBar({ stream, format, clearOnComplete: true, barsize: 24 }, progress.Presets.shades_grey);
        bar.start(100, 0, { text: "" });
      }
      bar.update(Math.floor(100 * fraction), { text });
    },
    end() {
      hasEnded = true;
      bar?.stop();
    },
  };
}

function linesOn(stream: Stream, name: string, now: () => number): Shown {
  let told = now();
  return {
    update(fraction, text) {
      if (now() - told < lineInterval) return;
      told = now();
      stream.write(`${name}: ${Math.floor(100 * fraction)} %, ${text}\n`);
    },
    end: () => undefined,
  };
}
