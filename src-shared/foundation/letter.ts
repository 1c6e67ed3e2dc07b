/**
 * Letter of an epoch or compared run, from 0: A ... Z, AA, AB, ...
 *
 * @example letterOf(27) // "AB"
 */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
