import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { Axis } from "./axis.ts";
import type { Condition } from "./condition.ts";
import { driveInSweep, type Drive } from "./sweep-drive.ts";
import type { Setting } from "./settings-of-protocol.ts";

/** The plain data of a plan, which can be sent to workers and other processes. */
export interface PlanData {
  /** in canonical order: the stimulus, parameters, repeats */
  readonly axes: readonly Axis[];
  /** one per combination of the parameter axes' values, in canonical order */
  readonly settings: readonly Setting[];
}

/** Indices of values by axis name, which are meaningful for several plans. The index of an unnamed axis is 0. */
export type Place = Readonly<Record<string, number>>;

/** Maximum number of segments of compiled stimuli that a plan caches, about 300 MB; others are compiled again. */
const mostSegments = 4_000_000;

/**
 * A protocol that obeys every rule, with all that follows from it before it runs: its axes, its conditions, and of each
 * condition what is to be simulated. Made by `planOf`, once per protocol.
 *
 * Conditions that differ in nothing but repeats follow each other: together they are a group, and groups have positions too.
 */
export class Plan {
  readonly data: PlanData;
  /** number of conditions; `planOf` refuses more than 10^6 */
  readonly size: number;
  /** conditions of each group */
  readonly repeats: number;
  readonly stimulusAxis: Axis;
  #conditions: readonly Condition[] | undefined;
  readonly #drives = new Map<ResolvedProtocol, Map<number, Drive>>();
  #segments = 0;

  constructor(data: PlanData) {
    this.data = data;
    const sizeOf = (axes: readonly Axis[]): number => axes.reduce((product, { values }) => product * values.length, 1);
    this.size = sizeOf(data.axes);
    this.repeats = sizeOf(data.axes.filter(({ role }) => role === "repeat"));
    this.stimulusAxis = data.axes.find(({ role }) => role === "stimulus")!;
  }

  /** The protocol with the first value of every parameter: what all conditions have in common is read from it. */
  get protocol(): ResolvedProtocol {
    return this.data.settings[0]!.protocol;
  }
  get axes(): readonly Axis[] {
    return this.data.axes;
  }
  get groups(): number {
    return this.size / this.repeats;
  }
  /** Every condition in canonical order. */
  get conditions(): readonly Condition[] {
    return (this.#conditions ??= Array.from({ length: this.size }, (_, index) => this.condition(index)));
  }

  /** The condition with this address. */
  condition(index: number): Condition {
    const at: number[] = [];
    let rest = index;
    for (const { values } of this.axes.toReversed()) {
      at.unshift(rest % values.length);
      rest = Math.floor(rest / values.length);
    }
    return this.#conditionOf(index, at);
  }

  /** Position of an axis; -1 where the plan has none of that name. */
  axisPosition(name: string): number {
    return this.axes.findIndex((axis) => axis.name === name);
  }

  /** The condition at a place; undefined where one of the axes has no such position, or is missing and not at 0. */
  conditionAt(place: Place): Condition | undefined {
    if (Object.entries(place).some(([name, position]) => position > 0 && this.axisPosition(name) < 0)) return undefined;
    const at = this.axes.map(({ name }) => place[name] ?? 0);
    if (this.axes.some(({ values }, k) => at[k]! >= values.length)) return undefined;
    return this.#conditionOf(this.axes.reduce((index, { values }, k) => index * values.length + at[k]!, 0), at);
  }

  /** Indices of a condition by axis name. */
  placeOf({ at }: Condition): Place {
    return Object.fromEntries(this.axes.map(({ name }, k) => [name, at[k]!]));
  }

  /** Position of a condition on the axis of this name; 0 where the plan has no such axis. */
  positionOn(name: string, { at }: Condition): number {
    return at[this.axisPosition(name)] ?? 0;
  }

  /** Position of a condition's group among all groups, from 0. */
  groupOf({ index }: Pick<Condition, "index">): number {
    return Math.floor(index / this.repeats);
  }

  /** The addresses of a group's conditions, in order of their repeats. */
  membersOf(group: number): number[] {
    return Array.from({ length: this.repeats }, (_, repeat) => group * this.repeats + repeat);
  }

  /** The same conditions with other values that do not affect the axes: number of neurons, recording. */
  with(changes: Partial<Pick<ResolvedProtocol, "population" | "recordV" | "recordNeurons" | "recordEvery">>): Plan {
    const changed = new Map<ResolvedProtocol, ResolvedProtocol>();
    const settings = this.data.settings.map(({ protocol, noiseLevel }): Setting => {
      const other = changed.get(protocol) ?? { ...protocol, ...changes };
      changed.set(protocol, other);
      return { protocol: other, noiseLevel };
    });
    return new Plan({ axes: this.axes, settings });
  }

  /** The setting of a condition's parameter axes. */
  settingOf(condition: Pick<Condition, "at">): Setting {
    return this.data.settings[this.settingPosition(condition)]!;
  }

  /** Position of a condition's setting among all settings, from 0. */
  settingPosition({ at }: Pick<Condition, "at">): number {
    return this.axes.reduce((index, { role, values }, k) => (role === "parameter" ? index * values.length + at[k]! : index), 0);
  }

  /** The drive of a condition. */
  driveOf(condition: Pick<Condition, "at">): Drive {
    return this.drive(this.#sweepOf(condition), this.settingOf(condition).protocol);
  }

  /**
   * The drive at one value of the stimulus axis, compiled once.
   *
   * @param protocol of a setting; by default that of the first
   */
  drive(position: number, protocol = this.protocol): Drive {
    const known = this.#drives.get(protocol)?.get(position);
    if (known !== undefined) return known;
    const drive = driveInSweep(protocol, position);
    this.#segments += drive.stimulus.segments.length;
    if (this.#segments > mostSegments) {
      this.#drives.clear();
      this.#segments = drive.stimulus.segments.length;
    }
    const drives = this.#drives.get(protocol) ?? new Map<number, Drive>();
    this.#drives.set(protocol, drives.set(position, drive));
    return drive;
  }

  /** The drives at all values of the stimulus axis, with the first value of every parameter. */
  get drives(): readonly Drive[] {
    return this.stimulusAxis.values.map((_, position) => this.drive(position));
  }

  /** Unit of every stimulus of the plan. */
  get driveUnit(): "pA" | "V/s" {
    return this.drive(0).stimulus.unit;
  }

  #conditionOf(index: number, at: readonly number[]): Condition {
    const on = (name: string): number => at[this.axisPosition(name)] ?? 0;
    return { index, at, sweep: on("sweep"), noiseLevel: this.settingOf({ at }).noiseLevel, trial: on("trial") };
  }

  #sweepOf({ at }: Pick<Condition, "at">): number {
    return at[this.axes.indexOf(this.stimulusAxis)]!;
  }
}
