// A program for the tests of the stand-in: it wants to be the only one, and prints whether it is and what it is told.
import { app } from "electron";

/** @param {unknown} what */
const say = (what) => void process.stdout.write(`${JSON.stringify(what)}\n`);

const isOnly = app.requestSingleInstanceLock({ pid: process.pid });
say({ isOnly });
app.on("second-instance", (_event, argv, folder, data) => say({ argv, folder, data }));
if (!isOnly) app.quit();
