// Exact white noise under constant drive, as pair.ts takes it. The order of operations is that of oracle-white-noise.ts; keep it.
import { gaussian, next, uniformOf, wordOf } from "./random";
import { crossingOf, dt, gridTime, Lane, levelOf, NEVER, noiseOf, segmentAt, spike, steps } from "./run";
import { bendUnder, crossingInLevel, finishStep, heightOf, impossible, lowerBound } from "./white-noise";

@unmanaged
export class WhiteNoiseLane extends Lane {
  keepSteady(n: i64): void {
    this.level = levelOf(this, segmentAt(this.segment).level) + 0;
    this.height = heightOf(this, this.segment, gridTime(n), dt);
    const bend = bendUnder(this.height, dt, this.tau_m);
    this.limit = this.V_th - bend;
    this.isStraight = bend <= this.straight ? 1 : 0;
  }

  wakesAt(n: i64): i64 {
    if (this.freeFrom < gridTime(n + 1)) return n;
    let step = max<i64>(n, <i64>min<f64>(this.freeFrom / dt, <f64>steps) - 2);
    while (step < steps && this.freeFrom >= gridTime(step + 1)) step++;
    return step;
  }

  /** The step in which the lane wakes is not whole: the sprint ends before it. */
  // @ts-ignore: decorator
  @inline
  endOfSprint(n: i64, until: i64): i64 {
    return this.freeFrom > gridTime(n) ? min<i64>(until, this.wakesAt(n)) : until;
  }

  // @ts-ignore: decorator
  @inline
  leaveRest(_steps: i64): void {}

  // @ts-ignore: decorator
  @inline
  moved(V: f64, x: f64): f64 {
    return this.level + (V - this.level) * this.decay + this.spread * x;
  }

  // @ts-ignore: decorator
  @inline
  passes(V: f64, V1: f64, awake: bool): bool {
    if (!awake || this.isFar(V, V1)) return true;
    if (!this.staysBelow(V, V1)) return false;
    next(crossingOf(this));
    return true;
  }

  hotStep(n: i64): void {
    const from = gridTime(n);
    const increment = gaussian(noiseOf(this));
    if (this.freeFrom <= from) {
      const V = this.V;
      const u = this.level;
      const V1 = u + (V - u) * this.decay + this.spread * increment;
      if (this.isFar(V, V1)) this.V = V1;
      else this.stepNearThreshold(n, from, V, V1);
    } else if (this.freeFrom < gridTime(n + 1)) {
      finishStep(this, n, increment, dt);
    }
  }

  /** Whether a crossing is too unlikely to ask for a number. V lies below `limit` where V1 does and the product is positive. */
  // @ts-ignore: decorator
  @inline
  private isFar(V: f64, V1: f64): bool {
    const room = this.limit - V1;
    return room > 0 && (this.limit - V) * room * this.bridge > impossible;
  }

  /** Whether a step near threshold certainly ends below it without a crossing. The number that decides is looked at, not yet taken. */
  // @ts-ignore: decorator
  @inline
  private staysBelow(V: f64, V1: f64): bool {
    const V_th = this.V_th;
    return V1 < V_th && this.isStraight && uniformOf(wordOf(this.c0, this.c3)) * lowerBound((V_th - V) * (V_th - V1) * this.bridge) > 1;
  }

  private stepNearThreshold(n: i64, from: f64, V: f64, V1: f64): void {
    const to = gridTime(n + 1);
    const time = crossingInLevel(this, this.level, this.height, 0, from, to, V, V1);
    if (time == NEVER) {
      this.V = V1;
      return;
    }
    spike(this, time);
    this.V = this.V_reset;
    this.freeFrom = time + this.t_ref;
    if (this.freeFrom < to) finishStep(this, n, gaussian(crossingOf(this)), 0);
  }
}
