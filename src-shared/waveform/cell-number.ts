/** The character between the integer part of a number and its decimals. */
export type DecimalMark = "point" | "comma";

const number = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/;
/** 1,250 or 12,345,678: one thousand and more, or a decimal comma with three decimals. */
const maybeThousands = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/;

/**
 * A number as files hold it, with exponents after e or Fortran's d; undefined for anything else.
 *
 * @param mark point: numbers have no commas; comma: a comma precedes the decimals (a point is accepted too)
 */
export function cellNumber(cell: string, mark: DecimalMark): number | undefined {
  const trimmed = cell.trim();
  const plain = mark === "comma" ? trimmed.replace(",", ".") : trimmed;
  if (!number.test(plain)) return undefined;
  const value = Number(plain.replace(/[dD]/, "e"));
  return Number.isFinite(value) ? value : undefined;
}

/** true if a cell is a number with either decimal mark */
export function isNumber(cell: string): boolean {
  return cellNumber(cell, "comma") !== undefined;
}

/**
 * How the commas inside the cells are meant: decimal commas where one of them cannot be anything else, undefined where every one of
 * them could also separate thousands ("1,250"), a decimal point where there is none.
 */
export function decimalMarkOf(cells: Iterable<string>): DecimalMark | undefined {
  let ambiguous = false;
  for (const cell of cells) {
    if (!cell.includes(",") || !isNumber(cell)) continue;
    if (!maybeThousands.test(cell.trim())) return "comma";
    ambiguous = true;
  }
  return ambiguous ? undefined : "point";
}
