import fc from "fast-check";

// In CI a fixed seed, to give one commit the same result every time; elsewhere every run tries new cases.
if (process.env["CI"] !== undefined) fc.configureGlobal({ seed: 20261121 });
