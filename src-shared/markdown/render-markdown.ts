import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { markdownTooLong, markdownTooNested } from "../errors/markdown-errors.ts";
import type { BenchError } from "../foundation/bench-error.ts";
import { formulasOf } from "./formulas.ts";
import { safeContent } from "./safe-content.ts";
import { withoutForeignContent } from "./foreign-content.ts";
import { tooNestedLine } from "./nesting.ts";

/** characters of one text; a lesson has some 6,000 */
const longest = 50_000;

/** A text as HTML that is safe to put into a page, and what of it could not be shown as it was written. */
export interface RenderedMarkdown {
  /** HTML for `innerHTML`; its formulas need the style sheet of KaTeX. Empty where the text as a whole is refused. */
  readonly html: string;
  /** one error a place, in the order of the text; empty where everything is shown */
  readonly problems: readonly BenchError[];
}

interface MarkdownOptions {
  /** how a line of the text, counted from 1, is named in errors; "line 3" unless told */
  readonly place?: (line: number) => string;
  /** what formulas become; by default HTML, for which the page needs KaTeX's style sheet and fonts, with MathML for readers */
  readonly formulas?: "HTML" | "MathML";
}

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkMath);
const toHtml = unified().use(remarkRehype).use(rehypeSanitize, safeContent);
// Raw nodes are KaTeX's alone: the sanitiser, which runs before, leaves none of the text's.
const writer = unified().use(rehypeStringify, { allowDangerousHtml: true });

/**
 * Renders Markdown (CommonMark, GitHub's tables and footnotes, formulas between $ or $$) as HTML, on any host and without network.
 *
 * No text can run a script, load anything, or change the page around it: HTML and pictures are left out, links lead to web pages and
 * mail only, and KaTeX, which runs after the sanitiser, trusts no command. What is left out is reported; the rest is shown.
 *
 * @throws never: a text that cannot be rendered in reasonable time is refused as a problem
 * @example renderMarkdown("$V$ in *mV*").problems // []
 */
export function renderMarkdown(text: string, { place = (line) => `line ${line}`, formulas: form = "HTML" }: MarkdownOptions = {}): RenderedMarkdown {
  if (text.length > longest) return { html: "", problems: [markdownTooLong(place(1), text.length, longest)] };
  const nested = tooNestedLine(text);
  if (nested !== undefined) return { html: "", problems: [markdownTooNested(place(nested))] };
  try {
    const { tree, problems } = withoutForeignContent(reader.parse(text), place);
    const formulas = formulasOf(toHtml.runSync(tree), place, form);
    return { html: writer.stringify(formulas.tree), problems: [...problems, ...formulas.problems] };
  } catch (error) {
    // What nesting.ts has not foreseen ends in the stack's own limit.
    if (error instanceof RangeError) return { html: "", problems: [markdownTooNested(place(1))] };
    throw error;
  }
}
