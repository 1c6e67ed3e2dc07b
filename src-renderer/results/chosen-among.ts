import { evenly } from "../../src-shared/content/chosen-conditions.ts";

/** At most `most` of the indices 0 ... count - 1, evenly spread, the chosen one among them. */
export function evenlyAround(count: number, most: number, chosen: number): number[] {
  const indices = evenly(Array.from({ length: count }, (_, k) => k), most);
  if (indices.includes(chosen)) return indices;
  const distance = (index: number) => Math.abs(index - chosen);
  const nearest = indices.reduce((best, index) => (distance(index) < distance(best) ? index : best));
  return indices.map((index) => (index === nearest ? chosen : index));
}
