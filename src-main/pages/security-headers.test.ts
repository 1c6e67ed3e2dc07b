import { expect, test } from "vitest";
import { securityHeaders } from "./security-headers.ts";

const policyOf = (host?: string) =>
  new Map(securityHeaders(host)["Content-Security-Policy"]!.split("; ").map((rule) => [rule.slice(0, rule.indexOf(" ")), rule.slice(rule.indexOf(" ") + 1)]));

test("a page loads from its own origin alone, embeds nothing and is embedded by nobody", () => {
  const policy = policyOf();
  expect(policy.get("default-src")).toBe("'none'");
  expect(policy.get("frame-ancestors")).toBe("'none'");
  for (const [rule, sources] of policy) expect(sources, rule).not.toMatch(/\*|https?:|'unsafe-eval'/);
});

test("the socket to the requested host is the only further connection", () => {
  expect(policyOf().get("connect-src")).toBe("'self'");
  expect(policyOf("localhost:4173").get("connect-src")).toBe("'self' ws://localhost:4173");
});

test("the page is isolated, which shared memory requires, and sends no referrer with its token", () => {
  expect(securityHeaders()).toMatchObject({
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  });
});
