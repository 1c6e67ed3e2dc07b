import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { switchValue } from "./command-line.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** The folder of the program: it has the nearest package.json above the main script. */
export const appFolder = folderWithManifest(dirname(resolve(process.argv[1] ?? ".")));
export const manifest = JSON.parse(readFileSync(join(appFolder, "package.json"), "utf8")) as Manifest;

const named = new Map<string, string>();

/** @throws Error for an unknown name */
export function appPath(name: string): string {
  const path = named.get(name) ?? defaultPath(name);
  if (path === undefined) throw new Error(`Failed to get '${name}' path`);
  return path;
}

export function setAppPath(name: string, path: string): void {
  appPath(name);
  if (!existsSync(path)) mkdirSync(path, { recursive: true });
  named.set(name, path);
}

function defaultPath(name: string): string | undefined {
  const home = homedir();
  switch (name) {
    case "home":
      return home;
    case "appData":
      return process.env["XDG_CONFIG_HOME"] ?? join(home, ".config");
    case "userData":
    case "sessionData":
      return switchValue("user-data-dir") ?? join(appPath("appData"), manifest.name);
    case "temp":
      return tmpdir();
    case "exe":
      return process.execPath;
    case "desktop":
    case "documents":
    case "downloads":
      return join(home, `${name[0]!.toUpperCase()}${name.slice(1)}`);
    case "logs":
      return join(appPath("userData"), "logs");
    default:
      return undefined;
  }
}

function folderWithManifest(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  if (dirname(folder) === folder) throw new Error("There is no package.json above the program.");
  return folderWithManifest(dirname(folder));
}
