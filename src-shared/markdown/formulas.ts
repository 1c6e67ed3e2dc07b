import katex from "katex";
import { formulaCommandRefused, formulaUnreadable } from "../errors/markdown-errors.ts";
import type { BenchError } from "../foundation/bench-error.ts";
import { shortened } from "../foundation/shortened.ts";

/** A node of HTML, as far as it matters here. */
interface HtmlNode {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly position?: { readonly start: { readonly line: number } } | undefined;
  children?: HtmlNode[];
}

/**
 * Replaces each formula of sanitised HTML by what KaTeX makes of it: for eyes HTML with its own fonts, for readers MathML. A formula that
 * cannot be read stays as it is written.
 *
 * @param place how a line of the text is named
 * @param form "MathML": that alone, which browsers draw with fonts of the system
 */
export function formulasOf<Tree extends object>(tree: Tree, place: (line: number) => string, form: "HTML" | "MathML"): { tree: Tree; problems: BenchError[] } {
  const problems: BenchError[] = [];
  const replaced = (node: HtmlNode): HtmlNode => {
    const [only] = node.tagName === "pre" ? (node.children ?? []) : [];
    const code = only !== undefined && hasClass(only, "math-display") ? only : hasClass(node, "math-inline") ? node : undefined;
    if (code === undefined) {
      if (node.children !== undefined) node.children = node.children.map(replaced);
      return node;
    }
    const { html, problem } = formulaHtml(textOf(code), { displayed: code !== node, form }, place(node.position?.start.line ?? 1));
    if (problem !== undefined) problems.push(problem);
    return html === undefined ? node : { type: "raw", value: html };
  };
  replaced(tree as unknown as HtmlNode);
  return { tree, problems };
}

interface FormulaForm {
  /** whether it has lines of its own */
  readonly displayed: boolean;
  readonly form: "HTML" | "MathML";
}

function formulaHtml(formula: string, { displayed, form }: FormulaForm, where: string): { html?: string; problem?: BenchError } {
  let refused: string | undefined;
  try {
    const html = katex.renderToString(formula, {
      displayMode: displayed,
      output: form === "MathML" ? "mathml" : "htmlAndMathml",
      throwOnError: true,
      strict: "ignore",
      trust: ({ command }) => {
        refused ??= command;
        return false;
      },
      // A formula names its own macros only, and they end: in em, and in expansions.
      macros: {},
      maxSize: 20,
      maxExpand: 200,
    });
    return refused === undefined ? { html } : { problem: formulaCommandRefused(where, refused) };
  } catch (error) {
    return { problem: formulaUnreadable(where, shortened(formula), reasonOf(error)) };
  }
}

/** What KaTeX says, without its own name and the formula, which are said already. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return "it is nested too deeply";
  const said = error instanceof Error ? error.message : String(error);
  return said.replace(/^KaTeX parse error: /, "").replace(/( at (position \d+|end of input)):[^]*$/, "$1");
}

function hasClass({ properties }: HtmlNode, name: string): boolean {
  const classes = properties?.["className"];
  return Array.isArray(classes) && classes.includes(name);
}

function textOf({ value, children = [] }: HtmlNode): string {
  return value ?? children.map(textOf).join("");
}
