import * as nodeDisk from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { atomicWrite, atomicWriteChunks, type Disk } from "./atomic-write.ts";

let folder: string;
beforeEach(async () => {
  folder = await nodeDisk.mkdtemp(join(tmpdir(), "rheobase-atomic-"));
});
afterEach(() => nodeDisk.rm(folder, { recursive: true, force: true }));

const text = (path: string): Promise<string> => nodeDisk.readFile(path, "utf8");
const modeOf = async (path: string): Promise<number> => (await nodeDisk.stat(path)).mode & 0o777;
const fault = (code: string): Error => Object.assign(new Error(`${code}: injected`), { code });

/** A disk whose file handles have `methods` replaced if they were opened with the flag `on`. */
function diskWithFiles(on: "wx" | "r", methods: Partial<nodeDisk.FileHandle>): Disk {
  return {
    ...nodeDisk,
    open: async (path, flags, mode) => {
      const handle = await nodeDisk.open(path, flags, mode);
      return flags === on ? Object.assign(handle, methods) : handle;
    },
  };
}

describe("what is written", () => {
  test("a new file holds the text, and nothing else is left in the folder", async () => {
    await atomicWrite(join(folder, "a.json"), "Sigma σ\n");
    expect(await text(join(folder, "a.json"))).toBe("Sigma σ\n");
    expect(await nodeDisk.readdir(folder)).toEqual(["a.json"]);
  });

  test("chunks of every size arrive in order: text, bytes, empty ones and ones above the buffer", async () => {
    const big = "x".repeat(700_000);
    const chunks = ["a", "", new Uint8Array([98]), big, "c", `${big}µ`, "d".repeat(262_143), "ef"];
    async function* made(): AsyncGenerator<string | Uint8Array> {
      yield* chunks;
    }
    await atomicWriteChunks(join(folder, "a.csv"), made());
    expect(await text(join(folder, "a.csv"))).toBe(`ab${big}c${big}µ${"d".repeat(262_143)}ef`);
  });

  test("a file without content is an empty file", async () => {
    await atomicWriteChunks(join(folder, "empty"), []);
    expect(await text(join(folder, "empty"))).toBe("");
  });

  test("a name as long as the disk allows can be written", async () => {
    const path = join(folder, "n".repeat(255));
    await atomicWrite(path, "long");
    expect(await text(path)).toBe("long");
  });
});

describe("faults at each of the four steps", () => {
  const steps: { step: string; disk: Disk; code: string; left: string }[] = [
    {
      step: "writing the temporary file",
      disk: diskWithFiles("wx", { writeFile: () => Promise.reject(fault("ENOSPC")) }),
      code: "file-unwritable",
      left: "old",
    },
    { step: "fsync", disk: diskWithFiles("wx", { sync: () => Promise.reject(fault("EIO")) }), code: "file-unwritable", left: "old" },
    { step: "rename", disk: { ...nodeDisk, rename: () => Promise.reject(fault("EACCES")) }, code: "file-unwritable", left: "old" },
    // The rename is done: the file has its whole new content, and the error says that only durability is uncertain.
    { step: "fsync of the folder", disk: diskWithFiles("r", { sync: () => Promise.reject(fault("EIO")) }), code: "file-not-durable", left: "new" },
  ];

  for (const { step, disk, code, left } of steps) {
    test(`${step}: ${code}, the name holds the ${left} text whole, no temporary file stays`, async () => {
      const path = join(folder, "a.json");
      await nodeDisk.writeFile(path, "old");
      await expect(atomicWrite(path, "new", { disk })).rejects.toMatchObject({ code, where: path });
      expect(await text(path)).toBe(left);
      expect(await nodeDisk.readdir(folder)).toEqual(["a.json"]);
    });
  }

  test("half a write before the disk is full leaves the old text", async () => {
    const path = join(folder, "a.json");
    await nodeDisk.writeFile(path, "old");
    const disk: Disk = {
      ...nodeDisk,
      open: async (name, flags, mode) => {
        const handle = await nodeDisk.open(name, flags, mode);
        const halfWrite = async (): Promise<void> => {
          await handle.write("ne");
          throw fault("ENOSPC");
        };
        return flags === "wx" ? Object.assign(handle, { writeFile: halfWrite }) : handle;
      },
    };
    await expect(atomicWrite(path, "new", { disk })).rejects.toThrow("the disk is full");
    expect(await text(path)).toBe("old");
    expect(await nodeDisk.readdir(folder)).toEqual(["a.json"]);
  });

  test("the steps come in this order: write, fsync, rename, fsync of the folder", async () => {
    const order: string[] = [];
    const disk: Disk = {
      ...nodeDisk,
      open: async (path, flags, mode) => {
        const handle = await nodeDisk.open(path, flags, mode);
        const { writeFile, sync } = handle;
        const name = flags === "r" ? "folder" : "file";
        return Object.assign(handle, {
          writeFile: (data: string | Uint8Array) => (order.push(`write ${name}`), writeFile.call(handle, data)),
          sync: () => (order.push(`sync ${name}`), sync.call(handle)),
        });
      },
      rename: (from, to) => (order.push("rename"), nodeDisk.rename(from, to)),
    };
    await atomicWrite(join(folder, "a.json"), "new", { disk });
    expect(order).toEqual(["write file", "sync file", "rename", "sync folder"]);
  });

  test("an error of the chunks' maker is passed on and leaves nothing", async () => {
    async function* broken(): AsyncGenerator<string> {
      yield "half";
      throw new RangeError("no more");
    }
    await expect(atomicWriteChunks(join(folder, "a.csv"), broken())).rejects.toThrow(RangeError);
    expect(await nodeDisk.readdir(folder)).toEqual([]);
  });
});

describe("locks, permissions and links", () => {
  test("a rename that a lock forbids is tried again", async () => {
    let tries = 0;
    const disk: Disk = { ...nodeDisk, rename: (from, to) => (++tries < 3 ? Promise.reject(fault("EBUSY")) : nodeDisk.rename(from, to)) };
    await atomicWrite(join(folder, "a.json"), "new", { disk, renameDelays: [1, 1, 1] });
    expect(tries).toBe(3);
    expect(await text(join(folder, "a.json"))).toBe("new");
  });

  test("a rename that can never succeed is not tried again", async () => {
    let tries = 0;
    const disk: Disk = { ...nodeDisk, rename: () => (tries++, Promise.reject(fault("EXDEV"))) };
    await expect(atomicWrite(join(folder, "a.json"), "new", { disk, renameDelays: [1, 1, 1] })).rejects.toMatchObject({ code: "file-unwritable" });
    expect(tries).toBe(1);
  });

  test("an existing file keeps its permissions, a new one has the process's default", async () => {
    const kept = join(folder, "kept.json");
    await nodeDisk.writeFile(kept, "old");
    await nodeDisk.chmod(kept, 0o640);
    await atomicWrite(kept, "new");
    await atomicWrite(join(folder, "fresh.json"), "new");
    await nodeDisk.writeFile(join(folder, "plain"), "");
    expect(await modeOf(kept)).toBe(0o640);
    expect(await modeOf(join(folder, "fresh.json"))).toBe(await modeOf(join(folder, "plain")));
  });

  test("a write-protected file is refused", async () => {
    const path = join(folder, "a.json");
    await nodeDisk.writeFile(path, "old");
    // Root ignores permission bits, and the tests may run as root, so a stand-in disk refuses instead.
    const disk: Disk = { ...nodeDisk, access: () => Promise.reject(fault("EACCES")) };
    await expect(atomicWrite(path, "new", { disk })).rejects.toThrow("permission denied");
    expect(await text(path)).toBe("old");
  });

  test("a symbolic link stays a link and its target is replaced", async () => {
    await nodeDisk.mkdir(join(folder, "data"));
    await nodeDisk.writeFile(join(folder, "data", "real.json"), "old");
    await nodeDisk.symlink(join("data", "real.json"), join(folder, "link.json"));
    await atomicWrite(join(folder, "link.json"), "new");
    expect(await nodeDisk.readlink(join(folder, "link.json"))).toBe(join("data", "real.json"));
    expect(await text(join(folder, "data", "real.json"))).toBe("new");
    expect(await nodeDisk.readdir(join(folder, "data"))).toEqual(["real.json"]);
  });

  test("a link to a file that does not exist yet creates that file", async () => {
    await nodeDisk.mkdir(join(folder, "data"));
    await nodeDisk.symlink(join("data", "real.json"), join(folder, "link.json"));
    await atomicWrite(join(folder, "link.json"), "new", { replace: false });
    expect(await text(join(folder, "data", "real.json"))).toBe("new");
  });

  test("a folder with the name of the file, or a missing folder, is a clear error", async () => {
    await nodeDisk.mkdir(join(folder, "a.json"));
    await expect(atomicWrite(join(folder, "a.json"), "new")).rejects.toMatchObject({ code: "file-unwritable" });
    await expect(atomicWrite(join(folder, "none", "a.json"), "new")).rejects.toThrow("the folder does not exist");
    expect(await nodeDisk.readdir(folder)).toEqual(["a.json"]);
  });
});

describe("replace: false", () => {
  test("an existing file is refused and untouched", async () => {
    const path = join(folder, "a.json");
    await nodeDisk.writeFile(path, "old");
    await expect(atomicWrite(path, "new", { replace: false })).rejects.toMatchObject({ code: "file-exists", where: path });
    expect(await text(path)).toBe("old");
  });

  test("a file that appears while ours is written is not replaced", async () => {
    const path = join(folder, "a.csv");
    async function* slow(): AsyncGenerator<string> {
      yield "ours";
      await nodeDisk.writeFile(path, "theirs");
    }
    await expect(atomicWriteChunks(path, slow(), { replace: false })).rejects.toMatchObject({ code: "file-exists" });
    expect(await text(path)).toBe("theirs");
    expect(await nodeDisk.readdir(folder)).toEqual(["a.csv"]);
  });

  test("on a disk without hard links the file is renamed into its free place", async () => {
    const disk: Disk = { ...nodeDisk, link: () => Promise.reject(fault("EPERM")) };
    await atomicWrite(join(folder, "a.json"), "new", { replace: false, disk });
    expect(await nodeDisk.readdir(folder)).toEqual(["a.json"]);
  });
});

describe("abort", () => {
  test("an abort between chunks keeps the old file, removes ours and throws the signal's reason", async () => {
    const path = join(folder, "a.csv");
    await nodeDisk.writeFile(path, "old");
    const controller = new AbortController();
    async function* endless(): AsyncGenerator<string> {
      for (let k = 0; ; k++) {
        if (k === 5) controller.abort(new Error("enough"));
        yield "row,".repeat(100_000);
      }
    }
    await expect(atomicWriteChunks(path, endless(), { signal: controller.signal })).rejects.toThrow("enough");
    expect(await text(path)).toBe("old");
    expect(await nodeDisk.readdir(folder)).toEqual(["a.csv"]);
  });

  test("an abort after the last chunk still keeps the old file", async () => {
    const path = join(folder, "a.csv");
    await nodeDisk.writeFile(path, "old");
    const controller = new AbortController();
    async function* last(): AsyncGenerator<string> {
      yield "new";
      controller.abort();
    }
    await expect(atomicWriteChunks(path, last(), { signal: controller.signal })).rejects.toMatchObject({ name: "AbortError" });
    expect(await text(path)).toBe("old");
  });
});
