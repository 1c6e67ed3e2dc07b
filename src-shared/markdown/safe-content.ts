import { defaultSchema } from "rehype-sanitize";

/**
 * What the HTML of a text may have. Allowed is what Markdown itself can say, less than the library's own schema: no pictures, and of
 * attributes those of tables, task lists, footnotes and code. Formulas are code elements with a class until KaTeX reads them.
 */
export const safeContent: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: [
    ..."a blockquote br code del em h1 h2 h3 h4 h5 h6 hr input li ol p pre section strong sup".split(" "),
    ..."table tbody td th thead tr ul".split(" "),
  ],
  attributes: {
    ...defaultSchema.attributes,
    code: [["className", /^language-[\w+-]+$/, "math-inline", "math-display"]],
    th: ["align"],
    td: ["align"],
    ol: ["start", ["className", "contains-task-list"]],
    "*": ["id", "title"],
  },
  // The footnotes' names have a prefix already, which their links know.
  clobberPrefix: "",
  protocols: { href: ["http", "https", "mailto"] },
};
