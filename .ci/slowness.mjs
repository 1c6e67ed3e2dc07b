// Timeouts of tests end what hangs; they judge no speed. They grow on a machine that is slow or busy.
import { availableParallelism, loadavg } from "node:os";

/** About what `work` takes on a fast, quiet machine, ms. It only scales timeouts, so it needs no care. */
const usual = 60;

/** A machine that seems slower than this is taken for this slow: a test that hangs must end. */
const most = 10;

/**
 * Measure how many times slower than usual this machine is now: by a piece of work, and by how many processes share a core. The
 * first process that asks hands its answer to those that it starts, so that all use one.
 *
 * @returns {number} 1 to 10
 */
export function slowness() {
  const known = Number(process.env["RHEOBASE_TEST_SLOWNESS"]);
  if (known >= 1) return known;
  work();
  const start = performance.now();
  work();
  const factor = Math.max(1, (performance.now() - start) / usual, (loadavg()[0] ?? 0) / availableParallelism());
  const bounded = Math.min(most, Number(factor.toPrecision(2)));
  process.env["RHEOBASE_TEST_SLOWNESS"] = String(bounded);
  return bounded;
}

function work() {
  const numbers = Float64Array.from({ length: 400_000 }, (_, k) => (k * 7919) % 400_009);
  return numbers.sort()[0];
}
