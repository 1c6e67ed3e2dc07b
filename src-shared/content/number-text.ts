/** A number as people read it in a figure: no more than `digits` significant digits, no trailing zeros, a true minus sign. */
export function numberText(value: number, digits = 4): string {
  return trueMinus(String(Number(value.toPrecision(digits))));
}

/** A number with its unit, as in "−100 pA"; a unit of "" stands for a bare number. */
export function quantityText(value: number, unit: string): string {
  return unit === "" ? numberText(value) : `${numberText(value)} ${unit}`;
}

/** A count, its thousands parted by thin spaces from 10 000 up. */
export function countText(count: number): string {
  return count >= 10_000 ? String(count).replace(/\B(?=(\d{3})+$)/g, "\u2009") : String(count);
}

/** A duration in the unit that suits it: "250 ms", "2 s". */
export function durationText(ms: number): string {
  return ms >= 1000 ? quantityText(ms / 1000, "s") : quantityText(ms, "ms");
}

/** A sentence's first letter as a capital; a Greek one stays: a capital sigma is another quantity. */
export function capitalised(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/** The hyphen that numbers print with, as a minus sign. */
export function trueMinus(text: string): string {
  return text.replaceAll("-", "−");
}
