// Packs the desktop with a fake Electron runtime (a folder of the same shape, with the fuses of a fresh runtime) and inspects the package.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { extractFile, listPackage } from "@electron/asar";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { loadImage } from "@napi-rs/canvas";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

interface Configuration {
  readonly appId: string;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly directories: { readonly buildResources: string };
  readonly linux: { readonly icon: string };
  readonly appImage: { readonly executableArgs: readonly string[] };
  readonly mac: { readonly icon: string };
  readonly win: { readonly icon: string };
  readonly nsis: { readonly include: string };
}
const configuration = parse(read("electron-builder.yml")) as Configuration;

/** The fuses in a fresh Electron executable: the marker by which they are found, version 1, length 8, and their states. */
const fuseWire = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u000801110011";

const folder = mkdtempSync(join(tmpdir(), "rheobase-packed-"));
const unpacked = join(folder, "packages/linux-unpacked");
const archive = join(unpacked, "resources/app.asar");
let packed: string[] = [];

beforeAll(() => {
  const runtime = join(folder, "runtime");
  mkdirSync(join(runtime, "locales"), { recursive: true });
  mkdirSync(join(runtime, "resources"));
  writeFileSync(join(runtime, "electron"), `\u007fELF${fuseWire}`, { mode: 0o755 });
  writeFileSync(join(runtime, "locales/en-US.pak"), "");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules/electron-builder/cli.js"), "--linux", "dir", "--publish", "never", `-c.electronDist=${runtime}`, `-c.directories.output=${join(folder, "packages")}`],
    { cwd: root, encoding: "utf8" },
  );
  // The output also has the keys of the configuration that electron-builder's schema rejects.
  if (status !== 0) throw new Error(stdout + stderr);
  packed = listPackage(archive, { isPack: false }).map((path) => path.replaceAll("\\", "/").slice(1));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const built = (path: string): string[] =>
  readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    );

describe("the package", () => {
  test("contains every file that the program reads", () => {
    const { main } = JSON.parse(extractFile(archive, "package.json").toString()) as { main: string };
    expect(packed).toContain(main.replace("./", ""));
    for (const path of [...built("dist/desktop/main"), ...built("dist/desktop/preload"), ...built("dist/renderer")]) expect(packed).toContain(path);
    for (const name of readdirSync(join(root, "experiments")).filter((file) => file.endsWith(".rheobase.json"))) expect(packed).toContain(`experiments/${name}`);
  });

  test("contains every path that the main process names", () => {
    const named = [...read("src-main/desktop/main-process.ts").matchAll(/\bbuilt\("([^"]+)"\)/g)].map(([, path]) => posix.join("dist/desktop/main", path!));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((path) => !packed.includes(path))).toEqual([]);
  });

  test("contains nothing else: no source, no test, no tool", () => {
    const files = packed.filter((path) => /\.\w+$/.test(path.split("/").at(-1)!));
    const known = [
      /^package\.json$/,
      /^dist\/desktop\/(main|preload)\/.+\.c?js$/,
      /^dist\/desktop\/icons\/icon\.png$/,
      /^dist\/renderer\//,
      /^dist\/page\//,
      /^experiments\/[\w-]+\.rheobase\.json$/,
      /^node_modules\/(@napi-rs\/canvas|@fontsource\/inter)/,
    ];
    expect(files.filter((path) => !known.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(files.filter((path) => /\.(test|spec)\.|\.(ts|svelte|map)$|\/testing\//.test(path))).toEqual([]);
    expect(new Set(packed.filter((path) => path.startsWith("node_modules/")).map((path) => path.split("/")[1]))).toEqual(new Set(["@napi-rs", "@fontsource"]));
  });

  test("keeps files that native code opens outside of its archive: the canvas, and the fonts of figures", () => {
    const beside = (path: string): string[] => readdirSync(join(`${archive}.unpacked/node_modules`, path), { recursive: true, encoding: "utf8" });
    expect(beside("@napi-rs").filter((path) => path.endsWith(".node")).length).toBeGreaterThan(0);
    const cuts = ["greek-400-italic", "greek-400-normal", "latin-400-italic", "latin-400-normal"];
    expect(beside("@fontsource/inter/files").sort()).toEqual(cuts.map((cut) => `inter-${cut}.woff2`));
    for (const cut of cuts) expect(read("src-main/rendering/render-figure.ts")).toContain(`"${cut}"`);
  });

  test("has no scripts and no devDependencies in its package.json", () => {
    const about = JSON.parse(extractFile(archive, "package.json").toString()) as Record<string, unknown>;
    expect(about).not.toHaveProperty("devDependencies");
    expect(about).not.toHaveProperty("scripts");
  });
});

describe("fuses", () => {
  const names = {
    runAsNode: FuseV1Options.RunAsNode,
    enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
    enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
    enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
    loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
  };

  const wanted = {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  };

  test("are all set in the executable", async () => {
    const wire = await getCurrentFuseWire(join(unpacked, "rheobase"));
    expect(Object.fromEntries(Object.entries(names).map(([name, fuse]) => [name, String.fromCharCode(wire[fuse] ?? 0) === "1"]))).toEqual(wanted);
    expect(Object.keys(configuration.electronFuses).filter((name) => !(name in names))).toEqual(["resetAdHocDarwinSignature"]);
  });

  test("have the values that docs/electron-security.md explains", () => {
    const rows = [...read("docs/electron-security.md").matchAll(/^\| `(\w+)` +\| (on|off) /gm)];
    expect(Object.fromEntries(rows.map(([, name, set]) => [name, set === "on"]))).toEqual(wanted);
  });
});

describe("the configuration", () => {
  test("names files that exist", () => {
    const { directories, linux, mac, win, nsis } = configuration;
    for (const name of [linux.icon, mac.icon, win.icon]) expect(existsSync(join(root, directories.buildResources, name)), name).toBe(true);
    expect(existsSync(join(root, nsis.include))).toBe(true);
  });

  test("has the application id that the program sets", () => {
    expect(read("src-main/desktop/main-process.ts")).toContain(`setAppUserModelId("${configuration.appId}")`);
    expect(JSON.parse(read("package.json"))).toHaveProperty("desktopName", "rheobase.desktop");
  });

  test("disables the sandbox on no system", () => {
    // By default, electron-builder starts an AppImage with --no-sandbox.
    expect(configuration.appImage.executableArgs).toEqual([]);
    expect(read("electron-builder.yml")).not.toMatch(/^[^#]*--no-sandbox/m);
  });

  test("has icons in the sizes that the three systems need", async () => {
    const icons = join(root, configuration.directories.buildResources);
    const width = async (name: string): Promise<number> => (await loadImage(join(icons, name))).width;
    expect(await width(configuration.mac.icon)).toBe(1024);
    expect(await width(configuration.win.icon)).toBeGreaterThanOrEqual(256);
    for (const size of [16, 32, 48, 256, 512]) expect(await width(`${configuration.linux.icon}/${size}x${size}.png`)).toBe(size);
  });
});
