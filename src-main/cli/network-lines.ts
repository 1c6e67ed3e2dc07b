import { networkSize, synapsesOf } from "../../src-shared/plan/network-size.ts";
import type { ResolvedDraw } from "../../src-shared/protocol/network/resolved-network.ts";
import type { ResolvedNetwork, ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { TextTable } from "./text-table.ts";

/** The groups of a network. */
export function groupTable({ groups }: ResolvedNetwork): TextTable {
  return {
    columns: ["group", "neurons", "synapses", "tau_m_ms", "V_th_mV", "t_ref_ms", "Poisson_Hz", "events", "recorded"],
    rows: groups.map(({ name, size, synapses, alone: { neuron }, poisson, spikeTimes, recorded }) => [
      ...[name, size, synapses.kind, neuron.tau_m, neuron.V_th, neuron.t_ref],
      poisson.map(({ rate, weight }) => `${rate} x ${weight}`).join(", "),
      spikeTimes.reduce((sum, { times }) => sum + times.length, 0),
      recorded.length,
    ]),
  };
}

/** The projections of a network. */
export function projectionTable({ groups, projections }: ResolvedNetwork): TextTable {
  return {
    columns: ["projection", "source", "target", "rule", "receptor", "synapses", "weight", "delay_ms"],
    rows: projections.map((projection) => [
      ...[projection.name, groups[projection.source]!.name, groups[projection.target]!.name, projection.connect.rule, projection.receptor],
      ...[synapsesOf(projection, groups), drawText(projection.weight), drawText(projection.delay)],
    ]),
  };
}

function drawText(draw: ResolvedDraw | undefined): string {
  if (draw === undefined) return "of each edge";
  return draw.kind === "constant" ? String(draw.value) : draw.from.distribution;
}

/** Size, memory and expected time of a network, in one line; said before it is run. */
export function networkSizeLine({ network, dt }: ResolvedProtocol & { readonly network: ResolvedNetwork }): string {
  const { neurons, synapses, bytes, buildSeconds, secondsPerSecond } = networkSize(network, dt);
  const digits = (x: number): string => String(Number(x.toPrecision(2)));
  return (
    `${neurons} neurons, ${synapses} synapses, about ${digits(bytes / 1e9)} GB of memory; about ${digits(buildSeconds)} s to build, ` +
    `and ${digits(secondsPerSecond)} s for a second at 5 spikes/s of each neuron, on one core`
  );
}

/** true for a protocol with a network */
export function hasNetwork(protocol: ResolvedProtocol): protocol is ResolvedProtocol & { readonly network: ResolvedNetwork } {
  return protocol.network !== undefined;
}
