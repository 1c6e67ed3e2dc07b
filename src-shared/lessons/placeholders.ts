import type { Kernel } from "../engine/kernel.ts";
import { numberText } from "../content/number-text.ts";
import type { Lesson } from "./lesson.ts";
import { quantityNamed } from "./quantities.ts";
import type { QuantityReference } from "./question.ts";
import { simulateSweep } from "./simulate-lesson.ts";

const form = /\{\{\s*([^{}]+?) of ([\w-]+)(?:, sweep (\d+))?\s*\}\}/g;

/** Numbers that a text leaves to the engine, "{{rate of step, sweep 2}}", each with its line in the text from 1. */
export function placeholdersIn(text: string): { readonly reference: QuantityReference; readonly line: number }[] {
  return [...text.matchAll(form)].map((match) => ({ reference: referenceOf(match), line: text.slice(0, match.index).split("\n").length }));
}

/** The text with what the engine gives in place of its placeholders: with three digits and the unit, as in "59.0 Hz". */
export function filledIn(text: string, lesson: Pick<Lesson, "protocols">, kernel: Kernel): string {
  return text.replaceAll(form, (...match: string[]) => {
    const { value, unit } = valueOf(referenceOf(match), lesson, kernel);
    return value === undefined ? "no value" : [numberText(value, 3), unit === "MOhm" ? "MΩ" : unit].filter((part) => part !== "").join("\u00A0");
  });
}

/**
 * What the engine gives for a quantity of a lesson that was read.
 *
 * @throws BenchError too-many-spikes, draws-never-sound, result-not-finite
 */
export function valueOf(
  { protocol, quantity: name, sweep = 1 }: QuantityReference,
  { protocols }: Pick<Lesson, "protocols">,
  kernel: Kernel,
): { readonly value: number | undefined; readonly unit: string } {
  const quantity = quantityNamed(name)!;
  return { value: quantity.of(simulateSweep(protocols.get(protocol)!.plan, sweep - 1, kernel)), unit: quantity.unit };
}

function referenceOf([, quantity = "", protocol = "", sweep]: readonly (string | undefined)[]): QuantityReference {
  return { quantity, protocol, ...(sweep === undefined ? {} : { sweep: Number(sweep) }) };
}
