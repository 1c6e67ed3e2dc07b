// A process that simulates nothing.
require("node:process").exit(7);
