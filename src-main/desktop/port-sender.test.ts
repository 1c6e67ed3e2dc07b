import { expect, test } from "vitest";
import { ownPages } from "./own-pages.ts";
import { mayHavePort } from "./port-sender.ts";

const pages = ownPages(undefined, true);
const page = { origin: "app://rheobase", parent: null };

test.each(["service", "desktop"])("our own page may have its port to the %s", (to) => {
  expect(mayHavePort(pages, page, to)).toBe(true);
});

test.each([
  ["a frame that has gone", null, "service"],
  ["a frame inside the page", { ...page, parent: page }, "service"],
  ["a page from elsewhere", { ...page, origin: "https://example.org" }, "desktop"],
  ["another host of our scheme", { ...page, origin: "app://other" }, "desktop"],
  ["an opaque origin", { ...page, origin: "null" }, "desktop"],
])("no port for %s", (_, frame, to) => {
  expect(mayHavePort(pages, frame, to)).toBe(false);
});

test.each(["simulation", "toString", "", undefined, 1, ["service"]])("there is no port to %j", (to) => {
  expect(mayHavePort(pages, page, to)).toBe(false);
});
