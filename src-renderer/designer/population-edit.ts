import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { withValue } from "../fields/protocol-edits.ts";

/** Cells of a population whose V is recorded unless somebody asks for more: recording all costs several times their simulation. */
const recordedAtFirst = 10;

/**
 * The protocol with another number of cells. A population that grows large records V of its first ten cells; what was chosen stays, as far
 * as there are so many cells.
 */
export function withPopulation(protocol: Protocol, population: number | undefined): Protocol {
  const [before, after] = [protocol.population ?? 1, population ?? 1];
  const { neurons } = protocol.record ?? {};
  const next = withValue(protocol, "/population", population, 1);
  const growsLarge = neurons === undefined && protocol.record?.V !== false && before <= recordedAtFirst && after > recordedAtFirst;
  if (growsLarge) return withValue(next, "/record/neurons", recordedAtFirst);
  return neurons !== undefined && neurons > after && after >= 1 ? withValue(next, "/record/neurons", undefined) : next;
}
