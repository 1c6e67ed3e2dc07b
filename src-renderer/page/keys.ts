/** The parts of a keyboard event that identify the pressed keys. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** "Ctrl+Shift+Enter", taken apart. */
interface Chord {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** as in KeyboardEvent.key; letters in lower case */
  readonly key: string;
}

const keyNames: Readonly<Record<string, string>> = { Up: "ArrowUp", Down: "ArrowDown", Left: "ArrowLeft", Right: "ArrowRight", Esc: "Escape", Space: " " };
const shownNames: Readonly<Record<string, string>> = { Enter: "⏎", Up: "↑", Down: "↓", Left: "←", Right: "→", "-": "−" };
const shownOnMac: Readonly<Record<string, string>> = { Ctrl: "⌘", Shift: "⇧", Alt: "⌥", Delete: "⌫" };

/** true if exactly these keys were pressed. On macOS, Ctrl means the Command key. */
export function pressed(keys: string, press: KeyPress, mac: boolean): boolean {
  const chord = chordOf(keys);
  const ctrl = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (ctrl !== chord.ctrl || other || press.altKey !== chord.alt) return false;
  // On some keyboards "?" or "/" needs Shift, on others not, so Shift is ignored for signs.
  if (press.shiftKey !== chord.shift && !isSymbol(chord.key)) return false;
  return keysOfPress(press).includes(chord.key);
}

/** Text of a key chip: "Ctrl ⏎", on macOS "⌘⏎". */
export function keyLabel(keys: string, mac: boolean): string {
  const parts = partsOf(keys).map((part) => shownNames[part] ?? part);
  return mac ? parts.map((part) => shownOnMac[part] ?? part).join("") : parts.join(" ");
}

/** Value of the attribute aria-keyshortcuts: "Control+Enter". */
export function ariaKeys(keys: string, mac: boolean): string {
  return partsOf(keys)
    .map((part) => (part === "Ctrl" ? (mac ? "Meta" : "Control") : (keyNames[part] ?? part)))
    .join("+");
}

/** true for a single character without Ctrl or Alt, which a text field would insert */
export function isTyping(keys: string): boolean {
  const { ctrl, alt, key } = chordOf(keys);
  return !ctrl && !alt && key.length === 1;
}

function chordOf(keys: string): Chord {
  const parts = partsOf(keys);
  const name = parts.at(-1)!;
  const key = keyNames[name] ?? name;
  const held = new Set(parts.slice(0, -1));
  return { ctrl: held.has("Ctrl"), alt: held.has("Alt"), shift: held.has("Shift"), key: key.length === 1 ? key.toLowerCase() : key };
}

/** Parted at every plus that is not the key itself. */
function partsOf(keys: string): string[] {
  return keys.split(/(?<=.)\+(?=.)/);
}

function isSymbol(key: string): boolean {
  return key.length === 1 && !/[a-z0-9 ]/.test(key);
}

/** Keys that a press may mean: the character it types, and the Latin letter or digit at its position, for layouts or Alt that type another. */
function keysOfPress({ key, code, altKey }: KeyPress): string[] {
  const typed = key.length === 1 ? key.toLowerCase() : key;
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase();
  const isLatin = /^[!-~]$/.test(typed) && !/^\d$/.test(place ?? "");
  return place === undefined || (isLatin && !altKey) ? [typed] : [typed, place];
}
