import { z } from "zod";
import {
  fenceNotClosed,
  frontMatterMissing,
  lessonTooLong,
  protocolNotInLesson,
  protocolTakesLong,
  quantityUnknown,
  sweepNotInProtocol,
  timeNotInSweep,
} from "../errors/lessons-errors.ts";
import { readShape } from "../errors/schema-problems.ts";
import type { BenchError } from "../foundation/bench-error.ts";
import { parsed, type Parsed } from "../foundation/parsed.ts";
import { planOf } from "../plan/plan-of-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import type { Lesson, LessonBlock, LessonProtocol } from "./lesson.ts";
import { lessonPieces, type LessonPiece } from "./lesson-pieces.ts";
import { placeholdersIn } from "./placeholders.ts";
import { quantityNamed, quantityNames, timeIsInSweeps } from "./quantities.ts";
import { questionSchema, type Question, type QuantityReference } from "./question.ts";
import { mostSteps, stepsOf } from "./simulate-lesson.ts";
import { readYaml, type PlacedYaml } from "./yaml-place.ts";

/** characters of a file */
const longest = 200_000;

const frontSchema = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  references: z.array(z.string().min(1)).optional(),
  protocols: z.record(z.string(), z.looseObject({})).optional(),
});
const shownSchema = z.strictObject({ protocol: z.string().min(1) });

/**
 * Reads a lesson: Markdown with front matter and blocks, as docs/learn/README.md describes it. Formulas and links of its text are checked
 * where they are rendered.
 *
 * @param file its name, for errors; they have the line and, in YAML, the JSON path
 */
export function readLesson(text: string, file: string): Parsed<Lesson> {
  if (text.length > longest) return { value: undefined, problems: [lessonTooLong(file, text.length, longest)] };
  const { front, pieces, unclosed } = lessonPieces(text);
  if (front === undefined) return { value: undefined, problems: [frontMatterMissing(`${file} line 1`)] };
  if (unclosed !== undefined) return { value: undefined, problems: [fenceNotClosed(`${file} line ${unclosed}`)] };
  const yaml = readYaml(front.text, file, front.before);
  if (yaml.problems.length > 0) return { value: undefined, problems: yaml.problems };
  const head = readShape(frontSchema, yaml.value, "");
  if (head.value === undefined) return { value: undefined, problems: head.problems.map(yaml.placed) };
  const protocols = readProtocols(head.value.protocols ?? {}, head.value.title, yaml);
  const known = new Map((protocols.value ?? []).map((protocol) => [protocol.name, protocol]));
  let questions = 0;
  const blocks = pieces.map((piece) => readBlock(piece, file, known, () => `q${++questions}`));
  const { title, summary, references = [] } = head.value;
  return parsed([...protocols.problems, ...(protocols.value === undefined ? [] : blocks.flatMap(({ problems }) => problems))], () => ({
    file,
    title,
    summary,
    references,
    protocols: known,
    blocks: blocks.map(({ value }) => value!),
  }));
}

function readProtocols(given: Readonly<Record<string, object>>, title: string, yaml: PlacedYaml): Parsed<LessonProtocol[]> {
  const read = Object.entries(given).map(([name, keys]) => {
    const protocol = { id: name, name: `${title}: ${name}`, ...keys } as Protocol;
    const where = `/protocols/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const plan = planOf(protocol, where);
    const long = plan.value !== undefined && stepsOf(plan.value) > mostSteps ? [protocolTakesLong(where, Math.ceil(stepsOf(plan.value)), mostSteps)] : [];
    return parsed([...plan.problems, ...long].map(yaml.placed), () => ({ name, protocol, plan: plan.value! }));
  });
  return parsed(read.flatMap(({ problems }) => problems), () => read.map(({ value }) => value!));
}

function readBlock(piece: LessonPiece, file: string, protocols: Lesson["protocols"], nextId: () => string): Parsed<LessonBlock> {
  const { kind, text, before } = piece;
  if (kind === "text") {
    const problems = placeholdersIn(text).flatMap(({ reference, line }) => referenceProblems(reference, `${file} line ${before + line}`, protocols));
    return parsed(problems, () => ({ kind, markdown: text, line: before + 1 }));
  }
  const yaml = readYaml(text, file, before);
  if (yaml.problems.length > 0) return { value: undefined, problems: yaml.problems };
  if (kind !== "question") {
    const shown = readShape(shownSchema, yaml.value, "");
    if (shown.value === undefined) return { value: undefined, problems: shown.problems.map(yaml.placed) };
    const { protocol } = shown.value;
    return parsed(protocols.has(protocol) ? [] : [yaml.placed(protocolNotInLesson("/protocol", protocol, namesOf(protocols)))], () => ({ kind, protocol }));
  }
  const question = readShape(questionSchema, yaml.value, "");
  if (question.value === undefined) return { value: undefined, problems: question.problems.map(yaml.placed) };
  const read = question.value;
  const told = (["ask", "hint", "solution"] as const).flatMap((key) =>
    placeholdersIn(read[key]).flatMap(({ reference }) => referenceProblems(reference, `/${key}`, protocols)),
  );
  const problems = [...referencesOf(read).flatMap(([where, reference]) => referenceProblems(reference, where, protocols)), ...told];
  return parsed(problems.map(yaml.placed), () => ({ kind, id: nextId(), question: read }));
}

/** What a question asks the engine for, by its place in the question. */
function referencesOf(question: Question): [where: string, reference: QuantityReference][] {
  switch (question.kind) {
    case "number":
      return [["", question], ...(question.mistakes ?? []).flatMap((one, k): [string, QuantityReference][] => ("quantity" in one ? [[`/mistakes/${k}`, one]] : []))];
    case "curve":
      return [["", { ...question, quantity: question.quantity === "V" ? `V at ${question.to}` : "rate" }]];
    case "slider":
      return [["", { ...question, quantity: question.goal.quantity }]];
    case "prediction":
      return [
        ["/before", { ...question.before, quantity: question.quantity }],
        ["/after", { ...question.after, quantity: question.quantity }],
      ];
  }
}

function referenceProblems({ protocol: name, quantity, sweep = 1 }: QuantityReference, where: string, protocols: Lesson["protocols"]): BenchError[] {
  const protocol = protocols.get(name);
  if (protocol === undefined) return [protocolNotInLesson(where, name, namesOf(protocols))];
  if (quantityNamed(quantity) === undefined) return [quantityUnknown(where, quantity, quantityNames.join(", "))];
  if (sweep > protocol.plan.stimuli) return [sweepNotInProtocol(where, sweep, name, protocol.plan.stimuli)];
  return timeIsInSweeps(quantity, protocol.plan) ? [] : [timeNotInSweep(where, quantity, name)];
}

function namesOf(protocols: Lesson["protocols"]): string {
  return [...protocols.keys()].join(", ");
}
