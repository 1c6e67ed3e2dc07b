import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "./render-markdown.ts";

const codesOf = (text: string): string[] => renderMarkdown(text).problems.map(({ code }) => code);

const tag = /<\/?([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi;
const forbiddenTags = /^(?:script|iframe|style|img|image|link|meta|object|embed|form|base|video|audio|template|use|foreignobject|animate)$/i;
const forbiddenAttributes = /^(?:on.*|src.*|action|formaction|background|xlink:href|srcdoc)$/i;

/** What a text could do to the page with its HTML: run, load, or reach out of it. Every "<" must begin a tag whose attributes are quoted. */
function dangersIn(html: string): string[] {
  const tags = [...html.matchAll(tag)];
  const dangers = tags.flatMap(([, name = "", attributes = ""]) => [
    ...(forbiddenTags.test(name) ? [name] : []),
    ...[...attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)]
      .filter(([, key = "", value = ""]) => forbiddenAttributes.test(key) || (key === "href" && !/^(?:https?:|mailto:|#)/i.test(value)) || /url\(/i.test(value))
      .map(([attribute]) => attribute),
  ]);
  return html.replaceAll(tag, "").includes("<") ? [...dangers, "<"] : dangers;
}

test("Markdown with tables, formulas and footnotes is rendered", () => {
  const { html, problems } = renderMarkdown("# Leak\n\nIt *decays*[^1] with $\\tau_m$.\n\n| a | b |\n|:-:|---|\n| 1 | 2 |\n\n[^1]: Slowly.\n");
  expect(problems).toEqual([]);
  expect(html).toContain("<h1>Leak</h1>");
  expect(html).toContain("<em>decays</em>");
  expect(html).toContain('<td align="center">1</td>');
  expect(html).toContain('href="#user-content-fn-1"');
  expect(html).toContain('id="user-content-fn-1"');
  expect(html).toMatch(/<span class="katex"><span class="katex-mathml"><math .*<msub><mi>τ<\/mi><mi>m<\/mi><\/msub>/);
});

test("formulas are MathML alone where a page has no fonts for them", () => {
  const { html, problems } = renderMarkdown("$$\n\\tau_m \\frac{dV}{dt} = E_L - V\n$$\n", { formulas: "MathML" });
  expect(problems).toEqual([]);
  expect(html).toMatch(/^<span class="katex"><math [^>]*display="block">.*<mfrac>.*<\/math><\/span>$/s);
  expect(html).not.toMatch(/style=|katex-html/);
});

test("a displayed formula stands on its own line, and a dollar sign that is none stays", () => {
  expect(renderMarkdown("$$\nC \\frac{dV}{dt} = I\n$$\n").html).toContain('<span class="katex-display">');
  expect(renderMarkdown("it costs \\$5").html).toBe("<p>it costs $5</p>");
});

test("the check of this file finds what is dangerous", () => {
  expect(dangersIn('<img src="x" onerror="y">')).toEqual(["img", 'src="x"', 'onerror="y"']);
  expect(dangersIn('<a href="javascript:x">a</a><b')).toEqual(['href="javascript:x"', "<"]);
});

describe("hostile texts", () => {
  const texts: Record<string, readonly [text: string, codes: readonly string[]]> = {
    script: ["<script>alert(1)</script>", ["html-not-shown"]],
    "event handler": ['a <b onerror="alert(1)">x</b>', ["html-not-shown", "html-not-shown"]],
    style: ["<style>*{display:none}</style>", ["html-not-shown"]],
    iframe: ['<iframe src="https://example.org"></iframe>', ["html-not-shown"]],
    "picture of HTML": ["<img src=x onerror=alert(1)>", ["html-not-shown"]],
    picture: ["![a](https://example.org/a.png)", ["picture-not-shown"]],
    "picture by reference": ["![a][b]\n\n[b]: https://example.org/a.png", ["picture-not-shown"]],
    "javascript:": ["[a](javascript:alert(1))", ["link-refused"]],
    "javascript: in capitals and entities": ["[a](JaVa&#x53;cript:alert(1))", ["link-refused"]],
    "javascript: by reference": ["[a][b]\n\n[b]: javascript:alert(1)", ["link-refused"]],
    "javascript: in angles": ["<javascript:alert(1)>", ["link-refused"]],
    "data:": ["[a](data:text/html;base64,PHNjcmlwdD4=)", ["link-refused"]],
    "file:": ["[a](file:///etc/passwd)", ["link-refused"]],
    "relative address": ["[a](../other)", ["link-refused"]],
    "address of any scheme": ["[a](//example.org)", ["link-refused"]],
    "\\href": ["$\\href{javascript:alert(1)}{x}$", ["formula-command-refused"]],
    "\\url": ["$\\url{https://example.org}$", ["formula-command-refused"]],
    "\\htmlClass": ["$\\htmlClass{bench}{x}$", ["formula-command-refused"]],
    "\\htmlStyle": ["$\\htmlStyle{position: fixed}{x}$", ["formula-command-refused"]],
    "\\includegraphics": ["$\\includegraphics{https://example.org/a.png}$", ["formula-command-refused"]],
    "class of ours": ['<div class="dialog">x</div>', ["html-not-shown"]],
    "class of KaTeX in code": ["`` `math-inline` ``", []],
    "macro without end": ["$\\def\\a{\\a\\a}\\a$", ["formula-unreadable"]],
    "HTML in a formula": ["$<img src=x onerror=alert(1)>$", []],
    "HTML in a language": ["```x\" onload=\"alert(1)\nx\n```", []],
    "HTML in an address": ['[a](https://example.org/"onmouseover="alert(1))', []],
  };
  test.each(Object.entries(texts))("%s", (_, [text, codes]) => {
    const { html, problems } = renderMarkdown(text);
    expect(dangersIn(html)).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  test("whatever is written, nothing dangerous is in the HTML", () => {
    const piece = fc.constantFrom(
      ..."<script> </script> <img onerror=x src=y> javascript: [a]( ) ![ ]( $ $$ \\href{ \\htmlClass{x}{ } ` ``` \n \n\n".split(" "),
      ...`> - | |- <!-- --> & &#x3c; " ' <a href= [^1] [^1]: \\ {`.split(" "),
      "text",
      "<svg onload=alert(1)>",
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(dangersIn(renderMarkdown(pieces.join("")).html)).toEqual([]);
      expect(dangersIn(renderMarkdown(pieces.join(" ")).html)).toEqual([]);
    }));
  });
});

test("a problem has the line of its place", () => {
  const { problems } = renderMarkdown("a\n\n$\\frac{1}$\n\n- b <b>c\n", { place: (line) => `01-leak.md line ${line + 4}` });
  expect(problems.map(({ code, where }) => [code, where])).toEqual([
    ["html-not-shown", "01-leak.md line 9"],
    ["formula-unreadable", "01-leak.md line 7"],
  ]);
  expect(problems[1]!.what).toBe("The formula \\frac{1} cannot be read: Unexpected end of input in a macro argument, expected '}' at end of input.");
});

test("a comment is left out in silence", () => {
  expect(renderMarkdown("a\n\n<!-- to be\nshown later -->\n\nb")).toEqual({ html: "<p>a</p>\n<p>b</p>", problems: [] });
});

test("what is refused stays readable: a formula as it was written, a link as its words", () => {
  expect(renderMarkdown("$\\frac{1}$").html).toContain("\\frac{1}</code>");
  expect(renderMarkdown("[words](javascript:x)").html).toBe("<p>words</p>");
});

describe("texts that no person writes are refused, or rendered, without an endless wait or a full stack", () => {
  const nested: Record<string, string> = {
    quotations: `${">".repeat(5000)}a`,
    "lists in one line": `${"- ".repeat(1000)}a`,
    "lists of two kinds": "- * ".repeat(1000),
    "lists line by line": Array.from({ length: 200 }, (_, k) => `${" ".repeat(2 * k)}- a`).join("\n"),
    emphasis: "*a ".repeat(8000) + "a* ".repeat(8000),
    "emphasis without end": `${"*".repeat(20_000)}a${"*".repeat(20_000)}`,
    brackets: `${"[".repeat(20_000)}a`,
    links: "[a](".repeat(5000),
    strikes: "~a".repeat(5000),
  };
  test.each(Object.entries(nested))("%s", (_, text) => {
    expect(codesOf(text)).toEqual(["markdown-too-nested"]);
  });
  test("braces in a formula", () => {
    expect(codesOf(`$${"{".repeat(10_000)}x${"}".repeat(10_000)}$`)).toEqual(["formula-unreadable"]);
  });
  test("a long text", () => {
    expect(codesOf("a".repeat(50_001))).toEqual(["markdown-too-long"]);
    expect(codesOf("word ".repeat(10_000))).toEqual([]);
  });
  test("a long table is none of them", () => {
    expect(codesOf(`| *a* | b |\n|---|---|\n${"| *1* | 2 |\n".repeat(200)}`)).toEqual([]);
    expect(codesOf(`${"-".repeat(3000)}\n\n${"*".repeat(3000)}\n`)).toEqual([]);
  });
});
