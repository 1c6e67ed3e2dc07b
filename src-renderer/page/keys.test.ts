import { describe, expect, test } from "vitest";
import { ariaKeys, isTyping, keyLabel, pressed, type KeyPress } from "./keys.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe("a key press", () => {
  test.each<[string, KeyPress]>([
    ["Ctrl+Enter", press("Enter", { ctrlKey: true })],
    ["Ctrl+Shift+Enter", press("Enter", { ctrlKey: true, shiftKey: true })],
    ["Ctrl+Z", press("z", { ctrlKey: true })],
    ["Ctrl+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true })],
    ["Alt+Up", press("ArrowUp", { altKey: true })],
    ["Esc", press("Escape")],
    ["O", press("o")],
    ["?", press("?", { shiftKey: true })],
    ["Ctrl+/", press("/", { ctrlKey: true })],
    // where "/" is typed with Shift
    ["Ctrl+/", press("/", { ctrlKey: true, shiftKey: true })],
    // a Greek layout
    ["Ctrl+S", press("σ", { ctrlKey: true, code: "KeyS" })],
    // a French layout, where digits are typed with Shift
    ["Ctrl+1", press("&", { ctrlKey: true, code: "Digit1" })],
    // macOS, where Alt types another letter
    ["Alt+N", press("˜", { altKey: true, code: "KeyN" })],
  ])("%s", (keys, event) => expect(pressed(keys, event, false)).toBe(true));

  test.each<[string, KeyPress]>([
    ["Ctrl+Enter", press("Enter")],
    ["Ctrl+Enter", press("Enter", { ctrlKey: true, shiftKey: true })],
    ["Ctrl+Enter", press("Enter", { ctrlKey: true, altKey: true })],
    ["Ctrl+Z", press("z", { metaKey: true })],
    ["Ctrl+Z", press("Z", { ctrlKey: true, shiftKey: true })],
    ["O", press("o", { ctrlKey: true })],
    // another layout of Latin letters: the typed letter counts, not the position of its key
    ["Ctrl+O", press("s", { ctrlKey: true, code: "KeyO" })],
  ])("a press that does not match %s", (keys, event) => expect(pressed(keys, event, false)).toBe(false));

  test("on macOS Ctrl means Command", () => {
    expect(pressed("Ctrl+S", press("s", { metaKey: true }), true)).toBe(true);
    expect(pressed("Ctrl+S", press("s", { ctrlKey: true }), true)).toBe(false);
  });
});

test("key chips show the names on the keyboard", () => {
  expect(keyLabel("Ctrl+Enter", false)).toBe("Ctrl ⏎");
  expect(keyLabel("Ctrl+Shift+Z", true)).toBe("⌘⇧Z");
  expect(keyLabel("Alt+Up", false)).toBe("Alt ↑");
  expect([keyLabel("+", false), keyLabel("Ctrl++", false)]).toEqual(["+", "Ctrl +"]);
});

test("aria-keyshortcuts has the names of the standard", () => {
  expect(ariaKeys("Ctrl+Enter", false)).toBe("Control+Enter");
  expect(ariaKeys("Ctrl+K", true)).toBe("Meta+K");
  expect(ariaKeys("Esc", false)).toBe("Escape");
});

test("only single characters are text input", () => {
  expect(["O", "?", "Shift+N"].map(isTyping)).toEqual([true, true, true]);
  expect(["Ctrl+K", "F2", "Delete", "Alt+N", "Esc"].map(isTyping)).toEqual([false, false, false, false, false]);
});
