import { expect, test } from "vitest";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { withPopulation } from "./population-edit.ts";

test("a population that becomes large records its first ten neurons, unless the user chose otherwise", () => {
  expect(withPopulation(aProtocol({}), 1000)).toMatchObject({ population: 1000, record: { neurons: 10 } });
  expect(withPopulation(aProtocol({}), 8).record).toBeUndefined();
  expect(withPopulation(aProtocol({ population: 1000 }), 2000).record).toBeUndefined();
  expect(withPopulation(aProtocol({ record: { V: false } }), 1000).record).toEqual({ V: false });
  expect(withPopulation(aProtocol({ population: 50, record: { neurons: 50 } }), 1000).record).toEqual({ neurons: 50 });
});

test("a population that shrinks records at most its own neurons", () => {
  expect(withPopulation(aProtocol({ population: 1000, record: { neurons: 10 } }), 5)).toEqual(aProtocol({ population: 5 }));
  expect(withPopulation(aProtocol({ population: 1000, record: { neurons: 10, every: 2 } }), 1).record).toEqual({ every: 2 });
});
