import { EventEmitter } from "node:events";
import type { Opening } from "../../src-shared/contract/desktop-contract.ts";
import { expect, test } from "vitest";
import { followApplication, type Application } from "./application.ts";

/** An application on a stand-in system, with a record of its windows. */
function started({ files = [] as readonly string[], platform = "linux", isFirst = true } = {}) {
  const handedOver: unknown[] = [];
  const app = Object.assign(new EventEmitter(), {
    quits: 0,
    quit: () => void (app.quits += 1),
    requestSingleInstanceLock: (data?: Record<string, unknown>) => {
      handedOver.push(data);
      return isFirst;
    },
  });
  const windows = {
    opened: [] as string[],
    count: 0,
    inFront: 0,
    create() {
      this.count += 1;
      this.opened.push("empty");
    },
    place(opening: Opening) {
      this.count += 1;
      this.opened.push(opening.kind === "file" ? opening.path : opening.kind);
    },
    bringLastToFront() {
      this.inFront += 1;
    },
  };
  let endDrain: () => void = () => undefined;
  let drains = 0;
  const drain = () => {
    drains += 1;
    return new Promise<void>((resolve) => (endDrain = resolve));
  };
  const application = followApplication({ app: app as never, windows, files, platform, drain });
  const secondStart = (...files: readonly string[]) => app.emit("second-instance", {}, [], "/", { files });
  const willQuit = (): boolean => {
    let prevented = false;
    app.emit("will-quit", { preventDefault: () => (prevented = true) });
    return !prevented;
  };
  return { app, handedOver, windows, application: application as Application, secondStart, willQuit, drained: () => endDrain(), drains: () => drains };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("a second start sends its files to the first process, and does nothing else", () => {
  const { app, handedOver, application } = started({ files: ["/a.json"], isFirst: false });
  expect(application).toBeUndefined();
  expect(handedOver).toEqual([{ files: ["/a.json"] }]);
  expect(app.eventNames()).toEqual([]);
});

test("files named at the start, or opened before Electron is ready, get the first windows", () => {
  const { app, windows, application, secondStart } = started({ files: ["/a.json"] });
  let prevented = false;
  app.emit("open-file", { preventDefault: () => (prevented = true) }, "/b.json");
  secondStart("/c.json");
  expect([windows.opened, prevented]).toEqual([[], true]);
  application.showFirst();
  expect(windows.opened).toEqual(["/a.json", "/b.json", "/c.json"]);
});

test("without a file opens an empty window; a second start brings an existing window to the front", () => {
  const { windows, application, secondStart } = started();
  application.showFirst();
  secondStart();
  expect([windows.opened, windows.inFront]).toEqual([["empty"], 1]);
  secondStart("/a.json");
  expect(windows.opened).toEqual(["empty", "/a.json"]);
});

test("on macOS the program keeps running without windows, and opens one when it is activated", () => {
  const { app, windows, application } = started({ platform: "darwin" });
  application.showFirst();
  windows.count = 0;
  app.emit("window-all-closed");
  expect(app.quits).toBe(0);
  app.emit("activate");
  app.emit("activate");
  expect(windows.opened).toEqual(["empty", "empty"]);
});

test("on other systems closing the last window ends the program", () => {
  const { app } = started();
  app.emit("window-all-closed");
  expect(app.quits).toBe(1);
});

test("on macOS a quit that waited for windows ends the program when the last one has closed", async () => {
  const { app } = started({ platform: "darwin" });
  const window = new EventEmitter();
  app.emit("browser-window-created", {}, window);
  app.emit("before-quit");
  window.emit("close");
  await turn();
  app.emit("window-all-closed");
  expect(app.quits).toBe(1);
});

test("on macOS closing a window later does not end the program if the user had cancelled the quit", async () => {
  const { app } = started({ platform: "darwin" });
  const window = new EventEmitter();
  app.emit("browser-window-created", {}, window);
  app.emit("before-quit");
  window.emit("close");
  await turn();
  window.emit("close");
  app.emit("window-all-closed");
  expect(app.quits).toBe(0);
});

test("the program ends once, after its clean-up has finished", async () => {
  const { app, willQuit, drained, drains } = started();
  expect(willQuit()).toBe(false);
  expect([drains(), app.quits]).toEqual([1, 0]);
  drained();
  await turn();
  expect(app.quits).toBe(1);
  expect(willQuit()).toBe(true);
  expect(drains()).toBe(1);
});

test("a start during the end keeps the program running", async () => {
  const { app, windows, application, secondStart, willQuit, drained } = started();
  application.showFirst();
  windows.count = 0;
  willQuit();
  secondStart("/a.json");
  expect(windows.opened).toEqual(["empty"]);
  drained();
  await turn();
  expect([windows.opened, app.quits]).toEqual([["empty", "/a.json"], 0]);
  // The next quit ends it as usual.
  expect(willQuit()).toBe(false);
  drained();
  await turn();
  expect(app.quits).toBe(1);
});

test("a second quit during the end opens files requested in the meanwhile once", async () => {
  const { app, windows, application, secondStart, willQuit, drained, drains } = started();
  application.showFirst();
  windows.count = 0;
  willQuit();
  secondStart("/a.json");
  expect(willQuit()).toBe(false);
  drained();
  await turn();
  expect([drains(), windows.opened, app.quits]).toEqual([1, ["empty", "/a.json"], 0]);
});

test.each([undefined, null, {}, { files: "/a.json" }, { files: [1] }, { files: ["relative.json"] }, []])(
  "a second start that hands over %j opens nothing and brings the program to the front",
  (data) => {
    const { app, windows, application } = started({ files: ["/a.json"] });
    application.showFirst();
    app.emit("second-instance", {}, [], "/", data);
    expect(windows.opened).toEqual(["/a.json"]);
    expect(windows.inFront).toBe(1);
  },
);
