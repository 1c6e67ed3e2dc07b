import { firesOnItsOwn, maximumRate, rheobaseOf, rheobaseUnit } from "../../src-shared/neuron/derived.ts";
import type { Distribution, LifParameters } from "../../src-shared/neuron/lif-parameters.ts";
import { writeDerived, writeQuantity } from "../notation/quantity-text.ts";

/** A line of quantities derived from the parameters, with symbols such as f_max. */
export function derivedWords(neuron: LifParameters): string {
  const rate = maximumRate(neuron);
  const parts = [
    firesOnItsOwn(neuron) ? "fires without drive" : `rheobase ${writeDerived(rheobaseOf(neuron))} ${rheobaseUnit(neuron)}`,
    ...(rate === undefined ? [] : [`f_max ${writeDerived(rate)} Hz`]),
  ];
  return parts.join(", ");
}

/** The text of a spread in a field. */
export function spreadText(spread: Distribution): string {
  switch (spread.distribution) {
    case "constant":
      return writeQuantity(spread.value);
    case "normal":
      return `${writeQuantity(spread.mean)}\u2009±\u2009${writeQuantity(spread.sd)}`;
    case "uniform":
      return `${writeQuantity(spread.from)}…${writeQuantity(spread.to)}`;
    case "lognormal":
      return `${writeQuantity(spread.median)}\u2009×÷\u2009${writeQuantity(spread.sigma)}`;
  }
}

/** Changes the shape of a spread and keeps its mean; a new spread has a tenth of the mean. */
export function reshaped(from: number | Distribution, shape: Distribution["distribution"] | "same", middle: number): number | Distribution {
  if (typeof from !== "number" && from.distribution === shape) return from;
  const width = Math.abs(middle) / 10 || 1;
  switch (shape) {
    case "same":
      return middle;
    case "constant":
      return { distribution: "constant", value: middle };
    case "normal":
      return { distribution: "normal", mean: middle, sd: width };
    case "uniform":
      return { distribution: "uniform", from: middle - width, to: middle + width };
    case "lognormal":
      return { distribution: "lognormal", median: Math.abs(middle) || 1, sigma: 0.1 };
  }
}
