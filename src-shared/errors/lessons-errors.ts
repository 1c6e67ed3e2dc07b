import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

/** A lesson does not begin with its title. */
export const frontMatterMissing = (where: string) =>
  new BenchError("front-matter-missing", {
    where,
    what: "The file does not begin with front matter, so it has no title and no protocols.",
    remedy: 'Begin it with a line "---", then title, summary and protocols in YAML, then a line "---"; docs/learn/README.md has an example.',
  });

/** A block of a lesson has no end. */
export const fenceNotClosed = (where: string) =>
  new BenchError("fence-not-closed", { where, what: "The block that begins here is not closed.", remedy: "End it with a line of three backquotes." });

/** A lesson is larger than any text for people. */
export const lessonTooLong = (where: string, length: number, most: number) =>
  new BenchError("lesson-too-long", {
    where,
    what: sentence`The file has ${{ length }} characters; a lesson has at most ${{ most }}.`,
    remedy: "Make two lessons of it.",
  });

/** Front matter or a block of a lesson is no YAML. */
export const yamlUnreadable = (where: string, reason: string) =>
  new BenchError("yaml-unreadable", {
    where,
    what: sentence`The text is not YAML: ${{ reason }}.`,
    remedy: "Correct it: keys and values are parted by a colon and a blank, lists are indented alike, and text with a colon stands in quotation marks.",
  });

/** A lesson names a protocol that it does not have. */
export const protocolNotInLesson = (where: string, name: string, names: string) =>
  new BenchError("protocol-not-in-lesson", {
    where,
    what: sentence`The lesson has no protocol "${{ name }}"; it has ${names === "" ? "none" : sentence`${{ names }}`}.`,
    remedy: "Correct the name, or add the protocol to the front matter.",
  });

/** A lesson asks for a quantity that the engine does not compute. */
export const quantityUnknown = (where: string, quantity: string, names: string) =>
  new BenchError("quantity-unknown", {
    where,
    what: sentence`"${{ quantity }}" is no quantity that a lesson can ask for.`,
    remedy: sentence`Write one of ${{ names }}, "V at 120", "rise at 120" or "spike 3".`,
  });

/** A lesson asks for a sweep that its protocol does not have. */
export const sweepNotInProtocol = (where: string, sweep: number, protocol: string, sweeps: number) =>
  new BenchError("sweep-not-in-protocol", {
    where,
    what: sentence`There is no sweep ${{ sweep }}: protocol "${{ protocol }}" has ${{ sweeps }}.`,
    remedy: "Name one that it has, counted from 1.",
  });

/** A lesson asks for V at a time after the end of a sweep. */
export const timeNotInSweep = (where: string, quantity: string, protocol: string) =>
  new BenchError("time-not-in-sweep", {
    where,
    what: sentence`"${{ quantity }}" is after the end of a sweep of protocol "${{ protocol }}".`,
    remedy: "Choose an earlier time, or make the sweep longer.",
  });

/** A protocol of a lesson would keep the page waiting. */
export const protocolTakesLong = (where: string, steps: number, most: number) =>
  new BenchError("protocol-takes-long", {
    where,
    what: sentence`A sweep has ${{ steps }} steps times neurons; the page, which simulates it while somebody waits, takes ${{ most }} at most.`,
    remedy: "Make it shorter, with fewer neurons or a larger dt; a long protocol belongs into an experiment.",
  });

/** A slider of a lesson moves what its protocol does not have, or to where the protocol is refused. */
export const sliderRefused = (where: string, parameter: string, value: number, reason: string) =>
  new BenchError("slider-refused", {
    where,
    what: sentence`${{ reason }} So ${{ parameter }} cannot be ${{ value }} in this protocol.`,
    remedy: "Choose another parameter, or other ends of the slider.",
  });

/** The answer of a question has no value. */
export const answerMissing = (where: string, quantity: string, protocol: string) =>
  new BenchError("answer-missing", {
    where,
    what: sentence`"${{ quantity }}" has no value in protocol "${{ protocol }}", so the question has no answer.`,
    remedy: "Ask for another quantity, or change the protocol; docs/statistics.md says when a statistic has no value.",
  });
