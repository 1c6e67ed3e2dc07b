import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

// Errors of comparisons. `where` names what was asked for.

export const runNamedTwice = (run: string): BenchError =>
  new BenchError("run-named-twice", {
    where: run,
    what: "This run is named twice; a run does not differ from itself.",
    remedy: "Name each run once.",
  });

export const nothingToCompareWith = (run: string): BenchError =>
  new BenchError("nothing-to-compare-with", {
    where: run,
    what: "This is the only run that is named.",
    remedy: "Name at least two: the others are compared with the first.",
  });

export const placeNotCompared = (option: string, number: number, most: number): BenchError =>
  new BenchError("place-not-compared", {
    where: `${option} ${number}`,
    what: most === 1 ? "None of the runs has more than one of these." : sentence`None of the runs has that many; there are ${{ most }} at most.`,
    remedy: most === 1 ? sentence`Leave ${{ option }} out.` : sentence`Choose a number from 1 to ${{ most }}.`,
  });
