import { expect, test } from "vitest";
import { previewTooSlow } from "../../src-shared/errors/preview-errors.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { PreviewState } from "./preview-state.svelte.ts";
import type { Preview, PreviewAnswer, PreviewMessage } from "./preview.ts";

/** A preview state with threads and a clock that the test controls. */
function aState() {
  const threads: { posted: PreviewMessage[]; answer: (answer: PreviewAnswer) => void; breakDown: (reason: string) => void; ended: boolean }[] = [];
  let ring: (() => void) | undefined;
  const state = new PreviewState(
    (answer, breakDown) => {
      const thread = { posted: [] as PreviewMessage[], answer, breakDown, ended: false };
      threads.push(thread);
      return { post: (message) => void thread.posted.push(message), terminate: () => (thread.ended = true) };
    },
    (perform) => {
      ring = perform;
      return () => (ring = undefined);
    },
  );
  return { state, threads, wait: () => ring?.() };
}

const plans = ["one", "two", "three"].map((name) => planOrThrow(aProtocol({ name, sweeps: 5 }), ""));
const preview = (...sweeps: number[]) => ({ sweeps: sweeps.map((sweep) => ({ sweep })) }) as unknown as Preview;

test("during a request only the newest one waits, and answers arrive in order", () => {
  const { state, threads } = aState();
  for (const plan of plans) state.show(plan, 0, 0);
  const [thread] = threads;
  expect(thread!.posted.map(({ request }) => request.plan.settings[0]!.protocol.name)).toEqual(["one"]);
  thread!.answer({ id: 1, preview: preview(0) });
  expect(state.shown?.protocol.name).toBe("one");
  expect(thread!.posted.map(({ request }) => request.plan.settings[0]!.protocol.name)).toEqual(["one", "three"]);
  thread!.answer({ id: 1, preview: preview(0) });
  expect(state.shown?.protocol.name).toBe("one");
  thread!.answer({ id: 2, preview: preview(0) });
  expect(state.shown?.protocol.name).toBe("three");
});

test("a shown, pending or waiting request is not repeated; a sweep that is not shown is requested", () => {
  const { state, threads } = aState();
  state.show(plans[0]!, 0, 0);
  state.show(plans[0]!, 0, 0);
  threads[0]!.answer({ id: 1, preview: preview(0, 2, 4) });
  state.show(plans[0]!, 0, 4);
  expect(threads[0]!.posted).toHaveLength(1);
  state.show(plans[0]!, 0, 3);
  expect(threads[0]!.posted).toHaveLength(2);
  state.show(plans[0]!, 1, 3);
  state.show(plans[0]!, 1, 3);
  threads[0]!.answer({ id: 2, preview: preview(3) });
  expect(threads[0]!.posted.map(({ request }) => [request.setting, request.sweep])).toEqual([[0, 0], [0, 3], [1, 3]]);
});

const sizesOf = (thread: { readonly posted: readonly PreviewMessage[] } | undefined): string[] => thread?.posted.map(({ request }) => request.size) ?? [];

test("a hanging thread is terminated, its late answer is ignored, and a smaller preview is requested instead", () => {
  const { state, threads, wait } = aState();
  state.show(plans[0]!, 0, 0);
  wait();
  expect([threads[0]!.ended, state.error, state.outdated]).toEqual([true, undefined, true]);
  threads[0]!.answer({ id: 1, preview: preview(0) });
  expect(state.shown).toBeUndefined();
  expect(sizesOf(threads[1])).toEqual(["small"]);
  threads[1]!.answer({ id: 2, preview: preview(0) });
  expect([state.shown?.size, state.error, state.outdated]).toEqual(["small", undefined, false]);
});

test("if the smaller preview is too late as well, the error says so, and Retry requests the usual one", () => {
  const { state, threads, wait } = aState();
  state.show(plans[0]!, 0, 0);
  wait();
  wait();
  expect(state.error?.toJSON()).toEqual(previewTooSlow("one", 5).toJSON());
  expect(threads).toHaveLength(2);
  state.retry();
  expect([state.error, ...sizesOf(threads[2])]).toEqual([undefined, "usual"]);
  threads[2]!.answer({ id: 3, preview: preview(0) });
  expect([state.shown?.protocol.name, state.outdated]).toEqual(["one", false]);
});

test("a prediction arrives before its preview and stays if that fails; the earlier preview is then outdated", () => {
  const { state, threads, wait } = aState();
  state.show(plans[0]!, 0, 0);
  threads[0]!.answer({ id: 1, preview: preview(0) });
  state.show(plans[1]!, 0, 0);
  threads[0]!.answer({ id: 2, prediction: preview() });
  expect([state.predicted?.protocol.name, state.shown?.protocol.name, state.outdated]).toEqual(["two", "one", false]);
  wait();
  wait();
  expect([state.predicted?.protocol.name, state.shown?.protocol.name, state.outdated, state.error?.code]).toEqual(["two", "one", true, "preview-too-slow"]);
  // The protocol shown before is requested again.
  state.show(plans[0]!, 0, 0);
  threads[2]!.answer({ id: 4, preview: preview(0) });
  expect([state.predicted?.protocol.name, state.shown?.protocol.name, state.outdated]).toEqual(["one", "one", false]);
});

test("a request that waits behind a hanging one is not lost", () => {
  const { state, threads, wait } = aState();
  state.show(plans[0]!, 0, 0);
  state.show(plans[1]!, 0, 0);
  wait();
  expect(threads[1]!.posted.map(({ request }) => request.plan.settings[0]!.protocol.name)).toEqual(["two"]);
});

test("an error is shown as a message, and the last preview stays", () => {
  const { state, threads } = aState();
  state.show(plans[0]!, 0, 0);
  threads[0]!.answer({ id: 1, preview: preview(0) });
  state.show(plans[1]!, 0, 0);
  threads[0]!.answer({ id: 2, error: { code: "draws-never-sound", where: "", what: "No.", remedy: "Yes.", parameters: {} } });
  expect([state.shown?.protocol.name, state.error?.code]).toEqual(["one", "draws-never-sound"]);
  state.show(plans[2]!, 0, 0);
  threads[0]!.breakDown("out of memory");
  threads[1]!.breakDown("out of memory");
  expect(state.error?.what).toContain("out of memory");
});

test("stopping leaves no thread and no timer", () => {
  const { state, threads, wait } = aState();
  state.show(plans[0]!, 0, 0);
  state.stop();
  wait();
  expect([threads[0]!.ended, state.error]).toEqual([true, undefined]);
});
