import { BenchError } from "./bench-error.ts";

/** Something that must be there is not. */
export const valueMissing = (where: string, name: string, expected: string, misspelt: string | undefined) =>
  new BenchError("value-missing", {
    where,
    what: `${name} is missing; it must be ${expected}.`,
    remedy: misspelt === undefined ? `Add ${name}.` : `Add ${name}. Is "${misspelt}" a misspelling of it?`,
  });

/** Something is there but of the wrong kind, or not one of the values that are allowed. */
export const valueInvalid = (where: string, name: string, found: string, expected: string) =>
  new BenchError("value-invalid", {
    where,
    what: `${name} is ${found}; it must be ${expected}.`,
    remedy: `Change ${name}.`,
  });
