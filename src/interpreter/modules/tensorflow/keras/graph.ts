import { type Arguments, finish, type Machine, type Value } from '../../../values';
import { decline } from '../../declined';
import type { LayerObject } from './layer';
import { KerasTensor, mapped, mappedArguments, type Node, symbolicIn } from './symbolic';

/** A model's layers and calls between its inputs and outputs (keras/src/ops/function.py map_graph). */
export interface Graph {
  readonly inputs: Value;
  readonly outputs: Value;
  readonly layers: readonly LayerObject[];
  /** Calls by depth, the inputs' first. */
  readonly levels: readonly (readonly Node[])[];
}

/** Calls in an order in which every call comes after those it needs, and layers by when they were first met. */
function walk(outputs: readonly KerasTensor[]): readonly [nodes: Node[], met: Map<LayerObject, number>] {
  const nodes: Node[] = [];
  const met = new Map<LayerObject, number>();
  const seen = new Set<Node>();
  const visit = (tensor: KerasTensor): void => {
    const { node } = tensor;
    if (node === undefined || seen.has(node)) return;
    seen.add(node);
    if (!met.has(node.layer)) met.set(node.layer, met.size);
    node.inputs.forEach(visit);
    nodes.push(node);
  };
  outputs.forEach(visit);
  return [nodes, met];
}

/** The graph between symbolic inputs and outputs. */
export function graphOf(inputs: Value, outputs: Value): Graph {
  const [nodes, met] = walk(symbolicIn(outputs));
  const layerDepth = new Map<LayerObject, number>();
  const nodeDepth = new Map<Node, number>();
  for (const node of nodes.toReversed()) {
    const depth = Math.max(nodeDepth.get(node) ?? 0, layerDepth.get(node.layer) ?? 0);
    layerDepth.set(node.layer, depth);
    nodeDepth.set(node, depth);
    for (const { node: before } of node.inputs)
      if (before) nodeDepth.set(before, Math.max(depth + 1, nodeDepth.get(before) ?? 0));
  }
  const depths = [...new Set(nodeDepth.values())].sort((a, b) => b - a);
  const levels = depths.map((depth) => nodes.filter((node) => nodeDepth.get(node) === depth));
  const layers = [...met.keys()].sort(
    (a, b) => (layerDepth.get(b) ?? 0) - (layerDepth.get(a) ?? 0) || (met.get(a) ?? 0) - (met.get(b) ?? 0),
  );
  return { inputs, outputs, layers, levels };
}

/** Runs a graph on values for its inputs. */
export function* runGraph(graph: Graph, given: Value, machine: Machine): Generator<void, Value> {
  const values = new Map<KerasTensor, Value>();
  const wanted = symbolicIn(graph.inputs);
  const leaves = leavesOf(given);
  if (wanted.length !== leaves.length) return decline('inputs that do not fit the model are not evaluated');
  wanted.forEach((tensor, i) => {
    values.set(tensor, leaves[i] ?? null);
  });
  const look = (leaf: Value): Value =>
    leaf instanceof KerasTensor
      ? (values.get(leaf) ?? decline('a tensor outside of the model is not evaluated'))
      : leaf;
  for (const node of graph.levels.flat()) {
    if (node.inputs.length === 0) continue;
    const args: Arguments = mappedArguments(node.args, look);
    const result = yield* finish(machine.call(node.layer, args));
    leavesOf(result).forEach((leaf, i) => {
      const output = node.outputs[i];
      if (output) values.set(output, leaf);
    });
  }
  return mapped(graph.outputs, look);
}

function leavesOf(value: Value): Value[] {
  const leaves: Value[] = [];
  mapped(value, (leaf) => {
    leaves.push(leaf);
    return leaf;
  });
  return leaves;
}
