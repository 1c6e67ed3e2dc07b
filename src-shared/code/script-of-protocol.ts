import type { Parsed } from "../foundation/parsed.ts";
import { brian2Script } from "./brian2-script.ts";
import { nestScript } from "./nest-script.ts";
import { numpyScript } from "./numpy-script.ts";
import type { ScriptLanguage, ScriptSource } from "./python-script.ts";

/**
 * A protocol as a script of Python that simulates it, or every reason why that language cannot say it.
 *
 * @param objectOriented for NumPy: neurons are a class with a method `step`
 * @param where file and JSON path of the protocol, for errors
 */
export function scriptOf(source: ScriptSource, language: ScriptLanguage, objectOriented: boolean, where: string): Parsed<string> {
  switch (language) {
    case "numpy":
      return numpyScript(source, objectOriented, where);
    case "brian2":
      return brian2Script(source, where);
    case "nest":
      return nestScript(source, where);
  }
}
