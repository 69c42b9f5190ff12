import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

/** Every element of a type, with its description. */
function elementsOf(type: GraphQLNamedType): [string, string | null | undefined][] {
  const elements: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type)) {
    for (const { name, description } of type.getValues()) elements.push([`${type.name}.${name}`, description]);
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      elements.push([`${type.name}.${field.name}`, field.description]);
      for (const arg of field.args) elements.push([`${type.name}.${field.name}(${arg.name}:)`, arg.description]);
    }
  }
  if (isInputObjectType(type)) {
    for (const { name, description } of Object.values(type.getFields()))
      elements.push([`${type.name}.${name}`, description]);
  }
  return elements;
}

describe('the schema', () => {
  it('describes every element', () => {
    const elements = types.flatMap(elementsOf);
    expect(elements.length).toBeGreaterThan(150);
    expect(elements.filter(([, description]) => !description?.trim()).map(([name]) => name)).toEqual([]);
  });

  it('says of every field that calls KMS which permission it needs, and what it costs', () => {
    const costly = types
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => (field.extensions.kms as { operation?: string } | undefined)?.operation);
    expect(costly.length).toBeGreaterThan(10);
    for (const { type, field } of costly) {
      const { operation } = field.extensions.kms as { operation: string };
      const name = `${type.name}.${field.name}`;
      expect(`${name}: ${field.description}`).toMatch(new RegExp(`kms:${operation}\\b`));
      expect(`${name}: ${field.description}`).toMatch(new RegExp(`one ${operation} call`));
      expect(`${name}: ${field.description}`).toMatch(/[Nn]ull/);
    }
  });
});
