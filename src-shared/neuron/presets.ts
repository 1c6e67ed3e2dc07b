import type { Neuron } from "./lif-parameters.ts";

/** A published set of LIF parameters. */
export interface Preset {
  /** what `preset` in a file says */
  readonly id: string;
  readonly name: string;
  /** publication, or program and file, that the numbers come from */
  readonly source: string;
  /** as published: what a source does not give is left out */
  readonly neuron: Neuron;
}

/**
 * Named parameter sets, each as its source gives it. Where a source gives tau_m alone the drive must be in V/s, in multiples
 * of the rheobase, or noise in mV.
 */
export const presets: readonly Preset[] = [
  {
    id: "nest-iaf-psc",
    name: "NEST iaf_psc_alpha, iaf_psc_exp, iaf_psc_delta",
    source: "NEST Simulator 3, defaults of models/iaf_psc_alpha.cpp",
    neuron: { C_m: 250, tau_m: 10, E_L: -70, V_th: -55, V_reset: -70, t_ref: 2 },
  },
  {
    id: "pynn-if-curr",
    name: "PyNN IF_curr_alpha, IF_curr_exp",
    source: "PyNN, default_parameters in pyNN/standardmodels/cells.py",
    neuron: { C_m: 1000, tau_m: 20, E_L: -65, V_th: -50, V_reset: -65, t_ref: 0.1 },
  },
  {
    id: "neurodynex3-lif",
    name: "Neuronal Dynamics exercises, LIF",
    source: "neurodynex3, neurodynex3/leaky_integrate_and_fire/LIF.py; exercises of Gerstner, Kistler, Naud & Paninski (2014), Neuronal Dynamics, Cambridge University Press",
    neuron: { R_m: 10, tau_m: 8, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 },
  },
  {
    id: "neuromatch-w2d3",
    name: "Neuromatch Academy, biological neuron models",
    source: "Neuromatch Academy, Computational Neuroscience, W2D3 tutorial 1 (default_pars)",
    neuron: { g_L: 10, tau_m: 10, E_L: -75, V_th: -55, V_reset: -75, t_ref: 2 },
  },
  {
    id: "neuromatch-w0d1",
    name: "Neuromatch Academy, Python workshop LIF",
    source: "Neuromatch Academy, Computational Neuroscience, W0D1 tutorial 1 (W0D2 adds a refractory period of 10 ms)",
    neuron: { R_m: 100, tau_m: 20, E_L: -60, V_th: -50, V_reset: -70 },
  },
  {
    id: "brunel-2000",
    name: "Brunel 2000, model A",
    source: "Brunel (2000), J Comput Neurosci 8:183-208; V is measured from rest",
    neuron: { tau_m: 20, E_L: 0, V_th: 20, V_reset: 10, t_ref: 2 },
  },
  {
    id: "potjans-diesmann-2014",
    name: "Potjans and Diesmann 2014, cortical microcircuit",
    source: "Potjans & Diesmann (2014), Cereb Cortex 24:785-806",
    neuron: { C_m: 250, tau_m: 10, E_L: -65, V_th: -50, V_reset: -65, t_ref: 2 },
  },
  {
    id: "wang-2002-pyramidal",
    name: "Wang 2002, pyramidal cell",
    source: "Wang (2002), Neuron 36:955-968",
    neuron: { C_m: 500, g_L: 25, E_L: -70, V_th: -50, V_reset: -55, t_ref: 2 },
  },
  {
    id: "wang-2002-interneuron",
    name: "Wang 2002, interneuron",
    source: "Wang (2002), Neuron 36:955-968",
    neuron: { C_m: 200, g_L: 20, E_L: -70, V_th: -50, V_reset: -55, t_ref: 1 },
  },
  {
    id: "dayan-abbott-2001",
    name: "Dayan and Abbott 2001, figure 5.5",
    source: "Dayan & Abbott (2001), Theoretical Neuroscience, MIT Press, figure 5.5",
    neuron: { R_m: 10, tau_m: 10, E_L: -65, V_th: -50, V_reset: -65 },
  },
  {
    id: "brian-cuba",
    name: "Brian CUBA benchmark (fires on its own)",
    source: "Brian 2, examples/CUBA.py, after benchmark 2 of Brette et al. (2007), J Comput Neurosci 23:349-398",
    neuron: { tau_m: 20, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5 },
  },
];
