/*
 * The error catalogue: every wording of the product is made here or in its three topical files beside this one,
 * `error-catalogue-parameters.ts` (neuron), `error-catalogue-protocols.ts` (protocol, epochs, noise, sizes) and `error-catalogue-files.ts`
 * (experiment files, waveform CSV). One exported function per error; its name is the code in camel case.
 * `docs/errors.md` is generated from these files.
 */
