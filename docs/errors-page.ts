import ts from "typescript";

/** One error of the catalogue as its source has it; «name» stands for what is filled in. */
export interface CatalogueEntry {
  /** name of the function that makes it */
  readonly name: string;
  readonly code: string;
  /** the function's doc comment; empty where it has none */
  readonly when: string;
  readonly cause: string;
  readonly cure: string;
}

/** Every exported function of a catalogue file that makes a `BenchError`, in the file's order. */
export function catalogueEntries(source: string): CatalogueEntry[] {
  const file = ts.createSourceFile("catalogue.ts", source, ts.ScriptTarget.ES2022, true);
  return file.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement) || !isExported(statement)) return [];
    const when = ts.getJSDocCommentsAndTags(statement).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? "").join(" ");
    return statement.declarationList.declarations.flatMap((declaration) => entryOf(declaration, when.replaceAll(/\s+/g, " ").trim()));
  });
}

/** The page on all errors; its headings are their codes, so that a program can link to one. */
export function errorsPage(sources: readonly string[]): string {
  const entries = sources.flatMap(catalogueEntries).sort((a, b) => (a.code < b.code ? -1 : 1));
  const sections = entries.map(({ code, when, cause, cure }) =>
    [`## ${code}`, ...(when === "" ? [] : [when]), `**Cause:** ${cause}`, `**Cure:** ${cure}`].join("\n\n"),
  );
  const head = [
    "# Errors",
    "Every error of Rheobase says where it is (file and JSON path, row or parameter), what is wrong and what to do. This page has",
    "them all, by code; «words in angles» are filled in. It is made from the catalogue in `src-shared/errors` by `npm run docs`.",
  ];
  return `${[head[0], head.slice(1).join("\n"), ...sections].join("\n\n")}\n`;
}

function isExported(statement: ts.VariableStatement): boolean {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function entryOf(declaration: ts.VariableDeclaration, when: string): CatalogueEntry[] {
  const maker = declaration.initializer;
  if (maker === undefined || !ts.isArrowFunction(maker) || !ts.isNewExpression(maker.body)) return [];
  const [code, details] = maker.body.arguments ?? [];
  if (code === undefined || !ts.isStringLiteral(code) || details === undefined || !ts.isObjectLiteralExpression(details)) return [];
  const parameters = new Set(maker.parameters.map(({ name }) => name.getText()));
  const textOf = (field: string) => {
    const property = details.properties.find((candidate) => candidate.name?.getText() === field);
    return property !== undefined && ts.isPropertyAssignment(property) ? wording(property.initializer, parameters, " Or: ") : "";
  };
  return [{ name: declaration.name.getText(), code: code.text, when, cause: textOf("what"), cure: textOf("remedy") }];
}

/** A text expression with its fillings as «names»; of a condition all branches that say something, joined by `or`. */
function wording(expression: ts.Expression, parameters: ReadonlySet<string>, or: string): string {
  if (ts.isParenthesizedExpression(expression)) return wording(expression.expression, parameters, or);
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (ts.isTaggedTemplateExpression(expression)) return wording(expression.template, parameters, or);
  if (ts.isObjectLiteralExpression(expression)) return namedParameter(expression, parameters);
  if (ts.isTemplateExpression(expression))
    return expression.head.text + expression.templateSpans.map((span) => wording(span.expression, parameters, "/") + span.literal.text).join("");
  if (ts.isConditionalExpression(expression))
    return [expression.whenTrue, expression.whenFalse]
      .map((branch) => wording(branch, parameters, or))
      .filter((text) => text !== "")
      .join(or);
  return `«${filling(expression, parameters)}»`;
}

/** A parameter `{ name: value }` of a sentence: a part that is a sentence itself stands in full. */
function namedParameter(expression: ts.ObjectLiteralExpression, parameters: ReadonlySet<string>): string {
  const [property] = expression.properties;
  if (property === undefined) return "";
  const isPart = ts.isPropertyAssignment(property) && (ts.isTaggedTemplateExpression(property.initializer) || ts.isStringLiteralLike(property.initializer));
  return isPart ? wording(property.initializer, parameters, "/") : `«${property.name?.getText() ?? ""}»`;
}

/** The parameter that an expression shows. */
function filling(expression: ts.Node, parameters: ReadonlySet<string>): string {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && parameters.has(node.text)) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(expression);
  return names[0] ?? expression.getText();
}
