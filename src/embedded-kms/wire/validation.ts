import { faultInOwnWords, KmsFault } from '../rules/kms-fault.ts';

/**
 * The type of a request's member, and its constraints. `min` and `max` are inclusive. They bound the length of a string
 * or list, and the value of an integer.
 */
type Member =
  | (Bounds & { readonly type: 'string'; readonly pattern?: RegExp; readonly values?: readonly string[] })
  | (Bounds & { readonly type: 'integer' })
  | { readonly type: 'boolean'; readonly required?: boolean }
  | (Bounds & { readonly type: 'list'; readonly of: Member })
  | { readonly type: 'map'; readonly required?: boolean; readonly of: Member }
  | { readonly type: 'structure'; readonly required?: boolean; readonly members: Shape };

type Bounds = { readonly required?: boolean; readonly min?: number; readonly max?: number };

/** The members of a structure. A member that is not listed is ignored. */
export type Shape = { readonly [name: string]: Member };

/** The TypeScript type of an input that has this shape. */
export type InputOf<S extends Shape> = {
  readonly [Name in keyof S as S[Name] extends { required: true } ? Name : never]: ValueOf<S[Name]>;
} & {
  readonly [Name in keyof S as S[Name] extends { required: true } ? never : Name]?: ValueOf<S[Name]>;
};

type ValueOf<M> = M extends { values: readonly (infer Value)[] }
  ? Value
  : M extends { type: 'string' }
    ? string
    : M extends { type: 'integer' }
      ? number
      : M extends { type: 'boolean' }
        ? boolean
        : M extends { type: 'list'; of: infer Item }
          ? readonly ValueOf<Item>[]
          : M extends { type: 'map'; of: infer Item }
            ? Readonly<Record<string, ValueOf<Item>>>
            : M extends { members: infer Members extends Shape }
              ? InputOf<Members>
              : never;

/**
 * The declared members of the input; others, and members that are null, are left out. Throws SerializationException for
 * a value of a wrong JSON type. Throws one ValidationException that lists all broken constraints.
 */
export function validate<S extends Shape>(shape: S, input: unknown): InputOf<S> {
  const problems: string[] = [];
  const values = parseStructure(shape, input, '', problems);
  if (problems.length > 0) {
    const errors = problems.length === 1 ? 'error' : 'errors';
    throw new KmsFault(
      'ValidationException',
      `${problems.length} validation ${errors} detected: ${problems.join('; ')}`,
    );
  }
  return values as InputOf<S>;
}

function parseStructure(shape: Shape, value: unknown, path: string, problems: string[]): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(value, 'structure');
  const given = value as { readonly [name: string]: unknown };
  const result: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(shape)) {
    const read = parseMember(member, given[name] ?? null, `${path}${lowerFirst(name)}`, problems);
    if (read !== null) result[name] = read;
  }
  return result;
}

function parseMember(member: Member, value: unknown, path: string, problems: string[]): unknown {
  if (value === null) {
    if (member.required === true) problems.push(violation(null, path, 'Member must not be null'));
    return null;
  }
  switch (member.type) {
    case 'structure':
      return parseStructure(member.members, value, `${path}.`, problems);
    case 'list':
      if (!Array.isArray(value)) throw wrongType(value, 'list');
      checkBounds(member, value.length, 'length', '', path, problems);
      return value.map((item, index) =>
        parseMember({ ...member.of, required: true }, item, `${path}.${index + 1}.member`, problems),
      );
    case 'map':
      return parseMap(member.of, value, path, problems);
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(value, 'Boolean');
      return value;
    case 'integer':
      if (!Number.isInteger(value)) throw wrongType(value, 'Integer');
      checkBounds(member, value as number, 'value', `${value}`, path, problems);
      return value;
    case 'string':
      if (typeof value !== 'string') throw wrongType(value, 'String');
      checkBounds(member, value.length, 'length', value, path, problems);
      checkText(member, value, path, problems);
      return value;
  }
}

/**
 * Uses Object.fromEntries, because an assignment to the key `__proto__` would set the prototype. Members that are null
 * are left out.
 */
function parseMap(of: Member, value: unknown, path: string, problems: string[]): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(value, 'map');
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, parseMember(of, item, `${path}.${key}`, problems)]));
}

function checkBounds(b: Bounds, size: number, what: string, shown: string, path: string, problems: string[]): void {
  const { min = size, max = size } = b;
  if (size < min) problems.push(violation(shown, path, `Member must have ${what} greater than or equal to ${min}`));
  if (size > max) problems.push(violation(shown, path, `Member must have ${what} less than or equal to ${max}`));
}

function checkText(member: Member & { type: 'string' }, value: string, path: string, problems: string[]): void {
  const { pattern, values } = member;
  if (pattern && pattern.exec(value)?.[0] !== value) {
    problems.push(violation(value, path, `Member must satisfy regular expression pattern: ${pattern.source}`));
  }
  if (values && !values.includes(value)) {
    problems.push(violation(value, path, `Member must satisfy enum value set: [${values.join(', ')}]`));
  }
}

function violation(value: string | null, path: string, constraint: string): string {
  return `Value ${value === null ? 'null' : `'${value}'`} at '${path}' failed to satisfy constraint: ${constraint}`;
}

/** As other AWS services with this protocol say. */
function wrongType(value: unknown, wanted: string): KmsFault {
  const found = Array.isArray(value) ? 'list' : typeof value === 'object' ? 'structure or map' : null;
  const message = found
    ? `Start of ${found} found where not expected`
    : `${(typeof value).toUpperCase()}_VALUE cannot be converted to ${wanted}`;
  return faultInOwnWords('SerializationException', message);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
