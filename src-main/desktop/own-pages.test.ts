import { expect, test } from "vitest";
import { isOwnPage, originOf, ownPages } from "./own-pages.ts";

test("pages come from app://, or from a development server if the program is not packaged", () => {
  expect(ownPages(undefined, false)).toEqual({ address: "app://rheobase/index.html", origin: "app://rheobase" });
  expect(ownPages("http://localhost:5173", false)).toEqual({ address: "http://localhost:5173", origin: "http://localhost:5173" });
});

test("a packaged program shows its own pages whatever the environment says", () => {
  expect(ownPages("http://evil.example", true).origin).toBe("app://rheobase");
});

test.each([
  ["app://rheobase/index.html", "app://rheobase"],
  ["https://example.org:8443/a", "https://example.org:8443"],
  ["nothing of the kind", undefined],
])("the origin of %s", (address, origin) => {
  expect(originOf(address)).toBe(origin);
});

test.each([
  ["app://rheobase/index.html", true],
  ["app://rheobase/index.html#results", true],
  ["app://rheobase/index.html?again", true],
  ["app://rheobase/assets/main.js", false],
  ["app://rheobase.example/index.html", false],
  ["app://other/index.html", false],
  ["https://rheobase/index.html", false],
  ["file:///index.html", false],
  ["javascript:alert(1)", false],
  ["", false],
])("a page may reload itself and load nothing else: %s %s", (address, own) => {
  expect(isOwnPage(ownPages(undefined, true), address)).toBe(own);
});
