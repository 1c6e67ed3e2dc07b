/** Result of a calculation; `unfinished`: more typing may make it one. */
type Calculated = { readonly value: number } | { readonly unfinished: boolean };

/** Whether a text calculates: it begins with "=", or its first number is multiplied or divided. */
export function isCalculation(text: string): boolean {
  return text.startsWith("=") || /^[+-]?\s*(?:\d[\d.,]*|[.,]\d+)(?:e[+-]?\d+)?\s*(?:[*/·÷]|×\s*[\d(.])/i.test(text);
}

/**
 * Calculates "1/3", "=2*3" or "= (70 - 50) / 0.2": numbers with a decimal point or comma, + - * / and parentheses, with the usual
 * precedence. Sums and differences need the "=", since "1-2" may be a range.
 *
 * @returns the value, not finite where it divides by 0
 */
export function calculated(text: string): Calculated {
  const tokens = text.replace(/^=/, "").match(/(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?|[-+*/×·÷()]|\S/gi) ?? [];
  let at = 0;
  const failed = { unfinished: false };

  function sum(): number {
    let value = product();
    while (tokens[at] === "+" || tokens[at] === "-") value = tokens[at++] === "+" ? value + product() : value - product();
    return value;
  }
  function product(): number {
    let value = factor();
    for (let sign = tokens[at]; sign !== undefined && /[*/×·÷]/.test(sign); sign = tokens[at]) {
      at++;
      value = /[/÷]/.test(sign) ? value / factor() : value * factor();
    }
    return value;
  }
  function factor(): number {
    const token = tokens[at++];
    if (token === undefined) return fail(true);
    if (token === "-") return -factor();
    if (token === "+") return factor();
    if (token === "(") {
      const value = sum();
      const end = tokens[at++];
      return end === ")" ? value : fail(end === undefined);
    }
    return /^[\d.,]/.test(token) ? Number(token.replace(",", ".")) : fail(false);
  }
  function fail(unfinished: boolean): never {
    failed.unfinished = unfinished;
    throw new NoCalculation();
  }

  try {
    const value = sum();
    return at === tokens.length ? { value } : failed;
  } catch (error) {
    if (error instanceof NoCalculation) return failed;
    throw error;
  }
}

class NoCalculation extends Error {}
