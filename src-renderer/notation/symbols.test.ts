import { expect, test } from "vitest";
import { withSymbols } from "./symbols.ts";

test("symbols are marked, and no text is lost", () => {
  const text = "V_reset (-45 mV) is not below V_th (-50 mV): set V_reset below V_th.";
  expect(withSymbols(text).map(({ text: part, sub }) => part + (sub === undefined ? "" : `_${sub}`)).join("")).toBe(text);
  expect(withSymbols("tau_m and V_th")).toEqual([{ text: "\u03C4", sub: "m" }, { text: " and " }, { text: "V", sub: "th" }]);
  expect(withSymbols("Record V every", true)).toEqual([{ text: "Record " }, { text: "V", sub: "" }, { text: " every" }]);
});
