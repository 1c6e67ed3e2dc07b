/** A range of a slider. What is typed may lie beyond it: the slider then stands at its end. */
export interface SliderRange {
  readonly min: number;
  readonly max: number;
  /** whether equal ways on the slider are equal factors; `min` is above 0 then */
  readonly isLog?: boolean;
}

/** Positions of a slider are 0 ... 1000. */
export const positions = 1000;

/** Where a value stands. */
export function positionOf(value: number, { min, max, isLog = false }: SliderRange): number {
  const share = isLog ? Math.log(Math.max(value, min) / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.round(positions * Math.min(1, Math.max(0, share)));
}

/** The value at a position, in three digits: fine enough for a hand. */
export function valueAt(position: number, { min, max, isLog = false }: SliderRange): number {
  const share = position / positions;
  if (share <= 0) return min;
  if (share >= 1) return max;
  const value = isLog ? min * Math.exp(share * Math.log(max / min)) : min + share * (max - min);
  if (isLog) return Number(value.toPrecision(2));
  const digits = Math.max(0, 2 - Math.floor(Math.log10(max - min)));
  return Number(value.toFixed(digits)) + 0;
}
