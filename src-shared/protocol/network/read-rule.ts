import type { BenchError } from "../../foundation/bench-error.ts";
import {
  edgeOutsideGroup,
  edgesEmpty,
  edgesOfBothSigns,
  networkCountInvalid,
  noPartners,
  probabilityInvalid,
  sizesDiffer,
  tooFewPartners,
  weightSign,
} from "../../errors/networks-errors.ts";
import type { ConnectionRule } from "./network-schema.ts";
import { delayProblems, hasWrongSign, receptorOf, type DelayContext } from "./read-draws.ts";
import type { ReceptorName } from "./resolved-network.ts";

/** One end of a projection. */
interface End {
  readonly name: string;
  readonly size: number;
}
export interface Ends {
  readonly source: End;
  readonly target: End;
  /** both ends are one group */
  readonly isRecurrent: boolean;
}

/** Most synapses of one rule: beyond it a count is a typing error. */
const mostSynapses = 1e13;

/** Every rule of counts that a connection rule breaks between these groups. @param where place of the rule */
export function ruleProblems(connect: ConnectionRule, ends: Ends, where: string): BenchError[] {
  const { source, target } = ends;
  switch (connect.rule) {
    case "one_to_one":
      return source.size === target.size ? [] : [sizesDiffer(where, source.name, source.size, target.name, target.size)];
    case "all_to_all":
      return partnerProblems(connect, ends, where);
    case "pairwise_bernoulli":
      if (!(connect.probability >= 0 && connect.probability <= 1)) return [probabilityInvalid(`${where}/probability`, connect.probability)];
      return partnerProblems(connect, ends, where);
    case "fixed_indegree":
      return degreeProblems("indegree", connect.indegree, source, { ...connect, ends }, where);
    case "fixed_outdegree":
      return degreeProblems("outdegree", connect.outdegree, target, { ...connect, ends }, where);
    case "fixed_total_number":
      return totalProblems(connect, ends, where);
    case "edges":
      return connect.edges.length === 0 ? [edgesEmpty(`${where}/edges`)] : [];
  }
}

type Switches = { readonly autapses?: boolean | undefined; readonly multapses?: boolean | undefined };

function partnerProblems({ autapses = true }: Switches, { source, isRecurrent }: Ends, where: string): BenchError[] {
  return isRecurrent && !autapses && source.size === 1 ? [noPartners(where, source.name)] : [];
}

function degreeProblems(name: string, degree: number, partners: End, { autapses = true, multapses = true, ends }: Switches & { readonly ends: Ends }, where: string): BenchError[] {
  if (degree < 0) return [networkCountInvalid(`${where}/${name}`, name, degree, 0)];
  const alone = degree > 0 ? partnerProblems({ autapses }, ends, where) : [];
  if (alone.length > 0) return alone;
  const available = partners.size - (ends.isRecurrent && !autapses ? 1 : 0);
  return !multapses && degree > available ? [tooFewPartners(`${where}/${name}`, name, degree, partners.name, available, autapses || !ends.isRecurrent)] : [];
}

function totalProblems(connect: Extract<ConnectionRule, { rule: "fixed_total_number" }>, ends: Ends, where: string): BenchError[] {
  const { total, autapses = true, multapses = true } = connect;
  if (total < 0 || total > mostSynapses) return [networkCountInvalid(`${where}/total`, "total", total, 0)];
  const alone = total > 0 ? partnerProblems(connect, ends, where) : [];
  if (alone.length > 0) return alone;
  const pairs = ends.source.size * ends.target.size - (ends.isRecurrent && !autapses ? ends.source.size : 0);
  return !multapses && total > pairs ? [tooFewPartners(`${where}/total`, "total", total, ends.target.name, pairs, autapses || !ends.isRecurrent)] : [];
}

type Edges = Extract<ConnectionRule, { rule: "edges" }>["edges"];
type EdgeContext = DelayContext & { readonly receptor: ReceptorName | undefined };

/** Every row of a list of edges that is wrong, the first ten of them. @param receptor as given @param where place of the list */
export function edgeProblems(edges: Edges, { source, target }: Ends, context: EdgeContext, where: string): BenchError[] {
  const problems: BenchError[] = [];
  let receptor = context.receptor;
  for (const [k, [from, to, weight, delay]] of edges.entries()) {
    const [place, row] = [`${where}/${k}`, k + 1];
    if (from < 0 || from >= source.size) problems.push(edgeOutsideGroup(place, row, "source", from, source.name, source.size));
    if (to < 0 || to >= target.size) problems.push(edgeOutsideGroup(place, row, "target", to, target.name, target.size));
    problems.push(...delayProblems(delay, context, `${place}/3`));
    if (context.receptor !== undefined && hasWrongSign(weight, context.receptor)) problems.push(weightSign(`${place}/2`, weight, context.receptor));
    else if (receptor !== undefined && hasWrongSign(weight, receptor)) problems.push(edgesOfBothSigns(`${place}/2`, row, weight, receptor));
    if (weight !== 0) receptor ??= receptorOf(weight);
    if (problems.length >= 10) break;
  }
  return problems;
}
