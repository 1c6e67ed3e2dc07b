import type { ResolveHook } from "node:module";

const standIn = new URL("./electron.js", import.meta.url).href;

/** A hook of `module.register`. */
export const resolve: ResolveHook = (specifier, context, next) => {
  if (specifier === "electron" || specifier === "electron/main") return { url: standIn, shortCircuit: true };
  return next(specifier, context);
};
