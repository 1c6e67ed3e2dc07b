/** A stretch of Python that is shown in one way. */
export interface PythonToken {
  readonly kind: "comment" | "string" | "number" | "keyword" | "plain";
  readonly text: string;
}

const keywords =
  "and|as|assert|break|class|continue|def|del|elif|else|except|False|finally|for|from|global|if|import|in|is|lambda|None|not|or|pass|raise|return|True|try|while|with|yield";
const kinds = ["comment", "string", "number", "keyword"] as const;
const token = new RegExp(
  [
    /(?<comment>#.*)/,
    /(?<string>[fr]?(?:"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))/,
    /(?<number>\b\d[\d_]*\.?\d*(?:e[+-]?\d+)?\b)/,
    new RegExp(`(?<keyword>\\b(?:${keywords})\\b)`),
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** The parts of a script in their order; together they are the script. Enough for what we write ourselves: it is no parser. */
export function pythonTokens(script: string): PythonToken[] {
  const tokens: PythonToken[] = [];
  let end = 0;
  for (const match of script.matchAll(token)) {
    if (match.index > end) tokens.push({ kind: "plain", text: script.slice(end, match.index) });
    const kind = kinds.find((one) => match.groups?.[one] !== undefined) ?? "plain";
    tokens.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < script.length) tokens.push({ kind: "plain", text: script.slice(end) });
  return tokens;
}
