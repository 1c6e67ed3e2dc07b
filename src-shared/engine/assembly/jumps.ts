// Held noise and Poisson trains. Twin of oracle-jumps.ts; keep the order of operations.
import { log } from "./elementary";
import { gaussian, uniform } from "./random";
import { eventRate, excitatoryShare, excitatoryWeight, gridTime, inhibitoryWeight, intervalSteps, Lane, noiseLevel, noiseOf, noiseTau, steps, uniformNoise } from "./run";

/** The held value from `time` on, mV of target; leaves it in lane.offset. */
export function heldValueFrom(lane: Lane, time: f64): f64 {
  if (time >= lane.nextJump) {
    const size = lane.gain * noiseLevel;
    const noise = noiseOf(lane);
    lane.offset = size * (uniformNoise ? 2 * uniform(noise) - 1 : gaussian(noise));
    lane.jumps++;
    const next = lane.jumps * intervalSteps;
    lane.nextJump = next >= steps ? Infinity : gridTime(next);
  }
  return lane.offset;
}

export function drawInterval(lane: Lane): void {
  lane.nextEvent = eventRate > 0 ? lane.nextEvent - log(1 - uniform(noiseOf(lane))) / eventRate : Infinity;
}

export function takeEvent(lane: Lane): f64 {
  const scale = noiseTau == 0 ? noiseLevel : lane.gain * noiseLevel;
  const jump = uniform(noiseOf(lane)) < excitatoryShare ? scale * excitatoryWeight : -scale * inhibitoryWeight;
  drawInterval(lane);
  return jump;
}

export function takeEventsUntil(lane: Lane, time: f64): f64 {
  let sum: f64 = 0;
  while (lane.nextEvent <= time) sum += takeEvent(lane);
  return sum;
}
