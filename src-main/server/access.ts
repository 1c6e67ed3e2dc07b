import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

// Who may talk to the server: whoever knows the token, on a page of this server's own, at a loopback name.

/** A secret of 256 bits that fits into an address. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** How long this takes says nothing about where the two differ. */
export function isToken(given: string | null, token: string): boolean {
  return timingSafeEqual(sha256(given ?? ""), sha256(token));
}

/**
 * Whether a Host header names this machine to itself. A page elsewhere can have its own name point to 127.0.0.1 (DNS
 * rebinding), but its requests say that name; these three are nobody's to point elsewhere. The port is free: behind
 * `ssh -L 9000:localhost:4173` the browser says localhost:9000, and a foreign page cannot choose what the browser says here.
 */
export const isLoopback = (host: string | undefined): host is string => host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host);

/** Whether the page that asks was served by the name and port it asks. Browsers always send an Origin with a WebSocket. */
export const isOwnOrigin = (origin: string | undefined, host: string): boolean => origin?.toLowerCase() === `http://${host.toLowerCase()}`;

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();
