import type { ParameterValue } from '../activations/activation';
import type { Named } from '../activations/lookup';
import { calleeMeaning } from './names/call';
import { publicName, stringArgument } from './names/libraries';
import type { Meaning, PlacedArgument } from './names/meaning';
import type { Context, Resolver } from './names/resolver';
import type { Expression, Use } from './outline/expression';
import type { PlacedOutline } from './outline/outline';
import type { Site, SiteKind } from './site';

interface Range {
  readonly from: number;
  readonly to: number;
}

type Call = Extract<Expression, { kind: 'call' }>;

/** Finds sites in one document, statement by statement. */
export class Finder {
  readonly sites: Site[] = [];

  constructor(
    readonly text: string,
    readonly resolver: Resolver,
    /** Names that can stand for an activation: everything else is passed over without a look. */
    readonly names?: ReadonlySet<string>,
  ) {}

  /** Looks at the uses of names in a statement; given an offset, only at those that stand there. */
  visit(placed: PlacedOutline, offset?: number): void {
    const isHere = ({ from, to }: Range): boolean =>
      offset === undefined || (placed.base + from <= offset && offset <= placed.base + to);
    for (const { name, from, to } of placed.outline.imports) {
      const entry = this.resolver.catalogue.entries.get(publicName(name));
      if (entry !== undefined) this.#add(entry, 'import', { from: placed.base + from, to: placed.base + to });
    }
    for (const use of placed.outline.uses) if (isHere(use.expression)) this.#use(use, placed);
  }

  #use({ expression, scope, block, applied }: Use, outline: PlacedOutline): void {
    const context: Context = { outline, scope, block };
    if (expression.kind === 'call') {
      const { callee } = expression;
      if (callee.kind !== 'subscript' && this.#mayBe(callee)) this.#call(expression, context, applied ?? expression);
      this.#strings(expression, context);
      this.#tableItem(expression, context, applied);
    } else if (this.#mayBe(expression)) {
      this.#reference(expression, context, applied);
    }
  }

  /** Filters by the last part of the name. */
  #mayBe(expression: Expression): boolean {
    const { names } = this;
    if (expression.kind === 'name' || expression.kind === 'attribute')
      return names === undefined || names.has(expression.name);
    if (expression.kind !== 'subscript') return false;
    return names === undefined || expression.object.kind !== 'name' || names.has(expression.object.name);
  }

  #call(call: Call, context: Context, applied: Range): void {
    const { base } = context.outline;
    const name = lastPart(call.callee);
    const meaning = calleeMeaning(this.resolver, call, context);
    if (meaning?.kind === 'library' && meaning.name === 'functools.partial') this.#partial(call, context);
    const entry = this.#entry(meaning);
    if (entry === undefined || name === undefined || (meaning?.kind !== 'library' && meaning?.kind !== 'object'))
      return;
    const method = entry.spelling.kind === 'method';
    const own = call.args.map((argument): PlacedArgument => ({ argument, base }));
    const given = meaning.kind === 'object' ? meaning.given : [...meaning.given, ...own];
    const makesObject = meaning.kind === 'library' && ['module', 'layer', 'class'].includes(entry.spelling.kind);
    this.#add(entry, method ? 'method' : 'call', shift(name, base), given, shift(makesObject ? applied : call, base));
  }

  /** `partial(F.leaky_relu, negative_slope=0.2)` says more about the reference that is its first argument. */
  #partial(call: Call, context: Context): void {
    const { base } = context.outline;
    const name = call.args[0] && lastPart(call.args[0].value);
    const index = name === undefined ? -1 : this.sites.findLastIndex(({ from }) => from === base + name.from);
    const site = this.sites[index];
    const meaning = this.resolver.meaning(call, context);
    const entry = this.#entry(meaning);
    if (site?.kind !== 'reference' || meaning?.kind !== 'library' || entry?.spelling.name !== site.spelling) return;
    this.sites[index] = { ...site, parameters: this.#parameters(entry.spelling, meaning.given) };
  }

  /** A name, attribute or item that is not called by name: `act=nn.GELU`, `ACT["relu"](x)`. */
  #reference(expression: Expression, context: Context, applied: Range | undefined): void {
    const { base } = context.outline;
    const name = lastPart(expression);
    const meaning = this.resolver.meaning(expression, context);
    const entry = this.#entry(meaning);
    if (entry === undefined || name === undefined || (meaning?.kind !== 'library' && meaning?.kind !== 'object'))
      return;
    const key = expression.kind === 'subscript' && entry.spelling.kind === 'string';
    const kind = key ? 'string' : applied === undefined ? 'reference' : 'call';
    this.#add(entry, kind, shift(name, base), meaning.given, applied && shift(applied, base));
  }

  /** `ACT.get("relu")` says what `ACT["relu"]` says. */
  #tableItem(call: Call, context: Context, applied: Range | undefined): void {
    const [key] = call.args;
    if (call.callee.kind !== 'attribute' || call.callee.name !== 'get' || key?.value.kind !== 'string') return;
    if (this.resolver.meaning(call.callee.object, context)?.kind !== 'table') return;
    const meaning = this.resolver.meaning(call, context);
    const entry = this.#entry(meaning);
    if (entry === undefined || (meaning?.kind !== 'library' && meaning?.kind !== 'object')) return;
    const { base } = context.outline;
    const kind = applied === undefined ? 'reference' : 'call';
    this.#add(entry, kind, shift(key.value, base), meaning.given, applied && shift(applied, base));
  }

  /** Strings among a call's arguments that name an activation. */
  #strings({ callee, args, from, to }: Call, context: Context): void {
    if (!args.some(({ value }) => value.kind === 'string')) return;
    const meaning = this.resolver.meaning(callee, context);
    if (meaning?.kind !== 'library') return;
    const { base } = context.outline;
    const taken = stringArgument(meaning.name);
    const literal =
      meaning.name === 'getattr'
        ? this.#entry(this.resolver.meaning({ kind: 'call', callee, args, from, to }, context))
        : undefined;
    const spread = args.findIndex((argument) => argument.spread && argument.name === undefined);
    for (const [index, { name, value }] of args.entries()) {
      if (value.kind !== 'string') continue;
      const position = spread < 0 || index < spread ? index : -1;
      const named = taken && (name === undefined ? taken.positions.includes(position) : taken.keywords.test(name));
      const entry = named
        ? this.resolver.catalogue.entries.get(taken.spelling(value.value))
        : index === 1
          ? literal
          : undefined;
      if (entry !== undefined) this.#add(entry, 'string', shift(value, base));
    }
  }

  #entry(meaning: Meaning | undefined): Named | undefined {
    if (meaning?.kind === 'library') return this.resolver.catalogue.entries.get(meaning.name);
    return meaning?.kind === 'object' ? this.resolver.catalogue.entries.get(meaning.spelling) : undefined;
  }

  #add(
    { activation, spelling }: Named,
    kind: SiteKind,
    range: Range,
    given: readonly PlacedArgument[] = [],
    call?: Range,
  ): void {
    this.sites.push({
      activation: activation.name,
      spelling: spelling.name,
      framework: spelling.framework,
      kind,
      ...range,
      ...(call === undefined ? {} : { call }),
      parameters: this.#parameters(spelling, given),
    });
  }

  /** The arguments by the spelling's parameter names, without the input. */
  #parameters(spelling: Named['spelling'], given: readonly PlacedArgument[]): Site['parameters'] {
    const parameters: Record<string, ParameterValue | { readonly source: string }> = {};
    const positional = spelling.parameters.filter(({ how }) => how === 'positional' || how === 'both');
    let position = 0;
    let certain = true;
    for (const { argument, base } of given) {
      const { name, spread, value, from, to } = argument;
      if (spread) certain = certain && name !== undefined;
      else if (name !== undefined || certain) {
        const taker =
          name === undefined ? positional[position++] : spelling.parameters.find((one) => one.name === name);
        if (taker === undefined || taker.role === 'input' || taker.how === '**' || taker.how === 'receiver') continue;
        const literal = value.kind === 'literal' || value.kind === 'string';
        parameters[taker.name] = literal ? value.value : { source: this.text.slice(base + from, base + to) };
      }
    }
    return parameters;
  }
}

/** Where the last part of a name stands. */
function lastPart(expression: Expression): Range | undefined {
  if (expression.kind === 'name') return { from: expression.from, to: expression.to };
  if (expression.kind === 'attribute') return { from: expression.nameFrom, to: expression.to };
  if (expression.kind !== 'subscript') return undefined;
  const { object, key } = expression;
  return key?.kind === 'string' ? { from: key.from, to: key.to } : lastPart(object);
}

function shift({ from, to }: Range, base: number): Range {
  return { from: base + from, to: base + to };
}
