import { register } from "node:module";

// `node --import` this file, and the module `electron` resolves to the stand-in.
register("./resolve-electron.js", import.meta.url);
