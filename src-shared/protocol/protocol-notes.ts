import { firesOnItsOwn } from "../neuron/derived.ts";
import type { ResolvedProtocol } from "./protocol.ts";

/** What is legal but worth knowing before a run, one sentence each; empty where there is nothing to say. */
export function protocolNotes(p: ResolvedProtocol): string[] {
  const { E_L, V_th } = p.neuron;
  const notes: string[] = [];
  if (firesOnItsOwn(p.neuron)) notes.push(`E_L (${E_L} mV) lies above V_th (${V_th} mV): the cell fires on its own, without any drive.`);
  else if (E_L === V_th) notes.push(`E_L lies exactly at V_th (${V_th} mV): without drive the cell only approaches threshold, and the smallest drive makes it fire.`);
  if (p.trials > 1 && p.noise === undefined) notes.push(`There is no noise, so all ${p.trials} trials of a condition are the same.`);
  return notes;
}
