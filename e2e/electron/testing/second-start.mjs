// A program for the tests of the stand-in: it wants to be the only one, and prints whether it is and what it is told.
import { app } from "electron";

const isOnly = app.requestSingleInstanceLock({ pid: process.pid });
console.log(JSON.stringify({ isOnly }));
app.on("second-instance", (_event, argv, folder, data) => console.log(JSON.stringify({ argv, folder, data })));
if (!isOnly) app.quit();
