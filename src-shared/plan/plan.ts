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

/** A condition by its role: position of its stimulus, of its combination of parameters among all settings, and among its repeats. */
export interface Coordinates {
  readonly stimulus: number;
  readonly setting: number;
  readonly repeat: number;
}

/** A value of a parameter axis, by its position. */
export interface ParameterPosition {
  readonly axis: Axis;
  readonly position: number;
}

/** Pieces of compiled stimuli that a plan keeps at most, some 300 MB; what it forgets it compiles again. */
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
  /** the first of the axes */
  readonly stimulusAxis: Axis;
  /** in canonical order */
  readonly parameterAxes: readonly Axis[];
  readonly repeatAxes: readonly Axis[];
  #conditions: readonly Condition[] | undefined;
  readonly #drives = new Map<ResolvedProtocol, Map<number, Drive>>();
  #segments = 0;

  constructor(data: PlanData) {
    this.data = data;
    const sizeOf = (axes: readonly Axis[]): number => axes.reduce((product, { values }) => product * values.length, 1);
    this.size = sizeOf(data.axes);
    this.parameterAxes = data.axes.filter(({ role }) => role === "parameter");
    this.repeatAxes = data.axes.filter(({ role }) => role === "repeat");
    this.repeats = sizeOf(this.repeatAxes);
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
  /** number of values of the stimulus axis */
  get stimuli(): number {
    return this.stimulusAxis.values.length;
  }
  /** number of combinations of the parameter axes' values; 1 without such axes */
  get settings(): number {
    return this.data.settings.length;
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
    return { index, at };
  }

  /** Position of an axis; -1 where the plan has none of that name. */
  axisPosition(name: string): number {
    return this.axes.findIndex((axis) => axis.name === name);
  }

  /** The condition at a place; undefined where one of the axes has no such position, or is missing and not at 0. */
  conditionAt(place: Place): Condition | undefined {
    const { stimulus, setting, repeat } = this.coordinatesAt(place);
    if (stimulus === undefined || setting === undefined || repeat === undefined) return undefined;
    return this.condition(this.addressOf({ stimulus, setting, repeat }));
  }

  /** The condition at a place, or the one that comes nearest to it on each axis. */
  nearest(place: Place): Condition {
    return this.conditionAt(Object.fromEntries(this.axes.map(({ name, values }) => [name, Math.min(place[name] ?? 0, values.length - 1)])))!;
  }

  /** Indices of a condition by axis name. */
  placeOf({ at }: Condition): Place {
    return Object.fromEntries(this.axes.map(({ name }, k) => [name, at[k]!]));
  }

  /** Position of a condition on the axis of this name; 0 where the plan has no such axis. */
  positionOn(name: string, { at }: Condition): number {
    return at[this.axisPosition(name)] ?? 0;
  }

  /** What a condition has of each role. */
  coordinatesOf({ index }: Pick<Condition, "index">): Coordinates {
    const group = Math.floor(index / this.repeats);
    return { stimulus: Math.floor(group / this.settings), setting: group % this.settings, repeat: index % this.repeats };
  }

  /** The address of what has this of each role, which all exist. */
  addressOf({ stimulus, setting, repeat }: Coordinates): number {
    return (stimulus * this.settings + setting) * this.repeats + repeat;
  }

  /** What a place means by role; undefined where the plan does not have it. An axis that the plan lacks is taken for a parameter. */
  coordinatesAt(place: Place): Partial<Coordinates> {
    const isUnknown = Object.entries(place).some(([name, position]) => position > 0 && this.axisPosition(name) < 0);
    const among = (axes: readonly Axis[]): number | undefined =>
      axes.some(({ name, values }) => (place[name] ?? 0) >= values.length) ? undefined : axes.reduce((index, { name, values }) => index * values.length + (place[name] ?? 0), 0);
    const found = { stimulus: among([this.stimulusAxis]), setting: isUnknown ? undefined : among(this.parameterAxes), repeat: among(this.repeatAxes) };
    return Object.fromEntries(Object.entries(found).filter(([, position]) => position !== undefined));
  }

  /** Position of a condition's group among all groups, from 0. */
  groupOf({ index }: Pick<Condition, "index">): number {
    return Math.floor(index / this.repeats);
  }

  /** Position of the group at a place, whatever the place says of repeats; undefined where the plan has no such group. */
  groupAt(place: Place): number | undefined {
    const { stimulus, setting } = this.coordinatesAt(place);
    return stimulus === undefined || setting === undefined ? undefined : stimulus * this.settings + setting;
  }

  /** The first condition of a group. */
  firstOf(group: number): Condition {
    return this.condition(group * this.repeats);
  }

  /** Where a group stands, by the names of the axes that are no repeats. */
  placeOfGroup(group: number): Place {
    const { at } = this.firstOf(group);
    return Object.fromEntries(this.axes.flatMap(({ name, role }, k) => (role === "repeat" ? [] : [[name, at[k]!]])));
  }

  /** The position on each parameter axis that a setting combines. */
  parametersIn(setting: number): readonly ParameterPosition[] {
    const { at } = this.condition(this.addressOf({ stimulus: 0, setting, repeat: 0 }));
    return this.axes.flatMap((axis, k) => (axis.role === "parameter" ? [{ axis, position: at[k]! }] : []));
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

  /** What a condition's parameters set. */
  settingOf(condition: Pick<Condition, "index">): Setting {
    return this.data.settings[this.coordinatesOf(condition).setting]!;
  }

  /** The drive of a condition. */
  driveOf(condition: Pick<Condition, "index">): Drive {
    return this.drive(this.coordinatesOf(condition).stimulus, this.settingOf(condition).protocol);
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
}
