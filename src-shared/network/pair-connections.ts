import type { ConnectionRule } from "../protocol/network/network-schema.ts";
import type { Generator } from "../random/generator.ts";
import type { Connections } from "./compiled-network.ts";
import { PartnerDraw } from "./partner-draw.ts";
import type { ProjectionToBuild, TargetRange } from "./projection-to-build.ts";
import { delayArray, DelayColumn, stepsOf, WeightColumn } from "./synapse-columns.ts";

/** Rules that are no matter of one target: drawn by source, in all, or given. */
export type PairRule = Extract<ConnectionRule, { rule: "fixed_outdegree" | "edges" }> | DistinctTotal;
type DistinctTotal = Extract<ConnectionRule, { rule: "fixed_total_number" }> & { readonly multapses: false };

/** Called with each synapse in the order of drawing, whatever its target. */
type Emit = (source: number, target: number) => void;

/**
 * Synapses in the order of drawing, sorted by target and then by source, both stable. Whoever wants a range of targets draws all, and keeps
 * those of the range.
 */
export function connectionsOfPairs(build: ProjectionToBuild, connect: PairRule): Connections {
  const { network, position, projection, range } = build;
  const { first } = network.groups[projection.target]!;
  const pairs = connect.rule === "edges" ? givenPairs(build, connect) : drawnPairs(build, connect);
  const sources = network.groups[projection.source]!.size;
  const byTarget = orderBy(pairs.targets, range.to - range.from, range.from, undefined);
  const { order, rows } = orderBy(pairs.sources, sources, 0, byTarget.order);
  return {
    ...{ projection: position, from: first + range.from, to: first + range.to, rows },
    targets: picked(pairs.targets, order, new Uint32Array(order.length)).map((target) => first + target),
    weights: pairs.weights && picked(pairs.weights, order, new (pairs.weights.constructor as Float64ArrayConstructor)(order.length)),
    delays: pairs.delays && picked(pairs.delays, order, pairs.delays instanceof Uint8Array ? new Uint8Array(order.length) : new Uint16Array(order.length)),
    delayTimes: pairs.delayTimes && picked(pairs.delayTimes, order, new Float64Array(order.length)),
  };
}

/** Columns of synapses onto the range, in the order of drawing; numbers within their groups. */
interface Pairs extends Pick<Connections, "weights" | "delays" | "delayTimes"> {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
}

type Edges = Extract<ConnectionRule, { rule: "edges" }>;

function givenPairs({ projection, range, dt, integrator }: ProjectionToBuild, { edges }: Edges): Pairs {
  const own = edges.filter(([, target]) => isIn(target, range));
  const delays = delayArray(projection.delayBounds.most, dt, own.length);
  for (const [k, [, , , delay]] of own.entries()) delays[k] = stepsOf(delay, dt);
  return {
    sources: Uint32Array.from(own, ([source]) => source),
    targets: Uint32Array.from(own, ([, target]) => target),
    weights: Float64Array.from(own, ([, , weight]) => weight),
    delays,
    delayTimes: integrator === "exact" ? Float64Array.from(own, ([, , , delay]) => delay) : undefined,
  };
}

/** First pass counts the synapses of the range, second pass keeps them. */
function drawnPairs(build: ProjectionToBuild, connect: Exclude<PairRule, Edges>): Pairs {
  const { projection, range } = build;
  let count = 0;
  drawPairs(build, connect, { neuron: () => undefined, emit: (_, target) => (count += isIn(target, range) ? 1 : 0) });
  const [sources, targets] = [new Uint32Array(count), new Uint32Array(count)];
  const weights = new WeightColumn(projection, count);
  const delays = new DelayColumn(build, count);
  let place = 0;
  drawPairs(build, connect, {
    neuron: (neuron) => {
      weights.begin(build.streams, neuron);
      delays.begin(build.streams, neuron);
    },
    emit: (source, target) => {
      // Values are drawn for every synapse, in the range or not.
      const weight = weights.draw();
      const delay = delays.draw();
      if (!isIn(target, range)) return;
      if (weights.values !== undefined) weights.values[place] = weight;
      if (delays.columns.delays !== undefined) delays.columns.delays[place] = delay;
      if (delays.columns.delayTimes !== undefined) delays.columns.delayTimes[place] = delays.time;
      sources[place] = source;
      targets[place++] = target;
    },
  });
  return { sources, targets, weights: weights.values, ...delays.columns };
}

interface PairSink {
  /** the next synapses are drawn for this neuron: a source, or 0 for all */
  readonly neuron: (index: number) => void;
  readonly emit: Emit;
}

function drawPairs(build: ProjectionToBuild, connect: Exclude<PairRule, Edges>, sink: PairSink): void {
  const { network, projection, streams } = build;
  const [sources, targets] = [network.groups[projection.source]!.size, network.groups[projection.target]!.size];
  const noAutapses = connect.autapses === false && projection.source === projection.target;
  if (connect.rule === "fixed_total_number") {
    sink.neuron(0);
    drawTotal(streams.partners(0), connect, { sources, targets, noAutapses }, sink.emit);
    return;
  }
  const draw = new PartnerDraw();
  for (let source = 0; source < sources; source++) {
    const partners = { size: targets, without: noAutapses ? source : undefined };
    if (connect.multapses === false) draw.distinct(streams.partners(source), connect.outdegree, partners);
    else draw.withRepeats(streams.partners(source), connect.outdegree, partners);
    sink.neuron(source);
    for (let k = 0; k < draw.count; k++) sink.emit(source, draw.partners[k]!);
  }
}

/** So many different pairs, each equally likely. */
function drawTotal(
  stream: Generator,
  { total }: DistinctTotal,
  { sources, targets, noAutapses }: { readonly sources: number; readonly targets: number; readonly noAutapses: boolean },
  emit: Emit,
): void {
  const taken = new Set<number>();
  for (let drawn = 0; drawn < total; ) {
    const source = stream.below(sources);
    const target = stream.below(targets);
    if (noAutapses && source === target) continue;
    const pair = source * targets + target;
    if (taken.has(pair)) continue;
    taken.add(pair);
    emit(source, target);
    drawn++;
  }
}

function isIn(target: number, { from, to }: TargetRange): boolean {
  return target >= from && target < to;
}

/** A stable order by keys `first` ... `first + keys - 1`, and where each key begins. @param order the order so far; default as they come */
function orderBy(column: Uint32Array, keys: number, first: number, order: Uint32Array | undefined): { readonly order: Uint32Array; readonly rows: Uint32Array } {
  const rows = new Uint32Array(keys + 1);
  for (const key of column) rows[key - first + 1]!++;
  for (let key = 0; key < keys; key++) rows[key + 1]! += rows[key]!;
  const next = rows.slice(0, keys);
  const sorted = new Uint32Array(column.length);
  for (let k = 0; k < column.length; k++) {
    const place = order === undefined ? k : order[k]!;
    sorted[next[column[place]! - first]!++] = place;
  }
  return { order: sorted, rows };
}

function picked<Column extends Float32Array | Float64Array | Uint32Array | Uint16Array | Uint8Array>(column: Column, order: Uint32Array, into: Column): Column {
  for (let k = 0; k < order.length; k++) into[k] = column[order[k]!]!;
  return into;
}
