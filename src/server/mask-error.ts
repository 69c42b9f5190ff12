import { randomUUID } from 'node:crypto';
import { GraphQLError, Kind } from 'graphql';
import type { Logger } from 'pino';
import { ExpectedError } from '../kms/expected-error.ts';
import { toSafeError } from './safe-error.ts';

/**
 * Lets the mistakes of callers and the failures of KMS calls through to the client. Any other error is a bug: the
 * client gets an ID, and the log gets the error under this ID, without its message.
 */
export function createMaskError(log: Logger): (error: unknown) => Error {
  return (error) => {
    if (error instanceof GraphQLError && isExpected(error.originalError)) return error;
    // Outside of resolvers, only the JSON in the URL of a GET request is parsed.
    if (error instanceof SyntaxError) return notJson();
    const errorId = randomUUID();
    const original = error instanceof GraphQLError ? error.originalError : error;
    // The field's name in the schema. The path would have the client's aliases.
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

/** A GraphQLError without an original error is about the request: its syntax, validation or variables. */
function isExpected(original: unknown): boolean {
  if (original === undefined || original === null || original instanceof ExpectedError) return true;
  return original instanceof GraphQLError && isExpected(original.originalError);
}

function notJson(): GraphQLError {
  const extensions = { code: 'BAD_REQUEST', http: { status: 400 } };
  return new GraphQLError('The variables or the extensions of the request are not JSON.', { extensions });
}
