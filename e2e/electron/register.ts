import { register } from "node:module";

// `node --import` this: from now on the module `electron` is the stand-in.
register("./resolve-electron.js", import.meta.url);
