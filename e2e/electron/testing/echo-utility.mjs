// A utility process for tests of the stand-in: it sends back every message, and every message of a port.
process.parentPort.on("message", ({ data, ports: [port] }) => {
  /** @type {unknown} */
  const echo = data;
  process.parentPort.postMessage({ echo, type: process.type, hasSend: typeof process.send });
  if (port === undefined) return;
  port.on("message", (event) => port.postMessage({ viaPort: /** @type {unknown} */ (event.data) }));
  port.on("close", () => process.parentPort.postMessage("port closed"));
  port.start();
});
