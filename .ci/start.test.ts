import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { browserInstead, chooseHost, type Machine } from "./choose-host.mjs";
import { findRuntime, runtimeIsInReach } from "./electron-runtime.mjs";

const folders: string[] = [];
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rheobase-start-"));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("which host opens the bench", () => {
  const never = (what: string) => () => {
    throw new Error(`${what} was asked for.`);
  };
  /** A desktop with Electron installed. The later questions throw: `chooseHost` must not ask them. */
  const desk: Machine = {
    platform: "linux",
    env: { DISPLAY: ":0" },
    isRoot: false,
    findRuntime: () => "/electron",
    isInReach: never("the network"),
    fetchRuntime: never("a download"),
  };
  const bare: Machine = { ...desk, findRuntime: () => undefined };

  test.each<[string, string[], Machine, string]>([
    ["Electron is there", [], desk, "/electron"],
    ["a file is named", ["a.rheobase.json"], desk, "/electron"],
    ["a Wayland desktop", [], { ...desk, env: { WAYLAND_DISPLAY: "wayland-0" } }, "/electron"],
    ["macOS has a display", [], { ...desk, platform: "darwin", env: {} }, "/electron"],
    ["isRoot on Windows, where it means nothing", [], { ...desk, platform: "win32", env: {}, isRoot: true }, "/electron"],
    ["Electron can be downloaded", [], { ...bare, isInReach: () => Promise.resolve(true), fetchRuntime: () => "/fetched" }, "/fetched"],
  ])("%s: the desktop", async (_what, words, machine, runtime) => {
    expect(await chooseHost(words, machine)).toEqual({ host: "desktop", runtime });
  });

  test.each<[string, string[], Machine, string | undefined]>([
    ["the user asks for it", ["--browser"], desk, undefined],
    ["an option that only a server has", ["--port", "0"], desk, undefined],
    ["no display", [], { ...desk, env: {} }, "there is no display"],
    ["an empty display", [], { ...desk, env: { DISPLAY: "" } }, "there is no display"],
    ["a Mac over SSH", [], { ...desk, platform: "darwin", env: { SSH_CONNECTION: "1" } }, "there is no display"],
    ["root", [], { ...desk, isRoot: true }, "its sandbox does not start as root"],
    ["no downloads", [], { ...bare, env: { DISPLAY: ":0", ELECTRON_SKIP_BINARY_DOWNLOAD: "1" } }, "its runtime is not installed, and ELECTRON_SKIP_BINARY_DOWNLOAD is set"],
    ["CI", [], { ...bare, env: { DISPLAY: ":0", CI: "true" } }, "its runtime is not installed, and CI is set"],
    ["no network", [], { ...bare, isInReach: () => Promise.resolve(false) }, "its runtime is not installed, and the download server does not answer"],
    ["a download that fails", [], { ...bare, isInReach: () => Promise.resolve(true), fetchRuntime: () => undefined }, "its runtime could not be downloaded"],
  ])("%s: the browser", async (_what, words, machine, because) => {
    expect(await chooseHost(words, machine)).toEqual({ host: "browser", because });
  });
});

describe("Electron's runtime", () => {
  test("is found at the path that its package names, if that file exists", () => {
    const folder = temporaryFolder();
    expect(findRuntime({}, folder)).toBeUndefined();
    writeFileSync(join(folder, "path.txt"), "electron");
    expect(findRuntime({}, folder)).toBeUndefined();
    mkdirSync(join(folder, "dist"));
    writeFileSync(join(folder, "dist/electron"), "");
    expect(findRuntime({}, folder)).toBe(join(folder, "dist/electron"));
  });

  test("is found at the path that the environment names", () => {
    const folder = temporaryFolder();
    const elsewhere = temporaryFolder();
    expect(findRuntime({ ELECTRON_OVERRIDE_DIST_PATH: elsewhere }, folder)).toBeUndefined();
    writeFileSync(join(elsewhere, "electron"), "");
    expect(findRuntime({ ELECTRON_OVERRIDE_DIST_PATH: elsewhere }, folder)).toBe(join(elsewhere, "electron"));
  });

  /** Does `runtimeIsInReach` accept a server that gives this answer? */
  async function inReach(answer: RequestListener, timeout: number): Promise<boolean> {
    const server = createServer(answer).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    try {
      const mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      return await runtimeIsInReach({ ELECTRON_MIRROR: mirror }, timeout);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  test("is in reach of a server that has its checksums", async () => {
    const asked: string[] = [];
    const answer: RequestListener = ({ method, url }, response) => {
      asked.push(`${method ?? ""} ${url ?? ""}`);
      response.end();
    };
    expect(await inReach(answer, 60_000)).toBe(true);
    expect(asked).toEqual([expect.stringMatching(/^HEAD \/v\d+\.\d+\.\d+\/SHASUMS256\.txt$/)]);
  });

  test("is out of reach when the server answers too late, or not at all", async () => {
    expect(await inReach((_request, response) => response.writeHead(404).end(), 60_000)).toBe(false);
    expect(await inReach(() => undefined, 1)).toBe(false);
    expect(await runtimeIsInReach({ ELECTRON_MIRROR: "http://127.0.0.1:1/" }, 60_000)).toBe(false);
  });
});

describe("npm start", () => {
  /** The output until the server prints the bench's address. */
  async function start(words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
    const home = temporaryFolder();
    const child = spawn(process.execPath, [join(import.meta.dirname, "start.mjs"), ...words], {
      env: { PATH: process.env["PATH"], HOME: home, XDG_DATA_HOME: home, INIT_CWD: home, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    try {
      await new Promise<void>((resolve, reject) => {
        const listen = (text: string): void => {
          said += text;
          if (said.includes("Ctrl+C ends it.")) resolve();
        };
        child.stdout.setEncoding("utf8").on("data", listen);
        child.stderr.setEncoding("utf8").on("data", listen);
        child.on("exit", (status, signal) => reject(new Error(`It ended with ${signal ?? String(status)}: ${said}`)));
      });
    } finally {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      if (child.kill("SIGTERM")) await gone;
    }
    return said;
  }
  const linesAbout = (said: string, what: string): string[] => said.split("\n").filter((line) => line.includes(what));

  test("says in one line why Electron does not open, and serves the bench", async () => {
    // No DISPLAY on Linux, SSH on the other systems: `chooseHost` finds no display.
    const said = await start([], { SSH_CONNECTION: "1" });
    expect(linesAbout(said, "Electron")).toEqual([browserInstead("there is no display")]);
    expect(linesAbout(said, "Rheobase is at http://127.0.0.1:")).toHaveLength(1);
  });

  test("serves the folder of a file, and says nothing of Electron when the user asks for the browser", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "a.rheobase.json");
    writeFileSync(file, "{}");
    const said = await start(["--browser", file, "--port", "0"], {});
    expect(said).not.toContain("Electron");
    expect(said).toContain(`It serves ${folder} to`);
  });
});
