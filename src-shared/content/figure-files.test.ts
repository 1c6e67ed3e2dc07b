import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { figuresOf } from "./figure-catalogue.ts";
import { figureFiles } from "./figure-files.ts";

const filesOf = (changes: Partial<Protocol>) => figureFiles(planOrThrow(aProtocol(changes), ""));
const white = (levels: number[]) => ({ noise: { kind: "white" as const, levels } });

test("no two figures have one name, in the catalogue and among files", () => {
  const rising: Partial<Protocol> = { ...white([0, 1]), sweeps: 2, trials: 2, epochs: [{ kind: "step", duration: 100, level: 1, deltaLevel: 1 }] };
  const ids = figuresOf(planOrThrow(aProtocol(rising), "")).map(({ id }) => id);
  expect(ids).toHaveLength(9);
  expect(new Set(ids).size).toBe(ids.length);
  const names = filesOf({ ...white([0, 1 / 3, 2]), trials: 2 }).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test("a figure of one noise level has a file for each, six at most, told by its level", () => {
  const intervals = (levels: number[]) => filesOf(white(levels)).filter(({ kind }) => kind.id === "isi_histogram");
  expect(intervals([0, 1 / 3, 2]).map(({ name, title, setting }) => [name, title, setting])).toEqual([
    ["isi_histogram_noise_0", "Intervals, σ 0 mV", 0],
    ["isi_histogram_noise_0.333333", "Intervals, σ 0.3333 mV", 1],
    ["isi_histogram_noise_2", "Intervals, σ 2 mV", 2],
  ]);
  expect(intervals([1]).map(({ name }) => name)).toEqual(["isi_histogram"]);
  expect(intervals([0, 1, 2, 3, 4, 5, 6, 7]).map(({ setting }) => setting)).toEqual([0, 1, 3, 4, 6, 7]);
});

test("a figure of all noise levels has one file", () => {
  expect(filesOf(white([0, 1])).filter(({ kind }) => !kind.perSetting).map(({ name }) => name)).toEqual(["voltage", "raster", "rate_vs_noise", "cv_vs_noise"]);
});
