import type { OpenKernel } from "../engine/kernel.ts";
import { BenchError } from "../foundation/bench-error.ts";
import type { LiveAnswer, LiveRequest } from "./live-messages.ts";
import { LiveSession } from "./live-session.ts";

/** What a thread does on each request: the session behind it lives as long as the thread. @throws what is a fault of ours */
export function liveResponder(kernel: OpenKernel): (request: LiveRequest) => LiveAnswer | undefined {
  let session: LiveSession | undefined;
  return (request) => {
    if (request.kind === "begin") {
      session?.close();
      session = new LiveSession(kernel, request.parameters);
      return { kind: "advanced", pieces: [], moment: session.moment };
    }
    if (session === undefined) throw new Error(`A live neuron was asked to ${request.kind} before it began.`);
    switch (request.kind) {
      case "set":
        session.setParameters(request.parameters);
        return undefined;
      case "advance":
        return { kind: "advanced", pieces: session.advance(request.steps), moment: session.moment };
      case "to-spike":
        return { kind: "advanced", pieces: session.advanceToSpike(request.mostSteps), moment: session.moment };
      case "reset":
        session.reset();
        return { kind: "advanced", pieces: [], moment: session.moment };
      case "keep":
        return keptBy(session, request);
    }
  };
}

function keptBy(session: LiveSession, { id, name }: Extract<LiveRequest, { kind: "keep" }>): LiveAnswer {
  try {
    return { kind: "kept", protocol: session.keepAsProtocol({ id, name }) };
  } catch (error) {
    if (error instanceof BenchError) return { kind: "refused", error: error.toJSON() };
    throw error;
  }
}

/** The memory that an answer hands over. */
export function buffersOfAnswer(answer: LiveAnswer): ArrayBuffer[] {
  if (answer.kind !== "advanced") return [];
  return answer.pieces.flatMap(({ V, level, spikeNeurons, spikeTimes }) => [V, level, spikeNeurons, spikeTimes].map(({ buffer }) => buffer as ArrayBuffer));
}
