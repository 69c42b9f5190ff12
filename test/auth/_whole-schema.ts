import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { schema } from '../../src/graphql/schema.ts';

/** `TYPE.FIELD` of each selected field. */
export type Selected = Set<string>;

/** Selects all fields of a type, recursively until a type repeats, and adds them to `selected`. */
export function selectEverything(type: GraphQLNamedType, selected: Selected, above: readonly string[] = []): string {
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
      return `${field.name} ${selectEverything(getNamedType(field.type), selected, above)}`;
    })
    .join(' ');
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
