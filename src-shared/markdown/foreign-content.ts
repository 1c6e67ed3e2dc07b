import { htmlNotShown, linkRefused, pictureNotShown } from "../errors/markdown-errors.ts";
import type { BenchError } from "../foundation/bench-error.ts";
import { shortened } from "../foundation/shortened.ts";

/** A node of a parsed text, as far as it matters here. */
interface TextNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly position?: { readonly start: { readonly line: number } } | undefined;
  children?: TextNode[];
}

/** Takes out of a parsed text what may not be in a page: HTML, pictures, and links to what is no page. @param place how a line is named */
export function withoutForeignContent<Tree extends object>(tree: Tree, place: (line: number) => string): { tree: Tree; problems: BenchError[] } {
  const problems: BenchError[] = [];
  const report = (problem: BenchError): TextNode[] => {
    problems.push(problem);
    return [];
  };
  const kept = (node: TextNode): TextNode[] => {
    const where = place(node.position?.start.line ?? 1);
    if (node.children !== undefined) node.children = node.children.flatMap(kept);
    switch (node.type) {
      case "html":
        // A comment is a note between authors.
        return /^<!--[^]*-->$/.test(node.value!.trim()) ? [] : report(htmlNotShown(where, shortened(node.value!)));
      case "image":
      case "imageReference":
        return report(pictureNotShown(where, shortened(node.url ?? "")));
      case "link":
        if (/^(https?:\/\/|mailto:)/i.test(node.url!)) return [node];
        report(linkRefused(where, shortened(node.url!)));
        return node.children!;
      case "definition":
        return /^(https?:\/\/|mailto:)/i.test(node.url!) ? [node] : report(linkRefused(where, shortened(node.url!)));
      default:
        return [node];
    }
  };
  kept(tree as unknown as TextNode);
  return { tree, problems };
}
