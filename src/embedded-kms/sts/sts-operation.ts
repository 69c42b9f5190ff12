import { KmsFault } from '../rules/kms-fault.ts';
import { assumeRole } from './assume-role.ts';
import type { StsContext, XmlElements } from './context.ts';

/** Whether the embedded KMS serves this operation of STS. */
export function isStsOperation(action: string): boolean {
  return OPERATIONS.has(action);
}

/** Throws KmsFault. An error that KMS has, too, has its name in KMS; toStsErrorAnswer translates the name. */
export function runStsOperation(action: string, context: StsContext): XmlElements {
  const operation = OPERATIONS.get(action);
  if (operation === undefined) throw new KmsFault('InvalidAction', `Could not find operation ${action}`);
  return operation(context);
}

/** Needs no permission, as in AWS. */
function getCallerIdentity({ caller }: StsContext): XmlElements {
  return { Arn: caller.arn, UserId: caller.userId, Account: caller.accountId };
}

const OPERATIONS: ReadonlyMap<string, (context: StsContext) => XmlElements> = new Map([
  ['AssumeRole', assumeRole],
  ['GetCallerIdentity', getCallerIdentity],
]);
