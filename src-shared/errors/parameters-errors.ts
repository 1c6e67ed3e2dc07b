import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

/** A quantity that must be above 0 is 0 or negative. */
export const notPositive = (where: string, name: string, value: number, unit: string, why: string) =>
  new BenchError("not-positive", {
    where,
    what: sentence`${{ name }} (${{ value }}${unit === "" ? "" : sentence` ${{ unit }}`}) is not above 0: ${{ why }}.`,
    remedy: sentence`Give ${{ name }} a value above 0.`,
  });

/** A quantity that must not be below 0 is negative. */
export const negativeValue = (where: string, name: string, value: number, unit: string, why: string) =>
  new BenchError("negative-value", {
    where,
    what: sentence`${{ name }} (${{ value }}${unit === "" ? "" : sentence` ${{ unit }}`}) is negative: ${{ why }}.`,
    remedy: sentence`Give ${{ name }} a value of 0 or above.`,
  });

/** A quantity is larger or smaller than any that is simulated. */
export const magnitudeOutOfBounds = (
  where: string,
  name: string,
  value: number,
  unit: string,
  { side, bound, because }: { readonly side: "beyond" | "below"; readonly bound: number; readonly because: string },
) =>
  new BenchError("magnitude-out-of-bounds", {
    where,
    what: sentence`${{ name }} (${{ value }}${unit === "" ? "" : sentence` ${{ unit }}`}) is ${{ side }} the bound of ${{
      bound: `${bound.toExponential()}${unit === "" ? "" : ` ${unit}`}`,
    }}: ${{ because }}.`,
    remedy: sentence`Give ${{ name }} a value within its bounds.`,
  });

/** The reset potential is at or above the threshold. */
export const resetAboveThreshold = (where: string, V_reset: number, V_th: number) =>
  new BenchError("reset-above-threshold", {
    where,
    what: sentence`V_reset (${{ V_reset }} mV) is not below V_th (${{ V_th }} mV), so the cell would fire without end.`,
    remedy: "Lower V_reset or raise V_th.",
  });

/** A sweep would start at or above the threshold. */
export const initAboveThreshold = (where: string, V_init: number, V_th: number) =>
  new BenchError("init-above-threshold", {
    where,
    what: sentence`V_init (${{ V_init }} mV) is not below V_th (${{ V_th }} mV), so every sweep would begin with a spike that nothing caused.`,
    remedy: "Lower V_init or raise V_th.",
  });

/** Too few of tau_m, R_m (or g_L) and C_m are given to determine the membrane. */
export const membraneUnderdetermined = (where: string, given: string) =>
  new BenchError("membrane-underdetermined", {
    where,
    what: sentence`${given === "" ? "None" : sentence`Only ${{ given }}`} of tau_m, R_m (or g_L) and C_m is given, which leaves the membrane time constant unknown.`,
    remedy: "Give two of tau_m, R_m and C_m, or tau_m alone where all drive is in V/s or mV.",
  });

/** tau_m, R_m and C_m are all given and contradict each other. */
export const membraneDisagrees = (where: string, tau_m: number, R_m: number, C_m: number) =>
  new BenchError("membrane-disagrees", {
    where,
    what: sentence`tau_m (${{ tau_m }} ms) is not R_m C_m (${{ R_m }} MOhm x ${{ C_m }} pF = ${{
      product: Number(((R_m * C_m) / 1000).toPrecision(9)),
    }} ms): the three contradict each other.`,
    remedy: "Leave one of the three out; it follows from the other two.",
  });

/** R_m and g_L are both given and contradict each other. */
export const conductanceDisagrees = (where: string, R_m: number, g_L: number) =>
  new BenchError("conductance-disagrees", {
    where,
    what: sentence`R_m (${{ R_m }} MOhm) is not 1 / g_L (${{ inverse: Number((1000 / g_L).toPrecision(9)) }} MOhm for ${{ g_L }} nS): the two contradict each other.`,
    remedy: "Give R_m or g_L, not both.",
  });

/** A parameter is spread over the population although the others already determine it. */
export const spreadOverdetermined = (where: string, given: string) =>
  new BenchError("spread-overdetermined", {
    where,
    what: sentence`${{ given }} are all given and at least one is spread over the population, so the drawn values would contradict each other.`,
    remedy: "Give two of tau_m, R_m (or g_L) and C_m; the third follows for each neuron.",
  });

/** The ends of a uniform spread are the wrong way round. */
export const spreadReversed = (where: string, name: string, from: number, to: number) =>
  new BenchError("spread-reversed", {
    where,
    what: sentence`The uniform spread of ${{ name }} goes from ${{ from }} to ${{ to }}, which is backwards.`,
    remedy: "Exchange from and to.",
  });

/** Something is given in pA but the neuron's resistance or capacitance is unknown. */
export const resistanceUnknown = (where: string, subject: string) =>
  new BenchError("resistance-unknown", {
    where,
    what: sentence`${{ subject }}, but the neuron gives tau_m alone, so what a current does to V is unknown.`,
    remedy: "Give R_m or C_m as well, or give the drive in V/s (that is I / C_m).",
  });
