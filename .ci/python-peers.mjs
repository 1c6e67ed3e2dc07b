// npm run peers: a virtual environment, .venv, with the Python packages that benchmarks and tests compare Rheobase with (NEST, Brian2
// and others, pinned in bench/peers/requirements.txt). Rheobase itself needs no Python.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const folder = join(root, ".venv");
const requirements = join(root, "bench/peers/requirements.txt");
const marker = join(folder, "installed-requirements");
const windows = process.platform === "win32";

/**
 * The Python of the virtual environment.
 *
 * @returns {string | undefined} path; undefined where the environment is missing or has other packages than those that are pinned now
 */
export function findPeers() {
  const python = join(folder, windows ? "Scripts/python.exe" : "bin/python");
  return existsSync(python) && existsSync(marker) && readFileSync(marker, "utf8") === pinned() ? python : undefined;
}

/**
 * Make the virtual environment where it is missing or stale. Needs Python 3 and its package registry, and some minutes.
 *
 * @returns {{ python: string } | { missing: string }} the interpreter, or why there is none
 */
export function ensurePeers() {
  const there = findPeers();
  if (there !== undefined) return { python: there };
  const python = join(folder, windows ? "Scripts/python.exe" : "bin/python");
  const steps = [
    [windows ? "python" : "python3", "-m", "venv", "--clear", folder],
    [python, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--requirement", requirements],
  ];
  for (const [command = "", ...args] of steps) {
    const { status, error, stderr } = spawnSync(command, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8", timeout: 1_200_000 });
    if (status !== 0) return { missing: error?.message ?? (stderr.trim().split("\n").at(-1) || `${command} failed`) };
  }
  writeFileSync(marker, pinned());
  return { python };
}

function pinned() {
  return createHash("sha256").update(readFileSync(requirements)).digest("hex");
}

if (process.argv[1] === import.meta.filename) {
  const peers = ensurePeers();
  if ("python" in peers) console.log(`The peers are ready: ${peers.python}`);
  else {
    console.log(`The peers cannot be had here: ${peers.missing}`);
    process.exitCode = 1;
  }
}
