import fc from "fast-check";
import { expect, test } from "vitest";
import { patientlySorted } from "./patient-sort.ts";

const bytesOf = (values: Float64Array): Buffer => Buffer.from(values.buffer);

test("values are sorted as `sort` does it", async () => {
  const lengths = fc.constantFrom(0, 1, 100, 65_536, 65_537, 131_072, 200_001, 330_000);
  await fc.assert(
    fc.asyncProperty(lengths, fc.integer(), async (length, seed) => {
      let state = seed;
      // Chance is no business of this test: any spread with many ties will do.
      const values = Float64Array.from({ length }, () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) % 50_000);
      const expected = values.slice().sort();
      expect(bytesOf(await patientlySorted(values)).equals(bytesOf(expected))).toBe(true);
    }),
    { numRuns: 16 },
  );
});
