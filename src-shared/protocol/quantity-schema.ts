import { z } from "zod";

/** The schema of a number with a unit, which errors name: "a number (ms)". docs/schema.json has the unit from `meta`. */
export function quantity(unit: string): z.ZodNumber {
  return z.number({ error: `a number (${unit})` });
}
