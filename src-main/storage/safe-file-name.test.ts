import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { portabilityProblem, safeFileName, safeFileNames } from "./safe-file-name.ts";

const anyName = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: fc.constantFrom("C", "O", "N", "1", ".", " ", "-", "/", "\\", ":", "é", "e\u0301", "\u202e", "\ud800", "😀", "\n") }),
);

describe("safeFileName", () => {
  test.each([
    ["Current steps", "Current steps"],
    ["σ = 0,1 mV (50 %)", "σ = 0,1 mV (50 %)"],
    ["f-I: 0/600 pA", "f-I_ 0_600 pA"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["-rf", "rf"],
    [".hidden", "hidden"],
    ["ends in dots. . .", "ends in dots"],
    ["aux.csv", "_aux.csv"],
    ["Com1", "_Com1"],
    ["lpt²", "_lpt²"],
    ["NUL .txt", "_NUL .txt"],
    ["console", "console"],
    ["tab\tand\nline", "tab_and_line"],
    ["abc\u202Efdp.exe", "abcfdp.exe"],
    ["cafe\u0301", "caf\u00e9"],
    ["", "unnamed"],
    [" .. ", "unnamed"],
  ])("%j becomes %j", (name, expected) => expect(safeFileName(name)).toBe(expected));

  test("every name becomes one that Windows, macOS and Linux allow", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const safe = safeFileName(name);
        expect(Buffer.byteLength(safe)).toBeGreaterThan(0);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(120);
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]|^[.\s-]|[.\s]$/u);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|(com|lpt)[0-9])(\.|$)/i);
        expect(safe.normalize("NFC")).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });

  test("a safe name is unchanged", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(safeFileName(safeFileName(name))).toBe(safeFileName(name));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("safeFileNames", () => {
  test("names that differ only in case or in replaced characters stay different", () => {
    expect(safeFileNames(["Steps", "steps", "a/b", "a:b", "steps-2"])).toEqual(["Steps", "steps-2", "a_b", "a_b-2", "steps-2-2"]);
  });

  test("no two names are equal ignoring case, and the order is kept", () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 20 }), (names) => {
        const safe = safeFileNames(names);
        expect(safe).toHaveLength(names.length);
        expect(new Set(safe.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
    );
  });
});

test("names that only Windows rejects are rejected everywhere; safeFileName never returns one", () => {
  for (const name of ["CON", "con.rheobase.json", "<img>", "a:b", "tab\there", "end.", "end ", "right\u202eleft", 'quo"te', "what?"])
    expect(portabilityProblem(name)).toEqual(expect.any(String));
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      expect(portabilityProblem(safeFileName(name))).toBeUndefined();
    }),
  );
});
