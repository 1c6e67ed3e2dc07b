import { evenly } from "./chosen-conditions.ts";

/** At most `most` of the indices 0 ... count - 1, evenly spread, the chosen one among them. */
export function evenlyAround(count: number, most: number, chosen: number): number[] {
  const indices = evenly(Array.from({ length: count }, (_, k) => k), most);
  if (indices.includes(chosen)) return indices;
  const distance = (index: number) => Math.abs(index - chosen);
  const nearest = indices.reduce((best, index) => (distance(index) < distance(best) ? index : best));
  return indices.map((index) => (index === nearest ? chosen : index));
}

/** The chosen index and two others a quarter of all apart: one before and one after it where there are such. */
export function neighbours(chosen: number, count: number): number[] {
  const step = Math.max(1, Math.round(count / 4));
  const room = Math.floor(chosen / step);
  const after = Math.min(2 - Math.min(1, room), Math.floor((count - 1 - chosen) / step));
  const before = Math.min(2 - after, room);
  return Array.from({ length: before + after + 1 }, (_, k) => chosen + (k - before) * step);
}
