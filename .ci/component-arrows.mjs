// @ts-check
import { dirname, join, relative, sep } from "node:path";
import law from "../.dependency-cruiser.cjs";

// dependency-cruiser compiles a component before it reads its imports, and compilation removes imports of types.
// This ESLint rule checks every import of a component against the same law.

const root = join(import.meta.dirname, "..");

/** @param {string} path @param {string | readonly string[] | undefined} patterns */
const matches = (path, patterns) => [patterns ?? []].flat().some((pattern) => new RegExp(pattern).test(path));

/** @param {string} file */
const fromRoot = (file) => relative(root, file).split(sep).join("/");

/** @typedef {{ readonly path?: string | readonly string[], readonly pathNot?: string | readonly string[] }} Paths */
/** @typedef {{ readonly name: string, readonly from: Paths, readonly to: Paths }} Arrow */
const arrows = /** @type {readonly Arrow[]} */ (law.forbidden).filter(({ name }) => name.startsWith("arrow:"));

/** Name of the arrow that an import breaks; undefined for a lawful import. @param {string} from @param {string} to */
function brokenArrow(from, to) {
  return arrows.find((arrow) => matches(from, arrow.from.path) && !matches(from, arrow.from.pathNot) && matches(to, arrow.to.path) && !matches(to, arrow.to.pathNot))?.name;
}

/** @type {import("eslint").Rule.RuleModule} */
const componentArrows = {
  create(context) {
    const from = fromRoot(context.filename);
    /** @param {import("eslint").Rule.Node} node @param {unknown} source */
    const check = (node, source) => {
      if (typeof source !== "string" || !source.startsWith(".")) return;
      const to = fromRoot(join(dirname(context.filename), source));
      const arrow = brokenArrow(from, to);
      if (arrow !== undefined) context.report({ node, message: `${arrow}: ${from} may not import ${to}, not even its types. docs/architecture.md draws who may import whom.` });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
    };
  },
};

export default { rules: { "component-arrows": componentArrows } };
