import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { schema } from '../../src/graphql/schema.ts';
import { DOC_KEY } from '../_setup.ts';

/** An argument, or a field of an input object, whose value is a text of the client. */
export type TextPlace = {
  /** Such as Query.keys(filter.aliasPrefix). */
  readonly name: string;
  readonly query: string;
  /** The variables, with `text` as this value. */
  toVariables(text: string): Record<string, unknown>;
};

/** A query for each type that has fields with such arguments. FIELD stands for the field. */
const WAYS: Readonly<Record<string, string>> = {
  Query: '{ FIELD }',
  Mutation: '{ FIELD }',
  Key: `{ key(id: "${DOC_KEY}") { FIELD } }`,
  KeyPolicy: `{ key(id: "${DOC_KEY}") { policy { ... on KeyPolicy { FIELD } } } }`,
  AwsAccount: '{ accounts { FIELD } }',
  KmsRegion: '{ accounts { regions { FIELD } } }',
};

/** Values for the other required arguments. */
const REQUIRED: Readonly<Record<string, string | readonly string[]>> = {
  id: DOC_KEY,
  principal: 'arn:aws:iam::111122223333:user/Alice',
  action: 'kms:Decrypt',
  actions: ['kms:Decrypt'],
  policy: '{}',
  keyArn: 'arn:aws:kms:us-east-2:111122223333:key/new',
};

/** All such values in all arguments of all fields. Throws for a type that is not in WAYS. */
export function textPlaces(): TextPlace[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  const own = types.flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).flatMap((field) => field.args.flatMap((arg) => placesOf(type.name, field, arg)))
      : [],
  );
  const query = 'query ($arg: String!) { __type(name: $arg) { name } }';
  return [...own, { name: 'Query.__type(name)', query, toVariables: (text) => ({ arg: text }) }];
}

function placesOf(type: string, field: GraphQLField<unknown, unknown>, arg: GraphQLArgument): TextPlace[] {
  const others = field.args
    .filter((other) => other !== arg && isNonNullType(other.type) && other.defaultValue === undefined)
    .map(({ name }) => `, ${name}: ${JSON.stringify(REQUIRED[name])}`);
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  const asked = `${field.name}(${arg.name}: $arg${others.join('')})${selection}`;
  return valuesOf(arg.type, arg.name).map(({ name, toValue }) => {
    const way = WAYS[type];
    if (way === undefined) throw new Error(`WAYS has no way to ${type}`);
    return {
      name: `${type}.${field.name}(${name})`,
      query: `${type === 'Mutation' ? 'mutation' : 'query'} ($arg: ${arg.type}) ${way.replace('FIELD', asked)}`,
      toVariables: (text) => ({ arg: toValue(text) }),
    };
  });
}

type Value = { readonly name: string; toValue(text: string): unknown };

function valuesOf(type: GraphQLInputType, name: string): Value[] {
  if (isNonNullType(type)) return valuesOf(type.ofType, name);
  if (isListType(type)) {
    return valuesOf(type.ofType, name).map((item) => ({ ...item, toValue: (text) => [item.toValue(text)] }));
  }
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) => inField(type, field.name, name));
  if (!isScalarType(type)) return [];
  if (type.name === 'String' || type.name === 'ID') return [{ name, toValue: (text) => text }];
  return type.name === '_Any' ? representations(name) : [];
}

function inField(type: Extract<GraphQLInputType, { getFields(): unknown }>, field: string, name: string): Value[] {
  const { [field]: own, ...others } = type.getFields();
  if (own === undefined) return [];
  const required = Object.values(others).filter(
    ({ type: required, defaultValue }) => isNonNullType(required) && defaultValue === undefined,
  );
  const rest = Object.fromEntries(required.map((other) => [other.name, 'x']));
  return valuesOf(own.type, `${name}.${field}`).map((value) => ({
    ...value,
    toValue: (text) => ({ ...rest, [field]: value.toValue(text) }),
  }));
}

/** A representation for each key of each entity, and one with the text as its type name. */
function representations(name: string): Value[] {
  const byKey = Object.values(schema.getTypeMap()).flatMap((type) =>
    keysOf(type.extensions).map((key) => ({
      name: `${name}.${type.name}.${key}`,
      toValue: (text: string) => ({ __typename: type.name, [key]: text }),
    })),
  );
  return [...byKey, { name: `${name}.__typename`, toValue: (text) => ({ __typename: text }) }];
}

function keysOf({ directives }: { readonly directives?: unknown }): string[] {
  const list = Array.isArray(directives)
    ? directives
    : Object.entries(directives ?? {}).flatMap(([name, args]) => [args].flat().map((each) => ({ name, args: each })));
  return list.filter(({ name }) => name === 'key').map(({ args }) => args.fields);
}
