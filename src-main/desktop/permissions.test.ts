import type { Session } from "electron";
import { expect, test } from "vitest";
import { ownPages } from "./own-pages.ts";
import { guardPermissions, mayHavePermission } from "./permissions.ts";

const pages = ownPages(undefined, true);
const ourselves = { from: "app://rheobase/index.html", isMainFrame: true };

test("the bench may write to the clipboard", () => {
  expect(mayHavePermission(pages, "clipboard-sanitized-write", ourselves)).toBe(true);
  // Permission checks add a slash to the origin.
  expect(mayHavePermission(pages, "clipboard-sanitized-write", { from: "app://rheobase/", isMainFrame: true })).toBe(true);
});

test.each([
  ["from a frame inside", { ...ourselves, isMainFrame: false }],
  ["from another origin", { ...ourselves, from: "https://example.org/" }],
  ["from another host of our scheme", { ...ourselves, from: "app://other/" }],
  ["from nowhere", { ...ourselves, from: undefined }],
  ["from an opaque origin", { ...ourselves, from: "null" }],
])("but not %s", (_, asking) => {
  expect(mayHavePermission(pages, "clipboard-sanitized-write", asking)).toBe(false);
});

test.each([
  "clipboard-read",
  "media",
  "display-capture",
  "geolocation",
  "notifications",
  "midi",
  "pointerLock",
  "fullscreen",
  "openExternal",
  "usb",
  "hid",
  "serial",
  "fileSystem",
  "idle-detection",
  "window-management",
  "local-network-access",
  "unknown",
])("nobody may have %s", (permission) => {
  expect(mayHavePermission(pages, permission, ourselves)).toBe(false);
});

test("the same rules decide requests, checks and devices of a session", () => {
  const handlers: { request?: Handler<"setPermissionRequestHandler">; check?: Handler<"setPermissionCheckHandler">; device?: Handler<"setDevicePermissionHandler"> } = {};
  guardPermissions(
    {
      setPermissionRequestHandler: (handler) => (handlers.request = handler!),
      setPermissionCheckHandler: (handler) => (handlers.check = handler!),
      setDevicePermissionHandler: (handler) => (handlers.device = handler!),
    },
    pages,
  );
  const answers: boolean[] = [];
  const details = { requestingUrl: pages.address, isMainFrame: true };
  handlers.request!({} as never, "clipboard-sanitized-write", (granted) => answers.push(granted), details);
  handlers.request!({} as never, "geolocation", (granted) => answers.push(granted), details);
  answers.push(handlers.check!(null, "clipboard-sanitized-write", "app://rheobase/", { isMainFrame: true, requestingUrl: pages.address }));
  answers.push(handlers.check!(null, "media", "app://rheobase/", { isMainFrame: true, requestingUrl: pages.address }));
  answers.push(handlers.device!({} as never));
  expect(answers).toEqual([true, false, true, false, false]);
});

type Handler<K extends "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler"> = NonNullable<Parameters<Session[K]>[0]>;
