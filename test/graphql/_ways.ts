import {
  type GraphQLField,
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { schema } from '../../src/graphql/schema.ts';
import { ACCOUNT, arnOf } from '../_setup.ts';
import { KEYS_OF_A_REGION, RICH_KEY } from './_counted-seed.ts';

type Field = GraphQLField<unknown, unknown>;

const ID = btoa(`Key:${arnOf(RICH_KEY)}`);

/** What the schema requires. A field with another required argument fails here, and needs its line. */
const REQUIRED: Readonly<Record<string, string>> = {
  'Query.node.id': `"${ID}"`,
  'Query.nodes.ids': `["${ID}", "${ID}"]`,
  'Query.key.id': `"${RICH_KEY}"`,
  'Query._entities.representations': `[{ __typename: "Key", arn: "${arnOf(RICH_KEY)}" }]`,
  'Key.access.principal': `"arn:aws:iam::${ACCOUNT}:role/Worker"`,
  'Key.access.action': '"kms:Decrypt"',
  'KmsRegion.accessibleKeys.principal': `"arn:aws:iam::${ACCOUNT}:role/Worker"`,
  'KmsRegion.accessibleKeys.actions': '["kms:Decrypt", "kms:PutKeyPolicy"]',
  'KeyPolicy.diff.against': `{ keyArn: "${arnOf('home-1')}" }`,
  'Key.putKeyPolicyPlan.policy': '"{}"',
  'Query.checkKeyPolicy.policy': '"{}"',
  'Query.checkKeyPolicy.keyArn': `"${arnOf('new')}"`,
};

export type FieldCase = {
  /** Such as `Key.grants(first: 101)`. */
  readonly name: string;
  readonly document: string;
  /** How long the lists of the answer must be for the calls to be as many as are counted. */
  readonly lengths: readonly number[];
};

/**
 * A document for every field of every object type that can be reached without the root fields named, and for every
 * length of its list.
 */
export function toFieldCases(without: readonly string[]): FieldCase[] {
  return [...findWays(without)].flatMap(([typeName, { open, close }]) =>
    fieldsOf(typeName).flatMap((field) =>
      toLengths(field).map((first): FieldCase => {
        const call = `${field.name}${toArguments(typeName, field, first)}`;
        const document = `${open}${call} ${toSelection(field)}${close}`;
        return { name: `${typeName}.${call}`, document, lengths: [first ?? 50, KEYS_OF_A_REGION] };
      }),
    ),
  );
}

type Way = { readonly open: string; readonly close: string };

/** To each object type over the fewest fields, and over lists that are full. */
function findWays(without: readonly string[]): Map<string, Way> {
  const ways = new Map<string, Way>([['Query', { open: '{ ', close: ' }' }]]);
  for (const [typeName, { open, close }] of ways) {
    for (const field of fieldsOf(typeName)) {
      const type = getNamedType(field.type);
      if (without.includes(`${typeName}.${field.name}`)) continue;
      const call = `${field.name}${toArguments(typeName, field, KEYS_OF_A_REGION)}`;
      for (const { name } of isUnionType(type) ? type.getTypes() : [type].filter(isObjectType)) {
        if (ways.has(name)) continue;
        ways.set(name, { open: `${open}${call} { ... on ${name} { `, close: ` } }${close}` });
      }
    }
  }
  return ways;
}

function fieldsOf(typeName: string): Field[] {
  const type = schema.getType(typeName);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

/** A few, and more than KMS gives a call. */
function toLengths(field: Field): readonly (number | undefined)[] {
  return isPaged(field) ? [undefined, 1, 101, 250, 1000] : [undefined];
}

function isPaged({ args }: Field): boolean {
  return args.some(({ name }) => name === 'first');
}

function toArguments(typeName: string, field: Field, first: number | undefined): string {
  const required = field.args.filter(isRequiredArgument).map(({ name }) => {
    const value = REQUIRED[`${typeName}.${field.name}.${name}`];
    if (value === undefined) throw new Error(`${typeName}.${field.name} needs a value for ${name} in REQUIRED.`);
    return `${name}: ${value}`;
  });
  const all = isPaged(field) && first !== undefined ? [...required, `first: ${first}`] : required;
  return all.length === 0 ? '' : `(${all.join(', ')})`;
}

function toSelection(field: Field): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  return isObjectType(type) && type.getFields().nodes ? '{ nodes { __typename } }' : '{ __typename }';
}
