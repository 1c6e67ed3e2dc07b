import { expect, test } from "vitest";
import { Generator } from "./generator.ts";

// First outputs of xoshiro256++ from state 1, 2, 3, 4: the reference vector of the rand_xoshiro crate, made with the authors' C code.
test("gives the published sequence", () => {
  const generator = new Generator([1n, 2n, 3n, 4n]);
  const first = Array.from({ length: 10 }, () => generator.next());
  expect(first).toEqual([
    41943041n,
    58720359n,
    3588806011781223n,
    3591011842654386n,
    9228616714210784205n,
    9973669472204895162n,
    14011001112246962877n,
    12406186145184390807n,
    15849039046786891736n,
    10450023813501588000n,
  ]);
});

test("uniform numbers lie on [0, 1) with mean 1/2 and variance 1/12", () => {
  const generator = new Generator([5n, 6n, 7n, 8n]);
  const n = 200_000;
  let sum = 0;
  let square = 0;
  for (let i = 0; i < n; i++) {
    const u = generator.uniform();
    if (u < 0 || u >= 1) throw new Error(`${u} is outside [0, 1)`);
    sum += u;
    square += (u - 0.5) * (u - 0.5);
  }
  // within 4 standard errors: SD of u is 0.2887, of (u - 1/2)^2 0.0745
  expect(Math.abs(sum / n - 0.5)).toBeLessThan((4 * 0.2887) / Math.sqrt(n));
  expect(Math.abs(square / n - 1 / 12)).toBeLessThan((4 * 0.0745) / Math.sqrt(n));
});
