import { describe, expect, test } from "vitest";
import { simulateNetwork } from "./simulate-network.ts";
import { brunelNetwork } from "./testing/brunel-network.ts";
import { loadNetworkKernel } from "./wasm-network.ts";

// The four states of Brunel (2000) at full size, after 100 ms.

const kernel = loadNetworkKernel();
const settle = 100;

/** Mean rate, Hz; CV of intervals of neurons with more than five spikes; variance of the population's spikes in 1 ms over their mean. */
function measured(g: number, eta: number, duration: number) {
  const connected = brunelNetwork({ g, eta, scale: 1, duration: settle + duration, seed: 1 });
  const { size } = connected.network;
  const trains: number[][] = Array.from({ length: size }, () => []);
  const bins = new Float64Array(duration);
  for (const { spikes } of simulateNetwork(kernel, connected)) {
    spikes.neurons.forEach((neuron, k) => {
      const time = (spikes.steps[k]! + 1) * 0.1 - settle;
      if (time <= 0) return;
      trains[neuron]!.push(time);
      bins[Math.min(duration - 1, Math.floor(time))]!++;
    });
  }
  const total = bins.reduce((sum, count) => sum + count, 0);
  const mean = total / duration;
  const variance = bins.reduce((sum, count) => sum + (count - mean) * (count - mean), 0) / duration;
  return { rate: (1000 * total) / size / duration, cv: meanOf(trains.filter((train) => train.length > 5).map(cvOf)), fano: variance / mean };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function cvOf(train: readonly number[]): number {
  const gaps = train.slice(1).map((time, k) => time - train[k]!);
  const mean = meanOf(gaps);
  return Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) * (gap - mean), 0) / (gaps.length - 1)) / mean;
}

/** NEST 3.10, `bench/peers/nest_networks.py brunel 1 1 5 2` (seed 1): over 1 s after 0.1 s */
const nest = { rate: 37.55632, cv: 0.42826086604625924 };

describe("Brunel's states", () => {
  test("AI: rate and CV are NEST's within 3 %", () => {
    const { rate, cv } = measured(5, 2, 1000);
    expect(Math.abs(rate / nest.rate - 1)).toBeLessThan(0.03);
    expect(Math.abs(cv / nest.cv - 1)).toBeLessThan(0.03);
  });

  test("rate, irregularity and synchrony tell them apart", () => {
    const [SR, AI, fast, slow] = [measured(3, 2, 100), measured(5, 2, 400), measured(6, 4, 400), measured(4.5, 0.9, 400)];
    // regular, near one spike per refractory period and delay
    expect(SR.rate).toBeGreaterThan(4 * fast.rate);
    expect(SR.cv).toBeLessThan(0.05);
    for (const irregular of [AI, fast, slow]) expect(irregular.cv).toBeGreaterThan(0.3);
    expect(fast.rate).toBeGreaterThan(1.3 * AI.rate);
    expect(fast.fano).toBeGreaterThan(2.5 * AI.fano);
    expect(slow.rate).toBeLessThan(0.3 * AI.rate);
    // per spike it is far more synchronous than AI
    expect(slow.fano / slow.rate).toBeGreaterThan(3 * (AI.fano / AI.rate));
  });
});
