/** How far an answer may be from the right one: in its unit, or as "2 %" of it. */
export function allowance(tolerance: number | string, answer: number): number {
  return typeof tolerance === "number" ? tolerance : (Number.parseFloat(tolerance) / 100) * Math.abs(answer);
}
