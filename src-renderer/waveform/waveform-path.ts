import type { WaveformEpoch } from "../../src-shared/waveform/read-waveform.ts";

/** Lowest and highest of the values. */
export function extentOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return { low, high };
}

/** The waveform over its epoch as an SVG path; of the samples of one column only the lowest and the highest, in their order. */
export function waveformPath(
  epoch: Pick<WaveformEpoch, "times" | "values" | "interpolation" | "duration">,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const { low, high } = extentOf(epoch.values);
  const x = (time: number) => (time / epoch.duration) * width;
  const y = (value: number) => (high === low ? height / 2 : 2 + ((high - value) / (high - low)) * (height - 4));
  const points: string[] = [];
  let drawn: number | undefined;
  const draw = (k: number) => {
    const [px, py] = [x(epoch.times[k]!), y(epoch.values[k]!)];
    if (epoch.interpolation === "hold" && drawn !== undefined) points.push(`${px.toFixed(1)} ${y(epoch.values[drawn]!).toFixed(1)}`);
    points.push(`${px.toFixed(1)} ${py.toFixed(1)}`);
    drawn = k;
  };
  for (let first = 0; first < epoch.times.length;) {
    const column = Math.floor(x(epoch.times[first]!));
    let [lowest, highest, next] = [first, first, first];
    for (; next < epoch.times.length && Math.floor(x(epoch.times[next]!)) === column; next++) {
      if (epoch.values[next]! < epoch.values[lowest]!) lowest = next;
      if (epoch.values[next]! > epoch.values[highest]!) highest = next;
    }
    draw(Math.min(lowest, highest));
    if (lowest !== highest) draw(Math.max(lowest, highest));
    first = next;
  }
  if (epoch.interpolation === "hold" && drawn !== undefined) points.push(`${width} ${y(epoch.values[drawn]!).toFixed(1)}`);
  return points.length === 0 ? "" : `M${points.join("L")}`;
}
