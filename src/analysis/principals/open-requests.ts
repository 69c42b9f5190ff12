import type { PolicyDocument, PolicyStatement } from '../../policy/types.ts';
import { evaluateStatement } from '../evaluate-statement.ts';
import { matchAction } from '../match-action.ts';
import { type AccessRequest, createRequestContext, type RequestContext } from '../request/request-context.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import { type PrincipalsInput, toOpenRequest } from './permission.ts';

/** A request of which nothing is known but principal, action and key. */
export type OpenRequest = {
  readonly request: AccessRequest;
  readonly context: RequestContext;
  readonly denies: Denies;
};

/** The Deny statements for a request of which little is known. */
type Denies = {
  /** A statement that applies to every such request. Null if there is none. */
  readonly always: PolicyStatement | null;
  /** The statements that take something away: `always` alone, or those that apply to some such requests. */
  readonly limitedBy: readonly PolicyStatement[];
  /** Identifies `limitedBy`: the same statements have the same ID. */
  readonly id: string;
};

/** The open requests of a principal by action. Each is made once: a policy can have hundreds of statements. */
export type OpenRequests = (action: string) => OpenRequest;

export function createOpenRequests(principal: RequestPrincipal, { key, policy }: PrincipalsInput): OpenRequests {
  const requests = new Map<string, OpenRequest>();
  return (action) => {
    let open = requests.get(action);
    if (open === undefined) {
      const request = toOpenRequest(principal, action, key);
      const context = createRequestContext(request, policy, 'KEY');
      open = { request, context, denies: findDenies(policy, request, context) };
      requests.set(action, open);
    }
    return open;
  };
}

function findDenies({ statements }: PolicyDocument, request: AccessRequest, context: RequestContext): Denies {
  const sometimes: PolicyStatement[] = [];
  for (const statement of statements) {
    const mayDeny = statement.effect === 'DENY' || statement.unread.has('EFFECT');
    if (!mayDeny || matchAction(statement, request.action) === 'NO') continue;
    const { applies } = evaluateStatement(statement, request, context, { hasPrincipals: true });
    if (applies === 'YES' && statement.effect === 'DENY') return toDenies(statement, [statement]);
    if (applies !== 'NO') sometimes.push(statement);
  }
  return toDenies(null, sometimes);
}

function toDenies(always: PolicyStatement | null, limitedBy: readonly PolicyStatement[]): Denies {
  return { always, limitedBy, id: limitedBy.map(({ pointer }) => pointer).join(' ') };
}
