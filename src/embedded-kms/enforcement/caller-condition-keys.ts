import type { IncomingMessage } from 'node:http';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { Caller } from '../wire/parse-authorization.ts';
import type { ConditionKeys, Principal } from './principals.ts';

type Connection = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/**
 * The condition keys that all requests of a caller over a connection have. The context of the principal in the seed
 * overrides what the connection says, so that a test can choose the address that it calls from.
 */
export function toCallerConditionKeys(
  { arn, roleArn, userId, sourceIdentity }: Omit<Caller, 'conditionKeys'>,
  { headers, socket }: Connection,
  principal: Principal | undefined,
): ConditionKeys {
  const { 'user-agent': agent, referer } = headers;
  const known: readonly (readonly [name: string, value: string | null | undefined])[] = [
    // The ARN of a session does not have the path of its role.
    ['aws:PrincipalArn', roleArn ?? arn],
    ['aws:userid', userId],
    ['aws:SourceIdentity', sourceIdentity],
    ['aws:SourceIp', socket.remoteAddress?.replace(/^::ffff:/, '')],
    ['aws:UserAgent', agent],
    ['aws:referer', referer],
    // Inferred: AWS says only that it is true if an AWS service calls on behalf of the principal.
    ['kms:GrantIsForAWSResource', 'false'],
  ];
  const values = known.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[toAsciiLowerCase(name), [value]] as const],
  );
  return new Map([...values, ...(principal?.conditionKeys ?? [])]);
}
