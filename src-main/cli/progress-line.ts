import type { SingleBar } from "cli-progress";
import type { RunProgress } from "../workbench/runs.ts";
import type { Stream } from "./host.ts";

/** Tells how far a run is. */
export interface ProgressLine {
  update(progress: RunProgress): void;
  /** Take the bar away. */
  end(): void;
}

/** ms between two lines where there is no terminal */
const lineInterval = 5000;

/** A bar where `stream` is a terminal, else a plain line every five seconds. */
export async function progressLine(stream: Stream, name: string, now: () => number): Promise<ProgressLine> {
  return stream.isTTY === true ? await barOn(stream, name) : linesOn(stream, name, now);
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

async function barOn(stream: Stream, name: string): Promise<ProgressLine> {
  // A twentieth of a second of loading that only a terminal pays for.
  const { default: progress } = await import("cli-progress");
  let bar: SingleBar | undefined;
  return {
    update(state) {
      if (bar === undefined) {
        const format = `${name} {bar} {percentage} % {text}`;
        bar = new progress.SingleBar({ stream, format, clearOnComplete: true, barsize: 24 }, progress.Presets.shades_grey);
        bar.start(100, 0, { text: "" });
      }
      bar.update(Math.floor(100 * state.fraction), { text: stateText(state) });
    },
    end: () => bar?.stop(),
  };
}

function linesOn(stream: Stream, name: string, now: () => number): ProgressLine {
  let told = now();
  return {
    update(state) {
      if (now() - told < lineInterval) return;
      told = now();
      stream.write(`${name}: ${Math.floor(100 * state.fraction)} %, ${stateText(state)}\n`);
    },
    end: () => undefined,
  };
}

function stateText({ done, conditions, remaining_ms }: RunProgress): string {
  const left = remaining_ms === undefined ? "" : `, ${durationText(remaining_ms)} left`;
  return `${done} of ${conditions} conditions${left}`;
}
