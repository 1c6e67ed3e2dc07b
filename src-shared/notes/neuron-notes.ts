import { sentence } from "../foundation/sentence.ts";
import { firesOnItsOwn } from "../neuron/derived.ts";
import type { NoteKind } from "./note.ts";

/** The cell fires without drive. */
export const firesWithoutDrive: NoteKind = {
  code: "fires-without-drive",
  when: "E_L lies above V_th",
  because: "The cell has no rheobase: it fires on its own, also before and after the stimulus.",
  find: ({ protocol: { neuron } }) => {
    const { E_L, V_th } = neuron;
    if (!firesOnItsOwn(neuron)) return [];
    return [
      {
        path: "/neuron/E_L",
        what: sentence`E_L (${{ E_L }} mV) lies above V_th (${{ V_th }} mV): the cell fires on its own, without any drive.`,
        remedy: "Lower E_L or raise V_th, unless that is meant.",
      },
    ];
  },
};

/** Rest and threshold are the same. */
export const restsAtThreshold: NoteKind = {
  code: "rests-at-threshold",
  when: "E_L is V_th",
  because: "The rheobase is 0: without drive V only approaches threshold, and the smallest drive makes the cell fire.",
  find: ({ protocol: { neuron } }) => {
    const { E_L, V_th } = neuron;
    if (E_L !== V_th) return [];
    return [
      {
        path: "/neuron/E_L",
        what: sentence`E_L lies exactly at V_th (${{ V_th }} mV): without drive the cell only approaches threshold, and the smallest drive makes it fire.`,
        remedy: "Lower E_L or raise V_th, unless that is meant.",
      },
    ];
  },
};
