import type { Page } from "@playwright/test";

// The functions below run in the page. This project's types do not include the DOM, so the globals they use are declared here.
interface PageGlobals {
  requestAnimationFrame: (callback: (time: number) => void) => void;
  addEventListener: (type: string, listener: (event: { timeStamp: number }) => void, options: { capture: boolean }) => void;
  performance: { now: () => number; timeOrigin: number; getEntriesByName: (name: string) => { startTime: number }[] };
  PerformanceObserver: new (callback: (list: { getEntriesByName: (name: string) => { startTime: number }[] }) => void) => {
    observe: (options: { type: string }) => void;
  };
  rheobaseRecording?: { frames: number[]; recording: boolean };
  rheobaseAnswers?: { keyAt: number; answers: number[] };
}

/** Start to record the time of every frame. */
export async function startFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { requestAnimationFrame } = globalThis as unknown as PageGlobals;
    // A method, because tsx wraps functions in variables in a helper (`__name`) that the page does not have.
    const recorder = {
      frames: [] as number[],
      recording: true,
      note(time: number) {
        recorder.frames.push(time);
        if (recorder.recording) requestAnimationFrame((next) => recorder.note(next));
      },
    };
    (globalThis as unknown as PageGlobals).rheobaseRecording = recorder;
    requestAnimationFrame((first) => recorder.note(first));
  });
}

/** Stop recording. Returns the times between the frames since `startFrames`, ms. */
export async function stopFrames(page: Page): Promise<number[]> {
  return await page.evaluate(() => {
    const recorder = (globalThis as unknown as PageGlobals).rheobaseRecording!;
    recorder.recording = false;
    return recorder.frames.slice(1).map((time, k) => time - recorder.frames[k]!);
  });
}

/** @param n frames since `startFrames` */
export async function waitForFrames(page: Page, n: number): Promise<void> {
  await page.waitForFunction((wanted) => (globalThis as unknown as PageGlobals).rheobaseRecording!.frames.length >= wanted, n);
}

/** Start to record the time from each key press to the frame after the one that draws the preview. */
export async function startAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { addEventListener, requestAnimationFrame, performance, PerformanceObserver } = globalThis as unknown as PageGlobals;
    const recorder = { keyAt: -1, answers: [] as number[] };
    (globalThis as unknown as PageGlobals).rheobaseAnswers = recorder;
    addEventListener("keydown", ({ timeStamp }) => (recorder.keyAt = timeStamp), { capture: true });
    new PerformanceObserver((list) => {
      const drawnAfterKey = list.getEntriesByName("rheobase:preview-drawn").some(({ startTime }) => recorder.keyAt >= 0 && startTime > recorder.keyAt);
      if (!drawnAfterKey) return;
      const { keyAt } = recorder;
      recorder.keyAt = -1;
      requestAnimationFrame(() => recorder.answers.push(performance.now() - keyAt));
    }).observe({ type: "mark" });
  });
}

/** @param n keys since `startAnswers` */
export async function waitForAnswers(page: Page, n: number): Promise<void> {
  await page.waitForFunction((wanted) => (globalThis as unknown as PageGlobals).rheobaseAnswers!.answers.length >= wanted, n);
}

/** The recorded times from key press to drawn preview, ms. */
export async function readAnswers(page: Page): Promise<number[]> {
  return await page.evaluate(() => (globalThis as unknown as PageGlobals).rheobaseAnswers!.answers);
}

/** ms from the start of the navigation until the bench can be used. */
export async function interactiveAt(page: Page): Promise<number> {
  const mark = await page.waitForFunction(() => (globalThis as unknown as PageGlobals).performance.getEntriesByName("rheobase:interactive")[0]?.startTime);
  return (await mark.jsonValue())!;
}

/** Start of the navigation, ms since 1970. */
export async function beganAt(page: Page): Promise<number> {
  return await page.evaluate(() => (globalThis as unknown as PageGlobals).performance.timeOrigin);
}
