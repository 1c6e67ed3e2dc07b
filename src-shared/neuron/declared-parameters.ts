/** A parameter of the neuron, declared once: schema, rules, draws, comparisons, the bench, reports and the command line read it. */
export interface NeuronParameter {
  readonly unit: "ms" | "MOhm" | "pF" | "nS" | "mV";
  /** for docs/schema.json */
  readonly description: string;
  /** as people call it: "membrane resistance" */
  readonly words: string;
  /** whether a file may leave it out */
  readonly optional: boolean;
  /** default if a file omits it: a number, or the value of another parameter; undefined: computed from others, or unknown */
  readonly default?: 0 | "another parameter";
  /** what its values must be, and why */
  readonly range?: { readonly above: 0; readonly because: string } | { readonly from: 0; readonly because: string };
  /** number of the random stream that its spread is drawn from; it never changes, since runs that were recorded repeat by it */
  readonly stream: number;
}

/** The parameters of the neuron in the order in which they are listed everywhere. Each may be spread over a population. */
export const declaredParameters = {
  tau_m: {
    unit: "ms",
    description: "membrane time constant",
    words: "membrane time constant",
    optional: true,
    range: { above: 0, because: "the membrane needs some time to return to rest" },
    stream: 0,
  },
  R_m: {
    unit: "MOhm",
    description: "membrane resistance",
    words: "membrane resistance",
    optional: true,
    range: { above: 0, because: "a membrane without resistance passes every current and keeps no voltage" },
    stream: 1,
  },
  C_m: {
    unit: "pF",
    description: "membrane capacitance",
    words: "membrane capacitance",
    optional: true,
    range: { above: 0, because: "a membrane without capacitance keeps no charge" },
    stream: 2,
  },
  g_L: {
    unit: "nS",
    description: "leak conductance, 1000 / R_m",
    words: "leak conductance",
    optional: true,
    range: { above: 0, because: "without a leak the membrane never returns to rest" },
    stream: 3,
  },
  E_L: { unit: "mV", description: "resting (leak reversal) potential", words: "resting potential", optional: false, stream: 4 },
  V_th: { unit: "mV", description: "threshold; reaching it is a spike", words: "threshold", optional: false, stream: 5 },
  V_reset: { unit: "mV", description: "potential after a spike, held for t_ref", words: "reset potential", optional: false, stream: 6 },
  V_init: {
    unit: "mV",
    description: "potential at the start of every sweep; default E_L, or V_reset where E_L is not below V_th",
    words: "initial potential",
    optional: true,
    default: "another parameter",
    stream: 7,
  },
  t_ref: {
    unit: "ms",
    description: "refractory period, 0 by default",
    words: "refractory period",
    optional: true,
    default: 0,
    range: { from: 0, because: "a refractory period cannot end before its spike" },
    stream: 8,
  },
} as const satisfies Readonly<Record<string, NeuronParameter>>;

export type ParameterName = keyof typeof declaredParameters;

/** The names of the parameters in their order. */
export const parameterNames = Object.keys(declaredParameters) as readonly ParameterName[];

/** The declaration of a parameter. */
export function parameterOf(name: ParameterName): NeuronParameter {
  return declaredParameters[name];
}

/** Parameters of a complete neuron; without the leak conductance, which is another way to give R_m. */
export type CompleteName = Exclude<ParameterName, "g_L">;
export const completeNames: readonly CompleteName[] = parameterNames.filter((name) => name !== "g_L");
