import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { schema } from '../../src/graphql/schema.ts';

/** `TYPE.FIELD` of each selected field. */
export type Selected = Set<string>;

/** A field with another required argument fails here, and needs its line. */
const REQUIRED: Readonly<Record<string, string>> = {
  'Key.access.principal': '"arn:aws:iam::111122223333:role/Anyone"',
  'Key.access.action': '"kms:Decrypt"',
  'KmsRegion.accessibleKeys.principal': '"arn:aws:iam::111122223333:role/Anyone"',
  'KmsRegion.accessibleKeys.actions': '["kms:Decrypt"]',
  'KeyPolicy.diff.against': '{ text: "{}" }',
  'Key.putKeyPolicyPlan.policy': '"x"',
};

/** The selection of each type that leads to no list of keys and the like, by the name of its fragment. */
const fragments = new Map<string, string>();

/** A document with the fragments that its selections use. Without them it would be too long. */
export function toDocument(query: string): string {
  const used = new Map<string, string>();
  const use = (text: string) => {
    for (const [, name = ''] of text.matchAll(/\.\.\.(All\w+)/g)) {
      if (used.has(name)) continue;
      used.set(name, fragments.get(name) ?? '');
      use(fragments.get(name) ?? '');
    }
  };
  use(query);
  return [query, ...used.values()].join(' ');
}

/** Selects all fields of a type, recursively until a type repeats, and adds them to `selected`. */
export function selectEverything(type: GraphQLNamedType, selected: Selected, above: readonly string[] = []): string {
  if (!isCompositeType(type)) return '';
  const selection = selectAll(type, selected, above);
  if ([type.name, ...reachableFrom(type)].some((name) => reachableFrom(schema.getType(name)).has(name))) {
    return selection;
  }
  fragments.set(`All${type.name}`, `fragment All${type.name} on ${type.name} ${selection}`);
  return `{ ...All${type.name} }`;
}

function selectAll(type: GraphQLNamedType, selected: Selected, above: readonly string[]): string {
  if (isUnionType(type) || isInterfaceType(type)) {
    const possible = schema.getPossibleTypes(type);
    return `{ __typename ${possible.map((each) => `... on ${each.name} ${selectEverything(each, selected, above)}`).join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  if (above.includes(type.name)) return '{ __typename }';
  return `{ __typename ${selectFields(type, selected, [...above, type.name])} }`;
}

function selectFields(type: GraphQLObjectType, selected: Selected, above: readonly string[]): string {
  return Object.values(type.getFields())
    .map((field) => {
      selected.add(`${type.name}.${field.name}`);
      // The members of a union can have fields of one name and different types.
      return `${field.name}${toArguments(type, field)} ${selectEverything(getNamedType(field.type), selected, above)}`;
    })
    .join(' ');
}

const reached = new Map<string, Set<string>>();

/** The names of all types to which the fields of a type lead. */
function reachableFrom(type: GraphQLNamedType | undefined): ReadonlySet<string> {
  if (type === undefined || !isCompositeType(type)) return new Set();
  const known = reached.get(type.name);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const visit = (each: GraphQLNamedType) => {
    const next = isObjectType(each)
      ? Object.values(each.getFields()).map((field) => getNamedType(field.type))
      : isUnionType(each) || isInterfaceType(each)
        ? schema.getPossibleTypes(each)
        : [];
    for (const one of next.filter(isCompositeType)) {
      if (found.has(one.name)) continue;
      found.add(one.name);
      visit(one);
    }
  };
  visit(type);
  reached.set(type.name, found);
  return found;
}

function toArguments(type: GraphQLObjectType, { name, args }: GraphQLField<unknown, unknown>): string {
  const required = args.filter(isRequiredArgument).map((arg) => {
    const value = REQUIRED[`${type.name}.${name}.${arg.name}`];
    if (value === undefined) throw new Error(`${type.name}.${name} needs a value for ${arg.name} in REQUIRED.`);
    return `${arg.name}: ${value}`;
  });
  return required.length === 0 ? '' : `(${required.join(', ')})`;
}

/** All fields of all object types, except the types in `without`. */
export function everyField(without: readonly string[]): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__') && !without.includes(name))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}

/** `TYPE.FIELD` of each value of an answer that is neither null nor an object. */
export function leavesOf(value: unknown, name = ''): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, name));
  if (typeof value !== 'object' || name.endsWith('.json') || name.endsWith('.constraints')) return [name];
  const { __typename: typename, ...fields } = value as Record<string, unknown>;
  return Object.entries(fields).flatMap(([field, inner]) => leavesOf(inner, `${typename ?? 'Query'}.${field}`));
}
