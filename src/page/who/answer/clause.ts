import { type Cell, isUnlimited, type NamedPrincipal, type Permission } from '../cells.ts';
import type { Column } from '../columns.ts';
import type { Answer } from './answer.ts';

/** What some principals can do, as a sentence. */
export type Clause = {
  /** ACCOUNT_BY_IAM: the account of the key, whose IAM policies decide. */
  readonly tier: 'EVERYONE' | 'OTHER' | 'NAMED' | 'ACCOUNT_BY_IAM';
  readonly tone: Answer['tone'];
  readonly columns: readonly Column[];
  /** After "can". */
  readonly verbs: string;
  readonly sentence: string;
  /** Sentences that belong to it. */
  readonly notes: readonly string[];
  /** "unless statement 4 denies it". Empty if no Deny statement can apply. */
  readonly limits: string;
  readonly source: Permission['source'] | null;
};

/** A principal, and what it can do by statements and grants that name it. */
export type Able = {
  readonly who: NamedPrincipal;
  readonly able: readonly { readonly column: Column; readonly cell: Cell }[];
};

/** The statement or grant, if there is one only. */
export function toSource(permissions: readonly Permission[]): Permission['source'] | null {
  const [first, ...others] = permissions.map(({ source }) => source);
  return first !== undefined && others.every((each) => toId(each) === toId(first)) ? first : null;
}

function toId(source: Permission['source']): string {
  return source.__typename === 'PolicyStatement' ? source.pointer : source.grantId;
}

/** The permissions of everyone that nothing limits. */
export function toUnlimited(permissions: readonly Permission[]): readonly Permission[] {
  return permissions.filter(isUnlimited);
}
