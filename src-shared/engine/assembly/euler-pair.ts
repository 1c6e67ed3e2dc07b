// Euler-Maruyama under white noise and constant drive, as pair.ts takes it. The order of operations is that of oracle-euler.ts; keep it.
import { move, pull } from "./euler";
import { gaussian } from "./random";
import { dt, gridTime, Lane, levelOf, noiseOf, segmentAt } from "./run";

@unmanaged
export class EulerLane extends Lane {
  keepSteady(_n: i64): void {
    this.level = levelOf(this, segmentAt(this.segment).level);
    this.share = dt / this.tau_m;
  }

  // @ts-ignore: decorator
  @inline
  wakesAt(n: i64): i64 {
    return n + this.stepsToRest;
  }

  // @ts-ignore: decorator
  @inline
  endOfSprint(_n: i64, until: i64): i64 {
    return until;
  }

  // @ts-ignore: decorator
  @inline
  leaveRest(steps: i64): void {
    this.stepsToRest = steps;
  }

  // @ts-ignore: decorator
  @inline
  moved(V: f64, x: f64): f64 {
    return V + this.share * pull(this.level, V) + this.spread * x;
  }

  // @ts-ignore: decorator
  @inline
  passes(_V: f64, V1: f64, _awake: bool): bool {
    return V1 < this.V_th;
  }

  hotStep(n: i64): void {
    const increment = this.spread * gaussian(noiseOf(this));
    if (this.stepsToRest > 0) this.stepsToRest--;
    else move(this, gridTime(n + 1), this.level, dt, this.V + this.share * pull(this.level, this.V) + increment);
  }
}
