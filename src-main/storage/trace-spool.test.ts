import { spawnSync } from "node:child_process";
import * as nodeDisk from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TraceBlock } from "../../src-shared/engine/recordings.ts";
import { systemDisk, type SpoolDisk } from "./spool-file.ts";
import { openTraceSpool, SpoolMemory, type TraceSpool } from "./trace-spool.ts";

let folder: string;
let spool: TraceSpool | undefined;
beforeEach(async () => {
  folder = await nodeDisk.mkdtemp(join(tmpdir(), "rheobase-spool-"));
  spool = undefined;
});
afterEach(async () => {
  await spool?.close();
  await nodeDisk.rm(folder, { recursive: true, force: true });
});

const fault = (code: string): Error => Object.assign(new Error(`${code}: injected`), { code });
/** A value that encodes condition, neuron and sample. */
const value = (condition: number, neuron: number, sample: number): number => condition * 1e6 + neuron * 1e4 + sample + 0.5;

function blockOf(condition: number, neurons: number, firstSample: number, samples: number): TraceBlock {
  return {
    firstSample,
    V: Array.from({ length: neurons }, (_, neuron) => Float64Array.from({ length: samples }, (_, k) => value(condition, neuron, firstSample + k))),
  };
}

/** Names of the files in the folder: the spool's file should have none. */
const named = (): Promise<string[]> => nodeDisk.readdir(folder);

describe("written samples can be read", () => {
  test("any range of any neuron, over any blocks, in memory, on disk and in both", async () => {
    const shape = fc.record({
      memoryLimit: fc.constantFrom(0, 400, 2000, 1e6),
      neurons: fc.integer({ min: 1, max: 4 }),
      blocks: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }),
      ranges: fc.array(fc.tuple(fc.integer({ min: -5, max: 200 }), fc.integer({ min: 0, max: 300 })), { minLength: 1, maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ memoryLimit, neurons, blocks, ranges }) => {
        const opened = openTraceSpool({ folder, memoryLimit });
        try {
          // Blocks of two conditions are written alternately, without awaiting the previous write.
          const writers = [opened.writer(0.1), opened.writer(0.2)];
          let samples = 0;
          const writes: Promise<void>[] = [];
          for (const length of blocks) {
            writers.forEach((writer, condition) => writes.push(writer.write(blockOf(condition, neurons, samples, length))));
            samples += length;
          }
          await Promise.all(writes);
          for (const [condition, { source }] of writers.entries()) {
            expect(source).toMatchObject({ samples, neurons, interval: condition === 0 ? 0.1 : 0.2 });
            for (const [first, count] of ranges) {
              for (let neuron = 0; neuron < neurons; neuron++) {
                const from = Math.max(0, first);
                const to = Math.max(from, Math.min(samples, first + count));
                const expected = Float64Array.from({ length: to - from }, (_, k) => value(condition, neuron, from + k));
                expect(await source.read(neuron, first, count)).toEqual(expected);
              }
            }
          }
        } finally {
          await opened.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  test("every bit of a double survives the disk", async () => {
    spool = openTraceSpool({ folder, memoryLimit: 0 });
    const V = Float64Array.of(-0, Number.MIN_VALUE, -65.00000000000001, Number.MAX_VALUE);
    const writer = spool.writer(0.1);
    await writer.write({ firstSample: 0, V: [V] });
    expect(new BigUint64Array((await writer.source.read(0, 0, 4)).buffer)).toEqual(new BigUint64Array(V.buffer));
  });

  test("a partial read or write is continued", async () => {
    const disk: SpoolDisk = {
      ...systemDisk,
      readSync: (descriptor, buffer, offset, length, position) => systemDisk.readSync(descriptor, buffer, offset, Math.min(length, 13), position),
      open: async (path, flags, mode) => {
        const handle = await nodeDisk.open(path, flags, mode);
        return {
          fd: handle.fd,
          read: (buffer, offset, length, position) => handle.read(buffer, offset, Math.min(length, 100_003), position),
          writev: ([first], position) => handle.writev([first!.subarray(0, 70_001)], position),
          close: () => handle.close(),
        };
      },
    };
    spool = openTraceSpool({ folder, memoryLimit: 0, disk });
    const writer = spool.writer(0.1);
    const block = blockOf(0, 2, 0, 50_000);
    await writer.write(block);
    expect(await writer.source.read(1, 0, 50_000)).toEqual(block.V[1]);
    expect(await writer.source.read(1, 7, 50)).toEqual(block.V[1]!.slice(7, 57));
  });
});

describe("memory", () => {
  test("no file is made while the traces fit", async () => {
    let opens = 0;
    spool = openTraceSpool({ folder, memoryLimit: 1600, disk: { ...systemDisk, open: (...all) => (opens++, systemDisk.open(...all)) } });
    const writer = spool.writer(0.1);
    await writer.write(blockOf(0, 2, 0, 100));
    expect(opens).toBe(0);
    await writer.write(blockOf(0, 2, 100, 1));
    expect(opens).toBe(1);
  });

  test("a discarded condition gives its memory back to the others", async () => {
    let opens = 0;
    spool = openTraceSpool({ folder, memoryLimit: 1600, disk: { ...systemDisk, open: (...all) => (opens++, systemDisk.open(...all)) } });
    const failed = spool.writer(0.1);
    await failed.write(blockOf(0, 2, 0, 100));
    failed.discard();
    expect(failed.source.samples).toBe(0);
    const next = spool.writer(0.1);
    await next.write(blockOf(1, 2, 0, 100));
    expect(opens).toBe(0);
    expect(await next.source.read(1, 99, 1)).toEqual(Float64Array.of(value(1, 1, 99)));
  });
});

describe("nothing stays on the disk", () => {
  test("the file has no name while it is used", async () => {
    spool = openTraceSpool({ folder, memoryLimit: 0 });
    await spool.writer(0.1).write(blockOf(0, 1, 0, 10));
    expect(await named()).toEqual([]);
  });

  test("if the file cannot be unlinked while open, closing removes it", async () => {
    let refusals = 1;
    const disk: SpoolDisk = { ...systemDisk, unlink: (path) => (refusals-- > 0 ? Promise.reject(fault("EBUSY")) : systemDisk.unlink(path)) };
    spool = openTraceSpool({ folder, memoryLimit: 0, disk });
    await spool.writer(0.1).write(blockOf(0, 1, 0, 10));
    expect(await named()).toHaveLength(1);
    await spool.close();
    expect(await named()).toEqual([]);
  });

  test("or the end of the process removes it", async () => {
    const script = `
      import { readdir } from "node:fs/promises";
      import { systemDisk } from ${JSON.stringify(join(import.meta.dirname, "spool-file.ts"))};
      import { openTraceSpool } from ${JSON.stringify(join(import.meta.dirname, "trace-spool.ts"))};
      const refusing = { ...systemDisk, unlink: () => Promise.reject(new Error("held")) };
      const spool = openTraceSpool({ folder: ${JSON.stringify(folder)}, memoryLimit: 0, disk: refusing });
      await spool.writer(0.1).write({ firstSample: 0, V: [new Float64Array(10)] });
      process.stdout.write(String((await readdir(${JSON.stringify(folder)})).length));
      process.exit(3);`;
    const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], { encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 3, stdout: "1" });
    expect(await named()).toEqual([]);
  });

  test("a spool without a file can be closed", async () => {
    await openTraceSpool({ folder: join(folder, "none") }).close();
    expect(await named()).toEqual([]);
  });
});

describe("errors", () => {
  test("the error for a full disk names the folder and a remedy", async () => {
    const disk: SpoolDisk = {
      ...systemDisk,
      open: async (path, flags, mode) => Object.assign(await nodeDisk.open(path, flags, mode), { writev: () => Promise.reject(fault("ENOSPC")) }),
    };
    spool = openTraceSpool({ folder, memoryLimit: 0, disk });
    const writing = spool.writer(0.1).write(blockOf(0, 1, 0, 10));
    await expect(writing).rejects.toMatchObject({ code: "trace-spool-failed", where: folder });
    await expect(writing).rejects.toThrow("the disk is full");
  });

  test("a condition whose blocks did not all fit can be dropped, and the disk has its space again for the results", async () => {
    let full = false;
    const disk: SpoolDisk = {
      ...systemDisk,
      open: async (path, flags, mode) => {
        const handle = await nodeDisk.open(path, flags, mode);
        const writev: (typeof handle)["writev"] = (buffers, position) => (full ? Promise.reject(fault("ENOSPC")) : handle.writev(buffers, position));
        return { fd: handle.fd, read: handle.read.bind(handle), writev: (buffers, position) => writev(buffers, position), close: () => handle.close() };
      },
      ftruncateSync: (descriptor, length) => {
        lengths.push(length);
        systemDisk.ftruncateSync(descriptor, length);
      },
    };
    const lengths: number[] = [];
    spool = openTraceSpool({ folder, memoryLimit: 800, disk });
    const [kept, failed] = [spool.writer(0.1), spool.writer(0.1)];
    await kept.write(blockOf(0, 1, 0, 200));
    await failed.write(blockOf(1, 1, 0, 100));
    await failed.write(blockOf(1, 1, 100, 50));
    full = true;
    await expect(failed.write(blockOf(1, 1, 150, 50))).rejects.toMatchObject({ code: "trace-spool-failed" });
    failed.discard();
    expect(lengths).toEqual([1600]);
    expect(await kept.source.read(0, 0, 200)).toEqual(blockOf(0, 1, 0, 200).V[0]);
    full = false;
    const next = spool.writer(0.1);
    await next.write(blockOf(2, 1, 0, 300));
    expect(await next.source.read(0, 0, 300)).toEqual(blockOf(2, 1, 0, 300).V[0]);
    expect(await kept.source.read(0, 0, 200)).toEqual(blockOf(0, 1, 0, 200).V[0]);
  });

  test("a folder that does not exist is an error of the write", async () => {
    spool = openTraceSpool({ folder: join(folder, "none"), memoryLimit: 0 });
    await expect(spool.writer(0.1).write(blockOf(0, 1, 0, 10))).rejects.toMatchObject({ code: "trace-spool-failed" });
  });

  test("a block out of order and a neuron that was not recorded are refused", async () => {
    spool = openTraceSpool({ folder });
    const writer = spool.writer(0.1);
    await writer.write(blockOf(0, 2, 0, 10));
    await expect(writer.write(blockOf(0, 2, 11, 10))).rejects.toThrow("block at 11, expected at 10");
    await expect(writer.source.read(2, 0, 1)).rejects.toThrow("neuron 2 of 2");
  });
});

test("several spools share their memory; closing or discarding frees it", async () => {
  const memory = new SpoolMemory(800);
  const [one, other] = [openTraceSpool({ folder, memory }), openTraceSpool({ folder, memory })];
  const first = one.writer(1);
  await first.write(blockOf(0, 1, 0, 60));
  await other.writer(1).write(blockOf(1, 1, 0, 40));
  expect(memory.take(1)).toBe(false);
  first.discard();
  expect(memory.take(480)).toBe(true);
  expect(memory.take(1)).toBe(false);
  await other.close();
  expect(memory.take(320)).toBe(true);
  // A block that does not fit is written to disk and takes no memory.
  const { write, source } = one.writer(1);
  await write(blockOf(2, 1, 0, 10));
  expect(await source.read(0, 9, 1)).toEqual(Float64Array.of(value(2, 0, 9)));
  await one.close();
  expect(memory.take(1)).toBe(false);
});
