// A program for tests of the stand-in: it requests the single-instance lock, and prints the answer and every second start.
import { app } from "electron";

/** @param {unknown} what */
const say = (what) => void process.stdout.write(`${JSON.stringify(what)}\n`);

const isOnly = app.requestSingleInstanceLock({ pid: process.pid });
say({ isOnly });
app.on("second-instance", (_event, argv, folder, data) => say({ argv, folder, data }));
if (!isOnly) app.quit();
