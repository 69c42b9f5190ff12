import * as sdk from '@aws-sdk/client-kms';
import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { READ_OPERATIONS } from '../../src/kms/operations.ts';
import { MEMBERS } from './_members.ts';

describe('the answers of the KMS operations that the gateway reads', () => {
  const structures = new Set(READ_OPERATIONS.flatMap((operation) => structuresOf(`${operation}Response`)));

  it.each([...structures])('%s: each member is in the schema, or left out for a reason', (structure) => {
    expect(Object.keys(MEMBERS[structure] ?? {}).toSorted()).toEqual(membersOf(structure).toSorted());
  });

  it.each([...structures])('%s: each field that it fills exists', (structure) => {
    const fields = Object.values(MEMBERS[structure] ?? {}).filter((field) => typeof field === 'string');
    expect(fields.filter((field) => !isField(field))).toEqual([]);
  });
});

// The SDK describes a structure as [3, namespace, name, traits, names of its members, schemas of its members].
// Source: @smithy/types, StaticStructureSchema. The schema of a member is a number for a simple type, or a function.
type Structure = readonly [3, string, string, unknown, readonly string[], readonly unknown[]];

function findStructure(name: string): Structure {
  const found = (sdk as Readonly<Record<string, unknown>>)[`${name}$`];
  if (!Array.isArray(found) || found[0] !== 3) throw new Error(`The SDK describes no structure ${name}`);
  return found as unknown as Structure;
}

function membersOf(structure: string): readonly string[] {
  return findStructure(structure)[4];
}

/** A structure and all structures within it. */
function structuresOf(name: string): readonly string[] {
  return [name, ...findStructure(name)[5].flatMap(structuresWithin)];
}

/** Of the schema of a member: [3, ...] is a structure, [1, namespace, name, traits, item] a list; others have none. */
function structuresWithin(member: unknown): readonly string[] {
  if (typeof member === 'function') return structuresWithin(member());
  if (!Array.isArray(member)) return [];
  if (typeof member[0] === 'function') return structuresWithin(member[0]); // with traits of the member
  if (member[0] === 3) return structuresOf(member[2]);
  return member[0] === 1 ? structuresWithin(member[4]) : [];
}

function isField(field: string): boolean {
  const [typeName = '', fieldName = ''] = field.split('.');
  const type = schema.getType(typeName);
  return isObjectType(type) && fieldName in type.getFields();
}
