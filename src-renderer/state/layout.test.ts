import { expect, test } from "vitest";
import { Layout, layoutKey, type LastExport } from "./layout.svelte.ts";

const noQuery = { matches: false, addEventListener: () => undefined };

/** Storage that windows of one origin share. */
function aStorage(text?: string): Pick<Storage, "getItem" | "setItem"> {
  const kept = new Map(text === undefined ? [] : [[layoutKey, text]]);
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

const lastExport: LastExport = {
  look: { preset: "174", widthText: "130", heightText: "", textText: "7", resolution: "300", background: "transparent", theory: false, scaleBars: true },
  png: false,
  svg: true,
  provenance: false,
};

test("a new window starts with the layout of the last one", () => {
  const storage = aStorage();
  const first = new Layout(storage, noQuery);
  first.theme = "dark";
  first.view = "stacked";
  first.sidebarOpen = false;
  first.setPaneSize("designer", 600);
  first.figures = ["psth", "isi"];
  first.lastExport = lastExport;
  first.tourOffered = false;
  const next = new Layout(storage, noQuery);
  expect(next).toMatchObject({
    theme: "dark",
    dark: true,
    view: "stacked",
    sidebarOpen: false,
    paneSizes: { designer: 600 },
    figures: ["psth", "isi"],
    lastExport,
    tourOffered: false,
  });
});

test("two windows do not overwrite each other's settings", () => {
  const storage = aStorage();
  const one = new Layout(storage, noQuery);
  const other = new Layout(storage, noQuery);
  one.theme = "dark";
  other.sidebarOpen = false;
  expect(new Layout(storage, noQuery)).toMatchObject({ theme: "dark", sidebarOpen: false });
  one.reread();
  expect(one.sidebarOpen).toBe(false);
});

test("settings of older versions and invalid settings are repaired field by field", () => {
  expect(new Layout(aStorage('{"theme":"dark","view":"upside down","lastExport":{"png":true}}'), noQuery)).toMatchObject({
    theme: "dark",
    view: "overlay",
    lastExport: undefined,
    tourOffered: true,
  });
  expect(new Layout(aStorage("no JSON"), noQuery)).toMatchObject({ theme: "system", sidebarOpen: true });
});
