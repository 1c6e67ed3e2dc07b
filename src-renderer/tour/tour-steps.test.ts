import { expect, test } from "vitest";
import example from "../../experiments/current-steps.rheobase.json" with { type: "json" };
import { Tour } from "../state/tour.svelte.ts";
import { tourSteps } from "./tour-steps.ts";

const texts = tourSteps.map(({ text }) => text(({ keys = "" }) => keys, "Ctrl+click"));

test("the tour's statements about the example are true", () => {
  const [protocol] = example.protocols;
  expect(protocol!.epochs[1]).toMatchObject({ level: -100, deltaLevel: 50 });
  expect(protocol!.sweeps).toBe(10);
  expect(texts[0]).toContain("Row B begins at −100 pA and rises by 50 pA from sweep to sweep, in ten sweeps");
});

test("steps are short, and name the keys that actions have", () => {
  for (const text of texts) expect(text.split(/\s+/).length).toBeLessThan(45);
  expect(texts.join(" ")).toMatch(/Ctrl\+Enter.*Ctrl\+S.*Ctrl\+K.*Ctrl\+\//);
});

test("the tour goes forwards, backwards and to its end, and a closed tour ignores calls", () => {
  const tour = new Tour();
  tour.next(3);
  tour.back();
  expect(tour.step).toBeUndefined();
  tour.begin();
  tour.back();
  expect(tour.step).toBe(0);
  tour.next(3);
  tour.next(3);
  expect(tour.step).toBe(2);
  tour.next(3);
  expect(tour.step).toBeUndefined();
});
