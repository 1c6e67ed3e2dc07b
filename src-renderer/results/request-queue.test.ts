import { expect, test } from "vitest";
import { RequestQueue } from "./request-queue.ts";

const settled = async () => await new Promise((done) => setImmediate(done));

test("few questions are under way at a time, and of those that wait the newest is next", async () => {
  const queue = new RequestQueue(2);
  const asked: number[] = [];
  const answers: ((value: string) => void)[] = [];
  const replies = [0, 1, 2, 3].map((k) =>
    queue.ask(
      async () =>
        await new Promise<string>((resolve) => {
          asked.push(k);
          answers[k] = resolve;
        }),
    ),
  );
  expect(asked).toEqual([0, 1]);
  answers[0]!("zero");
  await expect(replies[0]).resolves.toBe("zero");
  await settled();
  expect(asked).toEqual([0, 1, 3]);
});

test("a question that fails tells who asked, and the next is asked", async () => {
  const queue = new RequestQueue(1);
  const fails = queue.ask(() => Promise.reject(new Error("gone")));
  const next = queue.ask(() => Promise.resolve(7));
  await expect(fails).rejects.toThrow("gone");
  await expect(next).resolves.toBe(7);
});
