/**
 * Number of the engine's results. It rises whenever a digest of a file in experiments/ changes: a recorded run of another
 * engine version need not reproduce to the bit, and says so.
 */
export const engineVersion = 2;
