import fc from "fast-check";
import { expect, test } from "vitest";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { givenPage, readGivenData, type GivenPage } from "./given-page.ts";

const template = [
  "<title><!--rheobase:title--></title><h1><!--rheobase:title--></h1><!--rheobase:text-->",
  "<footer><!--rheobase:about--></footer><script><!--rheobase:data--></script>",
].join("");
const page = (changes: Partial<GivenPage> = {}): GivenPage => ({
  ...{ title: "Steps", text: "<p>Text</p>", protocol: aProtocol(), experimentFile: "cell.rheobase.json", versions: { app: "0.1.0", engine: 2 } },
  ...changes,
});

test("title, text, data, origin and citation stand in their places", () => {
  const html = givenPage(template, page());
  expect(html).toContain("<title>Steps</title><h1>Steps</h1><p>Text</p>");
  expect(html).toContain("Protocol “Test” of cell.rheobase.json.");
  expect(html).toContain("Rheobase 0.1.0 (engine 2)");
  expect(html).toContain("Cite: The Rheobase developers. Rheobase (version 0.1.0)");
  expect(html).not.toContain("<!--");
});

test("whatever names and titles are, the page's elements stay as they are, and its data read back", () => {
  const pieces = fc.constantFrom("</script>", "</title>", "<!--", "-->", "<!--rheobase:data-->", "$&", "$1", "\\", '"', "'", "&lt;", "\u2028", "<", "a");
  const text = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(""));
  const elements = /<\/?[a-z!][^>]*>/gi;
  const usual = givenPage(template, page()).match(elements);
  fc.assert(
    fc.property(text, text, text, (title, name, experimentFile) => {
      const protocol = aProtocol({ name, notes: name });
      const html = givenPage(template, page({ title, protocol, experimentFile }));
      expect(html.match(elements)).toEqual(usual);
      expect(readGivenData(/<script>(.*)<\/script>/su.exec(html)![1]!).protocol).toEqual(protocol);
    }),
  );
});
