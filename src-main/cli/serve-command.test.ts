import { expect, test, vi } from "vitest";
import { portUnavailable } from "../../src-shared/errors/server-errors.ts";
import { exitCodes } from "./exit-codes.ts";
import type { BenchSettings, ServedBench } from "./host.ts";
import { commandLineOf, type HostSettings, type TestHost } from "./testing/a-host.ts";

const address = "http://127.0.0.1:4173/?token=abc";

/** A bench that people leave with Ctrl+C once they have seen it. */
function aBench(changes: Partial<ServedBench> = {}) {
  const asked: BenchSettings[] = [];
  const close = vi.fn(() => Promise.resolve());
  const showInBrowser = vi.fn(() => Promise.resolve());
  const serve = (settings: BenchSettings, host: TestHost): Promise<ServedBench> => {
    asked.push(settings);
    setImmediate(host.interrupt);
    return Promise.resolve({ folder: settings.folder, address, close, showInBrowser, ...changes });
  };
  return { serve, asked, close, showInBrowser };
}

const rheobase = (args: string, settings: Partial<HostSettings>) => commandLineOf(args.split(" "), { cwd: "/lab", ...settings });

test("prints the address, serves until Ctrl+C, closes, and exits with 0", async () => {
  const { serve, asked, close, showInBrowser } = aBench();
  const { exitCode, stdout, stderr } = await rheobase("serve", { serve, processors: 8 });
  expect(stdout).toBe(`Rheobase is at ${address}\n`);
  expect(stderr).toBe("It serves /lab to this machine only. Ctrl+C ends it.\n");
  expect(exitCode).toBe(exitCodes.done);
  expect(asked).toMatchObject([{ folder: "/lab", port: undefined, workers: 7 }]);
  expect(close).toHaveBeenCalledOnce();
  expect(showInBrowser).not.toHaveBeenCalled();
});

test("takes a folder, a port and a number of workers", async () => {
  const { serve, asked } = aBench();
  await rheobase("serve cells --port 0 --workers 3", { serve });
  expect(asked).toMatchObject([{ folder: "/lab/cells", port: 0, workers: 3 }]);
});

test.each([
  ["serve", true, true],
  ["serve", false, false],
  ["serve --open", false, true],
  ["serve --no-open", true, false],
])("%s, with a display: %s, opens a browser: %s", async (args, hasDisplay, opens) => {
  const { serve, showInBrowser } = aBench();
  await rheobase(args, { serve, hasDisplay });
  expect(showInBrowser).toHaveBeenCalledTimes(opens ? 1 : 0);
});

test("keeps serving if no browser can be opened", async () => {
  const { serve } = aBench({ showInBrowser: () => Promise.reject(new Error("no xdg-open")) });
  const { exitCode, stderr } = await rheobase("serve --open", { serve });
  expect(stderr).toContain("open the address yourself");
  expect(exitCode).toBe(exitCodes.done);
});

test("a second Ctrl+C does not wait for a bench that takes long to close", async () => {
  let interrupt = (): void => undefined;
  const { serve } = aBench({
    close: () => {
      interrupt();
      return Promise.resolve();
    },
  });
  const { host } = await rheobase("serve", {
    serve: (settings, testHost) => {
      interrupt = testHost.interrupt;
      return serve(settings, testHost);
    },
  });
  expect(host.exits).toEqual([exitCodes.interrupted]);
});

test("reports why it cannot start, with the exit code of disk errors", async () => {
  const { exitCode, stdout, stderr } = await rheobase("serve --port 80", { serve: () => Promise.reject(portUnavailable(80, "the system keeps this port for administrators")) });
  expect(exitCode).toBe(exitCodes.disk);
  expect(stdout).toBe("");
  expect(stderr).toContain("--port 0");
});

test.each(["serve --port 65536", "serve --port -1", "serve --port http", "serve --workers 0", "serve a b"])("%s is not understood", async (args) => {
  expect((await rheobase(args, aBench())).exitCode).toBe(exitCodes.usage);
});
