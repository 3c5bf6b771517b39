// Starts Azurite as a process of its own, so that it outlives a killed host, and prints its pid.
// Usage: node start-azurite.cjs LOG-FILE AZURITE-ARGUMENTS...
const { spawn } = require("node:child_process");
const { openSync } = require("node:fs");

const [logFile, ...options] = process.argv.slice(2);
const log = openSync(logFile, "a");
const azurite = spawn(process.execPath, [require.resolve("./azurite.cjs"), ...options], {
  detached: true,
  stdio: ["ignore", log, log],
  windowsHide: true,
});
azurite.unref();
console.log(azurite.pid);
