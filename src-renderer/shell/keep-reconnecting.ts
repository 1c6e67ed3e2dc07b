import type { Bench } from "../state/bench.svelte.ts";

/** ms before each attempt; the last one for all that follow */
const waits = [500, 1000, 2000, 4000, 8000];
/** ms that an attempt may take before the next one begins */
const patience = 20_000;

/** The part of a window that tells when trying again may help. */
type WindowEvents = Pick<Window, "addEventListener" | "removeEventListener">;

/**
 * Reconnects a page of the server by itself, again and again until the server answers; at once when the machine is online again or the
 * window is looked at. Call it when the connection is lost.
 *
 * @returns ends the attempts
 */
export function keepReconnecting(bench: Pick<Bench, "reconnect">, window: WindowEvents): () => void {
  let attempts = 0;
  let isTrying = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const plan = (): void => {
    clearTimeout(timer);
    if (isOver) return;
    timer = setTimeout(() => void attempt(), waits[Math.min(attempts, waits.length - 1)]);
  };
  const attempt = async (): Promise<void> => {
    if (isTrying || isOver) return;
    clearTimeout(timer);
    isTrying = true;
    attempts++;
    // An attempt that hangs is given up by the next one.
    await Promise.race([bench.reconnect(), new Promise((resolve) => setTimeout(resolve, patience))]);
    isTrying = false;
    plan();
  };
  const now = (): void => {
    attempts = 0;
    void attempt();
  };

  plan();
  window.addEventListener("online", now);
  window.addEventListener("focus", now);
  return () => {
    isOver = true;
    clearTimeout(timer);
    window.removeEventListener("online", now);
    window.removeEventListener("focus", now);
  };
}
