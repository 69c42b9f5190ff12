import { randomUUID } from 'node:crypto';
import { GraphQLError, Kind } from 'graphql';
import type { Logger } from 'pino';
import { ExpectedError } from '../kms/expected-error.ts';
import { toSafeError } from './safe-error.ts';

/** What may reach a client as it is: the caller's mistakes and KMS's answers. All else is a bug: logged without its words, shown as an ID. */
export function createMaskError(log: Logger): (error: unknown) => Error {
  return (error) => {
    if (error instanceof GraphQLError && isExpected(error.originalError)) return error;
    // Outside of a resolver only a request's own JSON is parsed: its variables in a URL.
    if (error instanceof SyntaxError) return badRequest();
    const errorId = randomUUID();
    const original = error instanceof GraphQLError ? error.originalError : error;
    // The path has the client's aliases; the node has the field's own name.
    const field = error instanceof GraphQLError ? toFieldName(error) : null;
    log.error({ errorId, field, err: toSafeError(original) }, 'internal error');
    return new GraphQLError(`Internal error ${errorId}. The operator finds it in the log by this ID.`, {
      ...(error instanceof GraphQLError && { nodes: error.nodes ?? null, path: error.path ?? null }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId },
    });
  };
}

function toFieldName({ nodes }: GraphQLError): string | null {
  const [node] = nodes ?? [];
  return node?.kind === Kind.FIELD ? node.name.value : null;
}

/** A GraphQL error without an original one is a request's own fault: syntax, validation, variables. */
function isExpected(original: unknown): boolean {
  if (original === undefined || original === null || original instanceof ExpectedError) return true;
  return original instanceof GraphQLError && isExpected(original.originalError);
}

function badRequest(): GraphQLError {
  const extensions = { code: 'BAD_REQUEST', http: { status: 400 } };
  return new GraphQLError('The variables or the extensions of the request are not JSON.', { extensions });
}
