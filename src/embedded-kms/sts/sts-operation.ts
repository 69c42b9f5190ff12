import type { Caller } from '../authorization.ts';
import { KmsFault } from '../kms-fault.ts';
import { assumeRole } from './assume-role.ts';
import type { Role } from './role.ts';

export type StsContext = {
  readonly caller: Caller;
  /** The form's fields, but for Action and Version. */
  readonly parameters: Readonly<Record<string, string>>;
  /** By ARN. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** What is inside a result's XML, in this order. */
export type XmlElements = { readonly [name: string]: string | XmlElements };

/** Whether the embedded KMS serves this operation of STS. */
export function isStsOperation(action: string): boolean {
  return OPERATIONS.has(action);
}

/** Throws KmsFault, with the names that KMS has for what both services answer. */
export function runStsOperation(action: string, context: StsContext): XmlElements {
  const operation = OPERATIONS.get(action);
  if (operation === undefined) throw new KmsFault('InvalidAction', `Could not find operation ${action}`);
  return operation(context);
}

/** Needs no permission, in AWS as here. */
function getCallerIdentity({ caller }: StsContext): XmlElements {
  return { Arn: caller.arn, UserId: caller.userId, Account: caller.accountId };
}

const OPERATIONS: ReadonlyMap<string, (context: StsContext) => XmlElements> = new Map([
  ['AssumeRole', assumeRole],
  ['GetCallerIdentity', getCallerIdentity],
]);
