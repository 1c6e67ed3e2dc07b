import type { Epoch } from "../../protocol/epoch.ts";
import type { Protocol } from "../../protocol/protocol.ts";
import type { SmoothPiece } from "./third-solver.ts";

// A second implementation of the epoch table, from its description alone: it shares no code with src-shared/stimulus.

/** x + sweep * deltaX, X as in the table. */
function valueIn(epoch: Epoch, name: string, sweep: number, otherwise = 0): number {
  const numberAt = (key: string) => (typeof epoch[key] === "number" ? epoch[key] : undefined);
  return (numberAt(name) ?? otherwise) + sweep * (numberAt(`delta${name.charAt(0).toUpperCase()}${name.slice(1)}`) ?? 0);
}

/**
 * One sweep of a protocol as smooth pieces, levels times `factor`.
 * @param factor the rheobase where levels are multiples of it, else 1
 */
export function piecesOf(protocol: Protocol, sweep: number, factor: number): SmoothPiece[] {
  const pieces: SmoothPiece[] = [];
  const holding = protocol.holding ?? 0;
  let [start, before] = [0, holding];

  const add = (end: number, level: (t: number) => number, fastest = 0) => {
    const from = pieces.at(-1)?.end ?? 0;
    if (end > from) pieces.push({ start: from, end, level: (t) => factor * level(t), fastest });
  };

  for (const epoch of protocol.epochs) {
    const length = valueIn(epoch, "duration", sweep);
    const level = valueIn(epoch, "level", sweep);
    const [from, end] = [start, start + length];
    const base = before;
    start = end;
    before = level;
    switch (epoch.kind) {
      case "step":
        add(end, () => level);
        break;
      case "ramp":
        add(end, (t) => base + ((level - base) * (t - from)) / length);
        break;
      case "sine": {
        const omega = (2 * Math.PI * valueIn(epoch, "frequency", sweep)) / 1000;
        const [amplitude, phase] = [valueIn(epoch, "amplitude", sweep), valueIn(epoch, "phase", sweep)];
        add(end, (t) => level + amplitude * Math.sin(omega * (t - from) + phase), omega);
        break;
      }
      case "chirp": {
        const [f0, f1] = [valueIn(epoch, "startFrequency", sweep), valueIn(epoch, "endFrequency", sweep)];
        const [amplitude, phase] = [valueIn(epoch, "amplitude", sweep), valueIn(epoch, "phase", sweep)];
        const turns = (s: number) => (f0 * s + (0.5 * (f1 - f0) * s * s) / length) / 1000;
        add(end, (t) => level + amplitude * Math.sin(2 * Math.PI * turns(t - from) + phase), (2 * Math.PI * Math.max(f0, f1)) / 1000);
        break;
      }
      case "pulses": {
        const [period, width] = [valueIn(epoch, "period", sweep), valueIn(epoch, "width", sweep)];
        for (let rise = from; rise < end; rise += period) {
          add(Math.min(end, rise + width), () => level);
          add(Math.min(end, rise + period), () => base);
        }
        before = base;
        break;
      }
      case "waveform": {
        const { times, values, interpolation } = epoch;
        const scale = valueIn(epoch, "scale", sweep, 1);
        const sample = (s: number) => sampleAt(times, values, interpolation, s);
        // The middle of each piece, because a held waveform jumps at its edges.
        const edges = [...times.filter((time) => time > 0 && time < length), length];
        edges.forEach((edge, k) => {
          const left = k === 0 ? 0 : edges[k - 1]!;
          const held = sample(0.5 * (left + edge));
          add(from + edge, interpolation === "hold" ? () => level + scale * held : (t) => level + scale * sample(t - from));
        });
        before = level + scale * (interpolation === "hold" ? sample(length - 1e-9) : sample(length));
        break;
      }
    }
  }
  if (protocol.duration !== undefined) add(protocol.duration, () => holding);
  return pieces;
}

/** A waveform at s ms from its epoch's start; end values are held. */
function sampleAt(times: readonly number[], values: readonly number[], interpolation: "hold" | "linear", s: number): number {
  if (s <= times[0]!) return values[0]!;
  const next = times.findIndex((time) => time > s);
  if (next < 0) return values.at(-1)!;
  const [t0, t1] = [times[next - 1]!, times[next]!];
  const share = interpolation === "hold" ? 0 : (s - t0) / (t1 - t0);
  return (1 - share) * values[next - 1]! + share * values[next]!;
}
