import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { securityHeaders } from "../pages/security-headers.ts";
import type { WebFile } from "../pages/web-files.ts";
import { pageAnswer } from "./page-answer.ts";

const file = (text: string, type: string): WebFile => ({ content: Buffer.from(text), type, etag: '"1"', isHashed: false, gzipped: undefined });
const files = new Map([
  ["/index.html", file("<p>bench</p>", "text/html; charset=utf-8")],
  ["/assets/main-1a.js", file("start()", "text/javascript; charset=utf-8")],
]);

test.each([
  ["app://rheobase/", "<p>bench</p>", "text/html; charset=utf-8"],
  ["app://rheobase/index.html?x#y", "<p>bench</p>", "text/html; charset=utf-8"],
  ["app://rheobase/assets/main-1a.js", "start()", "text/javascript; charset=utf-8"],
])("%s is answered with the built file and its type", (address, text, type) => {
  const { status, headers, content } = pageAnswer(files, "GET", address);
  expect(status).toBe(200);
  expect(headers["Content-Type"]).toBe(type);
  expect(headers["Content-Length"]).toBe(String(text.length));
  expect(Buffer.from(content!).toString()).toBe(text);
});

test("HEAD answers like GET, without the content", () => {
  const { status, headers, content } = pageAnswer(files, "HEAD", "app://rheobase/");
  expect([status, headers["Content-Length"], content]).toEqual([200, "12", undefined]);
});

test.each([
  ["GET", "app://rheobase/secret.txt", 404],
  ["GET", "app://rheobase/../package.json", 404],
  ["GET", "app://rheobase/%2e%2e/package.json", 404],
  ["GET", "app://rheobase//index.html", 404],
  ["GET", "app://other/index.html", 404],
  ["GET", "app://rheobase:80/index.html", 404],
  ["GET", "app://rheobase.example/index.html", 404],
  ["GET", "file:///etc/passwd", 404],
  ["GET", "not an address", 404],
  ["POST", "app://rheobase/index.html", 405],
  ["DELETE", "app://rheobase/index.html", 405],
])("%s %s is refused with %s", (method, address, status) => {
  const answer = pageAnswer(files, method, address);
  expect([answer.status, answer.content]).toEqual([status, undefined]);
});

test.each([
  ["GET", "app://rheobase/"],
  ["GET", "app://rheobase/nothing"],
  ["POST", "app://rheobase/"],
])("every answer has the headers of the server host: %s %s", (method, address) => {
  expect(pageAnswer(files, method, address).headers).toMatchObject(securityHeaders());
  expect(pageAnswer(files, method, address).headers["Content-Security-Policy"]).toContain("default-src 'none'");
});
