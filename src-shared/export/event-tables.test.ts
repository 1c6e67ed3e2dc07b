import { expect, test } from "vitest";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { aResultOf } from "../statistics/testing/a-result.ts";
import { isiCsv, spikesCsv } from "./event-tables.ts";

const lines = (chunks: Iterable<string>): string[] => [...chunks].join("").split("\r\n");

test("spikes.csv has one row per spike, placed by sweep, noise level, trial and neuron from 1", () => {
  const protocol = aProtocol({ sweeps: 2, trials: 2, population: 2, noise: { kind: "white", levels: [0.5] }, record: { V: false } });
  const result = aResultOf(protocol, {
    spikes: ({ sweep, trial }, neuron) => (neuron === 1 ? [] : [10 * sweep + trial + 0.1, 95.25]),
  });
  expect(lines(spikesCsv(result))).toEqual([
    "sweep,noise_mV,trial,neuron,time_ms",
    ...["1,0.5,1,1,0.1", "1,0.5,1,1,95.25", "1,0.5,2,1,1.1", "1,0.5,2,1,95.25"],
    ...["2,0.5,1,1,10.1", "2,0.5,1,1,95.25", "2,0.5,2,1,11.1", "2,0.5,2,1,95.25"],
    "",
  ]);
});

test("isi.csv has only the intervals in the window, each with its start", () => {
  const protocol = aProtocol({ window: { from: 20, to: 60 } });
  const result = aResultOf(protocol, { spikes: () => [10, 25, 45, 57.5, 61] });
  expect(lines(isiCsv(result))).toEqual(["sweep,trial,neuron,start_ms,isi_ms", "1,1,1,25,20", "1,1,1,45,12.5", ""]);
});

test("a condition without spikes, or cancelled, has no rows", () => {
  const protocol = aProtocol({ trials: 2 });
  const result = aResultOf(protocol, { spikes: () => [5], status: ({ trial }) => (trial === 0 ? "cancelled" : "finished") });
  expect(lines(spikesCsv(result))).toEqual(["sweep,trial,neuron,time_ms", "1,2,1,5", ""]);
  expect(lines(isiCsv(result))).toEqual(["sweep,trial,neuron,start_ms,isi_ms", ""]);
});

test("many spikes are written in chunks of limited size that join to the whole table", () => {
  const times = Array.from({ length: 50_000 }, (_, k) => k / 512);
  const chunks = [...spikesCsv(aResultOf(aProtocol(), { spikes: () => times }))];
  expect(chunks.length).toBeGreaterThan(5);
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(1e6);
  const read = chunks.join("").trimEnd().split("\r\n").slice(1).map((line) => Number(line.split(",").at(-1)));
  expect(read).toEqual(times);
});
