/** Most conditions per message, because hosts limit the length of a message. */
export const mostAtOnce = 500;

/** Results or failures of conditions in lists that are short enough for a message each. */
export function inBatches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / mostAtOnce) }, (_, k) => all.slice(k * mostAtOnce, (k + 1) * mostAtOnce));
}
