import { expect, test } from "vitest";
import { Notices } from "../state/notices.svelte.ts";
import { ReconnectOnce } from "./reconnect-once.ts";

function losing(succeeds: boolean) {
  const notices = new Notices();
  let tries = 0;
  let now = 0;
  const reconnect = (): Promise<boolean> => (tries++, Promise.resolve(succeeds));
  const again = new ReconnectOnce({ notices, reconnect }, () => now);
  return { notices, again, tries: () => tries, later: (ms: number) => (now += ms) };
}

test("reconnects once to a lost service, and shows the consequences until they are read", async () => {
  const { notices, again, tries, later } = losing(true);
  await again.lost();
  expect([tries(), notices.bars.map(({ detail }) => detail)]).toEqual([1, [expect.stringContaining("begins again")]]);
  notices.bars[0]!.actions[0]!.perform();
  expect(notices.bars).toEqual([]);

  // After a second death within a minute nobody reconnects: the service would die every time.
  later(1_000);
  await again.lost();
  expect(tries()).toBe(1);
  later(3_600_000);
  await again.lost();
  expect(tries()).toBe(2);
});

test("if that fails, only the message of the lost connection is shown, with its button", async () => {
  const { notices, again } = losing(false);
  await again.lost();
  expect(notices.bars).toEqual([]);
});
