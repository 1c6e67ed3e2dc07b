import type { BenchError } from "../foundation/bench-error.ts";
import { magnitudeOutOfBounds } from "../errors/parameters-errors.ts";

/** How large a quantity may be, and how small where it must be above 0. */
interface Bounds {
  readonly least?: { readonly value: number; readonly because: string };
  readonly most: { readonly value: number; readonly because: string };
}

const tooLarge = "beyond it squares and products of several quantities lose the digits that decide a spike, or are no numbers any more";

/** The bound of levels, and of times in ms. */
export const mostMagnitude = 1e15;

/**
 * Bounds of every quantity by its unit, far beyond any membrane: within them no number of a simulation overflows. What leaves the engine is
 * checked besides (`drive-kernel.ts`).
 */
const bounds = {
  ms: {
    least: { value: 1e-6, because: "nothing in a membrane is faster than a nanosecond" },
    most: { value: mostMagnitude, because: "a clock of 16 digits has no place for a spike then" },
  },
  mV: { most: { value: 1e12, because: tooLarge } },
  MOhm: { least: { value: 1e-9, because: "through less the membrane is a short circuit" }, most: { value: 1e12, because: tooLarge } },
  pF: { least: { value: 1e-9, because: "less holds no charge of a single ion" }, most: { value: 1e15, because: tooLarge } },
  nS: { least: { value: 1e-9, because: "through less no ion leaks in a second" }, most: { value: 1e12, because: tooLarge } },
  Hz: { most: { value: 1e6, because: "every turn of a wave is looked at, and no membrane follows a megahertz" } },
  "events/s": { most: { value: 1e9, because: "every event is drawn" } },
  rad: { most: { value: 1e6, because: "the sine of a larger angle has too few digits" } },
  level: { most: { value: mostMagnitude, because: tooLarge } },
} as const satisfies Readonly<Record<string, Bounds>>;

export type BoundedUnit = keyof typeof bounds;

interface Quantity {
  readonly unit: BoundedUnit;
  /** its unit for people */
  readonly shown?: string;
  /** must be above 0, and so has a least value, too */
  readonly isPositive?: boolean;
}

/** The bound that a quantity breaks, if any. */
export function magnitudeProblem(where: string, name: string, value: number, { unit, shown = unit, isPositive = false }: Quantity): BenchError[] {
  const { least, most }: Bounds = bounds[unit];
  const broken = (side: "beyond" | "below", bound: number, because: string) => [magnitudeOutOfBounds(where, name, value, shown, { side, bound, because })];
  if (!(Math.abs(value) <= most.value)) return broken("beyond", Math.sign(value) * most.value, most.because);
  return isPositive && least !== undefined && value > 0 && value < least.value ? broken("below", least.value, least.because) : [];
}
