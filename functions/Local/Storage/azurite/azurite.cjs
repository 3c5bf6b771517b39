// Azurite, that ends soon after it is told to. By itself it waits for its clients to close what it closed, and
// .NET opens connections that it does not use and then takes long to notice their end.
const stoppable = require("stoppable");

const graceInMilliseconds = 100;
require.cache[require.resolve("stoppable")].exports = (server) => stoppable(server, graceInMilliseconds);

// Telemetry is switched off; without it Azurite is there in less than half the time.
require.cache[require.resolve("applicationinsights")] = { loaded: true, exports: {} };
require("azurite/dist/src/azurite.js");
