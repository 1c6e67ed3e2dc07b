import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { settleReading } from "./waveform-reading.ts";
import { textOfBytes } from "./text-of-bytes.ts";
import { waveformTable } from "./waveform-table.ts";

const cellsOf = (text: string) => waveformTable(text, "a.csv").rows.map(({ cells }) => cells.map((cell) => cell.trim()));
const settled = (text: string) => settleReading(waveformTable(text, "a.csv"), {});

describe("a table is split", () => {
  const samples = [["0", "10"], ["1", "20"]];
  test.each([
    ["by commas", "0,10\n1,20\n"],
    ["by blanks, as numpy.savetxt writes", "0 10\n1 20\n"],
    ["by runs of blanks", "  0   10\n  1   20\n"],
    ["as a spreadsheet's sep= line says", "sep=;\r\n0;10\r\n1;20\r\n"],
    ["without comments of either kind", "% stimulus\n# from rig 3\n0,10\n\n1,20\n"],
    ["with lines of the old Macintosh", "0,10\r1,20\r"],
  ])("%s", (_, text) => {
    expect(cellsOf(text)).toEqual(samples);
  });

  test("with blanks between numbers that have decimal commas", () => {
    expect(cellsOf("0,0 1,5\n0,1 2,5\n")).toEqual([["0,0", "1,5"], ["0,1", "2,5"]]);
  });

  test("with the numbers of its lines in the file", () => {
    expect(waveformTable("# a\n\n0,1\n\n1,2\n", "a.csv").rows.map(({ number }) => number)).toEqual([3, 5]);
  });
});

describe("units come", () => {
  const units = (text: string) => {
    const { reading, notes, questions } = settled(text);
    return [reading === undefined ? undefined : "unit" in reading.times ? reading.times.unit : "none", reading?.valueUnit, notes.length, questions.length];
  };
  test.each([
    ["from titles with brackets", "Time (s),Current (nA)\n0,1\n1,2\n", ["s", "nA", 0, 0]],
    ["from titles with underscores", "t_us;I_uA\n0;1\n1;2\n", ["us", "uA", 0, 0]],
    ["with the micro sign", "t (\u00B5s),I [\u00B5A]\n0,1\n1,2\n", ["us", "uA", 0, 0]],
    ["with the Greek letter", "t/\u03BCs,I/\u03BCA\n0,1\n1,2\n", ["us", "uA", 0, 0]],
    ["in mA", "Time (ms),Current (mA)\n0,1\n1,2\n", ["ms", "mA", 0, 0]],
    ["from a row of units", "time,current\nms,pA\n0,0\n1,10\n", ["ms", "pA", 0, 0]],
    ["from the last comment, where no row names the columns", "% stimulus\n% t (s), I (nA)\n0,10\n1,20\n", ["s", "nA", 0, 0]],
    ["from nowhere: ms and pA, with a note for each", "t,I\n0,0\n1,10\n", ["ms", "pA", 2, 0]],
    ["never from the name of a channel", "t (ms),Channel A\n0,0\n1,10\n", ["ms", "pA", 1, 0]],
  ])("%s", (_, text, expected) => {
    expect(units(text)).toEqual(expected);
  });

  test("from Windows-1252", () => {
    expect(textOfBytes(Uint8Array.of(0xb5, 0x73))).toBe("\u00B5s");
    expect(textOfBytes(Uint8Array.of(0xff, 0xfe, 0x30, 0x00))).toBe("0");
  });
});

describe("columns are found", () => {
  const columns = (text: string) => {
    const { reading } = settled(text);
    return reading === undefined ? undefined : ["column" in reading.times ? reading.times.column : "none", reading.valueColumn];
  };
  test.each([
    ["behind a column that counts the rows", ",t_ms,I_pA\n0,0,5\n1,2,6\n2,4,7\n", [1, 2]],
    ["in any order", "I_pA,time_ms\n5,0\n6,1\n", [1, 0]],
    ["among words", "time (ms),note,I (pA)\n0,a,5\n1,b,6\n", [0, 2]],
    ["among voltages", "t_ms,V_mV,I_pA\n0,-70,5\n1,-70,6\n", [0, 2]],
  ])("%s", (_, text, expected) => {
    expect(columns(text)).toEqual(expected);
  });
});

test("an ATF file gives its first sweep, and says so", () => {
  const text = 'ATF\t1.0\r\n2\t3\r\n"YTop=2000"\r\n"Signals="\t"Cmd"\t"Cmd"\r\n"Time (s)"\t"Trace #1 (pA)"\t"Trace #2 (pA)"\r\n0\t0\t1\r\n0.001\t5\t6\r\n';
  const { reading, notes, questions } = settled(text);
  expect(questions).toEqual([]);
  expect(reading).toMatchObject({ times: { column: 0, unit: "s" }, valueColumn: 1, valueUnit: "pA" });
  expect(notes).toEqual(['The file has 2 sweeps; the first, column 2 ("Trace #1 (pA)"), is taken.']);
});

test("decimal commas are distinguished from thousands if one comma is unambiguous", () => {
  expect(waveformTable("0;1,250\n1;0,5\n", "a.csv").decimalMark).toBe("comma");
  expect(waveformTable("0;1,250\n1;2,000\n", "a.csv").decimalMark).toBeUndefined();
  expect(waveformTable("0;1.5\n1;2\n", "a.csv").decimalMark).toBe("point");
});

test("a file of blank lines is read quickly", () => {
  expect(() => waveformTable("\n".repeat(2_000_000), "a.csv")).toThrow("0 rows of samples");
});

test("any cells written with any delimiter read back unchanged", () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => String(value + 0));
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.constantFrom(",", ";", "\t", " "),
      fc.infiniteStream(number),
      fc.integer({ min: 2, max: 20 }),
      (width, delimiter, numbers, height) => {
        const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => numbers.next().value as string));
        expect(cellsOf(rows.map((row) => row.join(delimiter)).join("\n"))).toEqual(rows);
      },
    ),
  );
});
