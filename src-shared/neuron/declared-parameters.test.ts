import { expect, test } from "vitest";
import { completeNames, parameterNames, parameterOf } from "./declared-parameters.ts";

test("every parameter keeps its random stream number, so that recorded populations repeat", () => {
  expect(Object.fromEntries(parameterNames.map((name) => [name, parameterOf(name).stream]))).toEqual({
    tau_m: 0,
    R_m: 1,
    C_m: 2,
    g_L: 3,
    E_L: 4,
    V_th: 5,
    V_reset: 6,
    V_init: 7,
    t_ref: 8,
  });
});

test("a complete neuron has every parameter but the leak conductance, which is another way to give R_m", () => {
  expect(parameterNames.filter((name) => !(completeNames as readonly string[]).includes(name))).toEqual(["g_L"]);
});
