import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepReconnecting } from "./keep-reconnecting.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function losing(reconnect: () => Promise<boolean> = () => Promise.resolve(false)) {
  const window = new EventTarget();
  let tries = 0;
  const end = keepReconnecting({ reconnect: () => (tries++, reconnect()) }, window);
  return { window, end, tries: () => tries };
}

test("retries soon, then less often, and never stops", async () => {
  const { tries, end } = losing();
  await vi.advanceTimersByTimeAsync(499);
  expect(tries()).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(tries()).toBe(1);
  await vi.advanceTimersByTimeAsync(1000 + 2000 + 4000 + 8000);
  expect(tries()).toBe(5);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(tries()).toBe(455);
  end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tries()).toBe(455);
});

test.each(["online", "focus"])("retries at once on %s, one attempt at a time", async (event) => {
  const { tries, window, end } = losing(() => new Promise((resolve) => setTimeout(() => resolve(false), 5000)));
  await vi.advanceTimersByTimeAsync(100);
  window.dispatchEvent(new Event(event));
  window.dispatchEvent(new Event(event));
  await vi.advanceTimersByTimeAsync(0);
  expect(tries()).toBe(1);
  end();
});

test("a hanging attempt does not block the next one", async () => {
  const { tries, end } = losing(() => new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(500 + 20_000 + 1000);
  expect(tries()).toBe(2);
  end();
});
