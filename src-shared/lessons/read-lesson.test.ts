import fc from "fast-check";
import { expect, test } from "vitest";
import { loadWasmKernel } from "../engine/wasm-kernel.ts";
import { checkNumber } from "./check-number.ts";
import { lessonProblems } from "./lesson-problems.ts";
import { readLesson } from "./read-lesson.ts";

const kernel = loadWasmKernel();
const front = [
  "---",
  "title: Leak",
  "summary: It leaks.",
  "protocols:",
  "  step:",
  "    neuron: { tau_m: 20, R_m: 100, E_L: -70, V_th: -50, V_reset: -65 }",
  "    epochs: [{ kind: step, duration: 100, level: 150 }]",
  "---",
];
const question = ["```question", "kind: number", "ask: Where?", "protocol: step", "quantity: V at 20", "tolerance: 1 %", "hint: Think.", "solution: There.", "```"];
const withLine = (lines: readonly string[], from: string, to: string): string => lines.map((line) => (line === from ? to : line)).join("\n");
const problemsOf = (text: string): string[] => readLesson(text, "01-leak.md").problems.map(({ code, where }) => `${code} at ${where}`);

test("a lesson is read: protocols, texts and questions in their order", () => {
  const blocks = ["Text with {{rate of step}}.", ...question, "```python", "x = 1", "```", "```figure", "protocol: step", "```"];
  const { value, problems } = readLesson([...front, ...blocks].join("\n"), "01-leak.md");
  expect(problems).toEqual([]);
  expect(value!.blocks.map(({ kind }) => kind)).toEqual(["text", "question", "text", "figure"]);
  expect(value!.protocols.get("step")!.plan.protocol.neuron.C_m).toBe(200);
  expect(lessonProblems(value!, kernel)).toEqual([]);
});

test.each([
  ["no front matter", "# Leak", "front-matter-missing at 01-leak.md line 1"],
  ["front matter without end", "---\ntitle: a", "front-matter-missing at 01-leak.md line 1"],
  ["no title", withLine(front, "title: Leak", "topic: Leak"), "value-missing at 01-leak.md line 2 /title"],
  ["no YAML", withLine(front, "title: Leak", "title: [Leak"), "yaml-unreadable at 01-leak.md line 3"],
  ["a bad parameter", withLine(front, front[5]!, front[5]!.replace("20", "-1")), "not-positive at 01-leak.md line 6 /protocols/step/neuron/tau_m"],
  ["a bad epoch", withLine(front, front[6]!, "    epochs: [{ kind: leap, duration: 100, level: 150 }]"), "value-invalid at 01-leak.md line 7 /protocols/step/epochs/0/kind"],
  ["an endless protocol", withLine(front, front[6]!, "    epochs: [{ kind: step, duration: 10000000, level: 150 }]"), "protocol-takes-long at 01-leak.md line 5 /protocols/step"],
  ["a fence without end", [...front, "a", "```figure", "protocol: step"].join("\n"), "fence-not-closed at 01-leak.md line 10"],
  ["an unknown protocol", [...front, withLine(question, "protocol: step", "protocol: stop")].join("\n"), "protocol-not-in-lesson at 01-leak.md line 10"],
  ["an unknown protocol of a figure", [...front, "```figure", "protocol: stop", "```"].join("\n"), "protocol-not-in-lesson at 01-leak.md line 10 /protocol"],
  ["an unknown quantity", [...front, withLine(question, "quantity: V at 20", "quantity: fame")].join("\n"), "quantity-unknown at 01-leak.md line 10"],
  ["a time after the end", [...front, withLine(question, "quantity: V at 20", "quantity: V at 200")].join("\n"), "time-not-in-sweep at 01-leak.md line 10"],
  ["a sweep too many", [...front, withLine(question, "quantity: V at 20", "quantity: rate\nsweep: 2")].join("\n"), "sweep-not-in-protocol at 01-leak.md line 10"],
  ["an unknown kind", [...front, withLine(question, "kind: number", "kind: riddle")].join("\n"), "value-invalid at 01-leak.md line 10 /kind"],
  ["no hint", [...front, withLine(question, "hint: Think.", "hind: Think.")].join("\n"), "value-missing at 01-leak.md line 10 /hint"],
  ["a number of nothing in the text", [...front, "a", "{{rate of stop}}"].join("\n"), "protocol-not-in-lesson at 01-leak.md line 10"],
])("%s is reported with file and line", (_, text, problem) => {
  expect(problemsOf(text)[0]).toBe(problem);
});

test("what is wrong in a text, and a question without an answer, is reported with file and line", () => {
  const text = [...front, "a", "<b>b</b>", "", "$\\frac$", withLine(question, "quantity: V at 20", "quantity: cv")].join("\n");
  const problems = lessonProblems(readLesson(text, "01-leak.md").value!, kernel);
  expect(problems.map(({ code, where }) => `${code} at ${where}`)).toEqual([
    "html-not-shown at 01-leak.md line 10",
    "html-not-shown at 01-leak.md line 10",
    "formula-unreadable at 01-leak.md line 12",
    "answer-missing at 01-leak.md q1",
  ]);
});

test("a number is judged by the engine: what is wrong about it is said", () => {
  const lesson = readLesson([...front, ...question].join("\n"), "01-leak.md").value!;
  const [block] = lesson.blocks;
  if (block?.kind !== "question" || block.question.kind !== "number") throw new Error("no question");
  const verdict = (given: number) => checkNumber(block.question as Extract<typeof block.question, { kind: "number" }>, lesson, kernel, given);
  // -55 mV - 15 mV / e, by the closed form of the membrane equation
  expect(verdict(-55 - 15 / Math.E)).toEqual({ right: true });
  expect(verdict(60.5).why).toBe("The size is right, the sign is not.");
  expect(verdict(-0.0605).why).toMatch(/factor of 1000/);
  expect(verdict(-30).why).toBe("It is too large.");
  expect(verdict(0).why).toBe("It is too large.");
});

test("no text makes the reader throw", () => {
  const line = fc.constantFrom(...front, ...question, "- [", "&a *a", "<<: *b", "```", "~~~ question", "{{rate of step}}", "\t", "__proto__: 1", "a: {", "? x");
  fc.assert(fc.property(fc.array(line, { maxLength: 30 }), (lines) => void readLesson(lines.join("\n"), "a.md")));
  fc.assert(fc.property(fc.array(line, { maxLength: 20 }), (lines) => void readLesson([...front, ...lines].join("\n"), "a.md")));
});
