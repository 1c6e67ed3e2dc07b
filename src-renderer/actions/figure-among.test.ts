import { expect, test } from "vitest";
import { figureAmong } from "./figure-among.ts";

const figures = ["voltage", "isi_histogram_noise_0", "isi_histogram_noise_0.333333", "isi_histogram_noise_2", "fi_curve"].map((name) => ({ name }));

test.each<[string, number | undefined, string | undefined]>([
  ["fi_curve", 2, "fi_curve"],
  ["isi_histogram", 2, "isi_histogram_noise_2"],
  ["isi_histogram", 0, "isi_histogram_noise_0"],
  ["isi_histogram", 1 / 3, "isi_histogram_noise_0.333333"],
  // that level has no interval
  ["isi_histogram", 4, undefined],
  ["psth", undefined, undefined],
])("%s at noise level %s is %s", (kind, level, name) => expect(figureAmong(figures, kind, level)?.name).toBe(name));
