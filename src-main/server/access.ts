import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

// Access rules of the server: a client must know the token, come from the server's own page, and use a loopback name.

/** A random secret of 256 bits, safe in a URL. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Compares a token in constant time. */
export function isToken(given: string | null, token: string): boolean {
  return timingSafeEqual(sha256(given ?? ""), sha256(token));
}

/**
 * Whether a Host header is a loopback name. An attacker's page can make its own name resolve to 127.0.0.1 (DNS
 * rebinding), but its requests then carry that name; nobody can redefine these three. The port is not checked: behind
 * `ssh -L 9000:localhost:4173` the browser sends localhost:9000, and a page cannot choose its Host header.
 */
export const isLoopback = (host: string | undefined): host is string => host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host);

/** Whether the requesting page has the server's own origin. Browsers always send an Origin with a WebSocket. */
export const isOwnOrigin = (origin: string | undefined, host: string): boolean => origin?.toLowerCase() === `http://${host.toLowerCase()}`;

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();
