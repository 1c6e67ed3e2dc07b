import { expect, test } from "vitest";
import { WireEnd } from "./wire-end.ts";

test("an end is reported once, with its first reason, and at once to later listeners", () => {
  const end = new WireEnd();
  const told: string[] = [];
  end.onClose((reason) => told.push(`first: ${reason}`));
  expect(end.isOver).toBe(false);
  end.come("the server has stopped");
  end.come("it was closed here");
  end.onClose((reason) => told.push(`late: ${reason}`));
  expect(end.isOver).toBe(true);
  expect(told).toEqual(["first: the server has stopped", "late: the server has stopped"]);
});
