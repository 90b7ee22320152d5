import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { LifecycleError } from './lifecycle-error.js';

type Refuse = (node: AnyStateNode, fault: string, next: string) => never;

/**
 * Throws a `LifecycleError` for the first thing in the chart that (state, event) → (state, action names) cannot represent. Anything that
 * would be lost silently is refused; descriptions, tags and meta affect no transition and are allowed.
 */
export function refuseUncompilable(machine: AnyStateMachine): void {
  const refuse: Refuse = (node, fault, next) => {
    throw new LifecycleError(machine.id, [machine.id, ...node.path].join('.'), fault, next);
  };
  const root: AnyStateNode = machine.root;
  if (machine.config.context !== undefined) refuse(root, 'has a context', 'Keep the values in the record the chart is about.');
  if (root.type === 'parallel') refuse(root, 'has parallel regions', 'Write one chart for each region.');
  if (root.type === 'atomic') refuse(root, 'has no states', 'Give it at least an initial state.');
  for (const node of Object.values<AnyStateNode>(root.states)) {
    if (node.type === 'parallel') refuse(node, 'has parallel regions', 'Write one chart for each region.');
    if (node.type === 'compound') refuse(node, 'has nested states', 'Flatten them into states of the chart.');
    if (node.type === 'history') refuse(node, 'is a history state', 'Name the state to return to in a state of its own.');
    if (node.type === 'final' && node.transitions.size > 0)
      refuse(node, 'is final and has transitions', 'Drop them or make it an ordinary state: XState stops at a final state.');
    refuseNode(machine, node, refuse);
  }
  // Last, because XState turns a state's route into a transition of the root, and the state is the one to name.
  refuseNode(machine, root, refuse);
}

function refuseNode(machine: AnyStateMachine, node: AnyStateNode, refuse: Refuse): void {
  const { config } = node;
  if (node.invoke.length > 0) refuse(node, 'invokes an actor', 'Let whoever hears the event do that work and send an event back.');
  if (node.after.length > 0) refuse(node, 'has an `after` timer', 'Keep a deadline in the state; its firing is an ordinary event.');
  if (config.always !== undefined) refuse(node, 'has an `always` transition', 'Decide first and name the outcome with an event.');
  if (config.onDone !== undefined) refuse(node, 'has an `onDone` transition', 'Name the completion with an event.');
  if (config.output !== undefined) refuse(node, 'has an output', 'Put the result into the event that leads there.');
  if (config.route !== undefined) refuse(node, 'has a route', 'Name every way into the state with an event.');
  refuseActions(machine, node, node.entry, 'on entry', refuse);
  refuseActions(machine, node, node.exit, 'on exit', refuse);
  for (const [event, transitions] of node.transitions as Map<string, AnyTransitionDefinition[]>)
    refuseTransitions(machine, node, event, transitions, refuse);
}

function refuseTransitions(
  machine: AnyStateMachine,
  node: AnyStateNode,
  event: string,
  transitions: readonly AnyTransitionDefinition[],
  refuse: Refuse,
): void {
  if (event.includes('*')) refuse(node, `has the wildcard "${event}"`, 'List the events one by one.');
  if (event.startsWith('xstate.'))
    refuse(node, `listens to "${event}"`, 'Names that begin with "xstate." belong to XState; choose another.');
  for (const { guard, target, actions } of transitions) {
    if (guard !== undefined) refuse(node, `has a guard on "${event}"`, 'Decide before the event and give each outcome its own event.');
    if (target !== undefined && target.length > 1) refuse(node, `has several targets on "${event}"`, 'Name one target.');
    refuseActions(machine, node, actions, `on "${event}"`, refuse);
  }
  if (transitions.length > 1)
    refuse(node, `has several transitions on "${event}"`, 'Without guards only the first could ever run; keep that one.');
}

function refuseActions(machine: AnyStateMachine, node: AnyStateNode, actions: readonly unknown[], where: string, refuse: Refuse): void {
  for (const action of actions) {
    if (typeof action === 'function')
      refuse(node, `has an inline function ${where}`, 'Name the action and do the work where the event is applied.');
    const name = nameOf(action);
    if (typeof action === 'object' && action !== null && 'params' in action && action.params !== undefined) {
      refuse(node, `passes params to "${name}" ${where}`, 'Put the values into the event.');
    }
    const body: unknown = machine.implementations.actions[name];
    if (typeof body === 'function' && 'resolve' in body) {
      refuse(node, `has the built-in action "${name}" ${where}`, 'Only names are kept: do the work where the event is applied.');
    }
  }
}

function nameOf(action: unknown): string {
  return typeof action === 'object' && action !== null && 'type' in action ? String(action.type) : String(action);
}
