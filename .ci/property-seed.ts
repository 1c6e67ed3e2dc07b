import fc from "fast-check";

// In CI the same commit gets the same verdict every time; on a desk every run tries other cases.
if (process.env["CI"] !== undefined) fc.configureGlobal({ seed: 20261121 });
