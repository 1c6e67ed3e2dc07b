import { z } from "zod";
import { experimentSchema } from "./experiment-file.ts";
import { experimentVersion } from "./experiment-version.ts";

/** The file format as a JSON Schema (draft 2020-12), made from the validator, units and descriptions included. */
export function experimentJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(experimentSchema);
  return { $schema, title: `Rheobase experiment, file format version ${experimentVersion}`, ...schema };
}
