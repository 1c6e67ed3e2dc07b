import { expect, test } from "vitest";
import { fileUnwritable } from "../../src-shared/errors/disk-errors.ts";
import { ResultWriter } from "./result-writer.ts";

const noRoom = (name: string): Error => fileUnwritable(name, "the disk is full", Object.assign(new Error("ENOSPC"), { code: "ENOSPC" }));

/** A disk with room for `room` characters. A file that does not fit occupies the remaining room until its write has failed. */
function aDisk(room: number) {
  let left = room;
  return async (name: string, content: unknown) => {
    const length = String(content).length;
    const held = Math.min(left, length);
    left -= held;
    await Promise.resolve();
    if (held === length) return { name, sha256: "" };
    left += held;
    throw noRoom(name);
  };
}

test("a file that is too large does not keep others from being written, and is reported at the end", async () => {
  const told: unknown[] = [];
  const writer = new ResultWriter(aDisk(100), (error) => void told.push(error));
  await Promise.all([writer.write("long.csv", () => "x".repeat(101)), writer.write("short.csv", () => "x".repeat(40)), writer.write("other.csv", () => "x".repeat(40))]);
  expect(writer.written).toEqual([]);
  await writer.writeAgain();
  expect(told).toEqual([]);
  writer.tell();
  expect(writer.written.map(({ name }) => name)).toEqual(["short.csv", "other.csv"]);
  expect(writer.withoutRoom).toEqual(["long.csv"]);
  expect(told).toEqual([expect.objectContaining({ where: "long.csv" })]);
});

test("another error ends the writing, and so does a full disk unless the other files are wanted", async () => {
  const denied = fileUnwritable("a.csv", "permission denied", Object.assign(new Error("EACCES"), { code: "EACCES" }));
  const locked = new ResultWriter(() => Promise.reject(denied), () => expect.unreachable());
  await expect(locked.write("a.csv", () => "")).rejects.toBe(denied);
  await expect(new ResultWriter(aDisk(0), undefined).write("a.csv", () => "x")).rejects.toMatchObject({ code: "file-unwritable" });
});
