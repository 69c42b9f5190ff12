import { globSync, readFileSync } from 'node:fs';
import hcl from 'hcl2-parser';

/** A block, whose arguments are values, expressions as `${...}`, or lists of blocks. */
// biome-ignore lint/suspicious/noExplicitAny: a test names arguments of any kind of block
export type Block = Record<string, any>;

export type Module = {
  readonly texts: readonly string[];
  readonly variables: ReadonlyMap<string, Block>;
  /** By address, such as `aws_lb.gateway` and `data.aws_region.current`. */
  readonly resources: ReadonlyMap<string, Block>;
  readonly locals: Block;
};

/** Parses all files of a Terraform module. Throws if one is not valid HCL. */
export function readModule(folder: string): Module {
  const texts = globSync(`${folder}/*.tf`).map((path) => readFileSync(path, 'utf8'));
  const files = texts.map(parse);
  return {
    texts,
    variables: new Map(files.flatMap(({ variable = {} }) => Object.entries<Block[]>(variable).map(toFirst))),
    resources: new Map(
      files.flatMap(({ resource = {}, data = {} }) => [...toAddresses(resource, ''), ...toAddresses(data, 'data.')]),
    ),
    locals: Object.assign({}, ...files.flatMap(({ locals = [] }) => locals)),
  };
}

export function parse(text: string): Block {
  const [value, error] = hcl.parseToObject(text);
  if (value === null) throw new Error(`no valid HCL: ${JSON.stringify(error)}`);
  return value;
}

/** The statements of an `aws_iam_policy_document`, dynamic ones included. */
export function statementsOf(document: Block): Block[] {
  const dynamic = document.dynamic?.statement ?? [];
  return [...document.statement, ...[dynamic].flat().flatMap(({ content }: Block) => content)];
}

function toAddresses(blocks: Block, prefix: string): (readonly [string, Block])[] {
  return Object.entries(blocks).flatMap(([type, byName]) =>
    Object.entries(byName as Block).map(([name, [block]]) => [`${prefix}${type}.${name}`, block] as const),
  );
}

function toFirst([name, [block]]: readonly [string, Block[]]): readonly [string, Block] {
  return [name, block as Block];
}
