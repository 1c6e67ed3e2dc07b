import { setImmediate } from "node:timers/promises";

/** ms that a calculation may keep everybody else waiting */
const longestHold = 10;

/** For long calculations: what it returns is awaited between two pieces of work, and lets others have their turn when it is time. */
export function breather(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longestHold) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
