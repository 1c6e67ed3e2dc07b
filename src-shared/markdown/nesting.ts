/** lists and quotations in each other */
const deepest = 20;
/** marks that can open or close emphasis, in lines without an empty one between: the time of the parser grows with their square */
const mostMarks = 1000;

const containers = new RegExp(`^(?:[ \\t]*(?:[>*+-]|\\d{1,9}[.)])[ \\t]?){${deepest + 1}}`);
/** a line across the page, which is one thing however many marks it has */
const isRule = (line: string): boolean => ["", "-", "_", "*"].includes([...new Set(line.replaceAll(/[ \t]/g, ""))].join(""));

/** Line, counted from 1, from which a text is nested too deeply to be parsed in reasonable time; undefined for texts people write. */
export function tooNestedLine(text: string): number | undefined {
  let [marks, indents] = [0, [0]];
  for (const [k, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === "") marks = 0;
    if (isRule(line)) continue;
    marks += line.match(/[*_~[\]]/g)?.length ?? 0;
    indents = openIndents(indents, line);
    if (marks > mostMarks || containers.test(line) || indents.length > deepest) return k + 1;
  }
  return undefined;
}

/** Indents at which lists may be open after a line, ascending. */
function openIndents(before: readonly number[], line: string): number[] {
  const list = /^([ \t]*)(?:[*+-]|\d{1,9}[.)])[ \t]/.exec(line);
  if (list === null) return [...before];
  const indent = list[1]!.length;
  return [...before.filter((other) => other < indent), indent];
}
