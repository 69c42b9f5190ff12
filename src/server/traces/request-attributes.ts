import type { Attributes } from '@opentelemetry/api';
import { toCallCount } from '../audit/kms-use.ts';
import type { RequestEnd } from '../audit/request-line.ts';
import type { RequestRecord } from '../audit/request-record.ts';

/**
 * The names are those of OpenTelemetry's semantic conventions for HTTP, where they have one. There is no text of a
 * client that was not checked: no query string, no header, no address.
 */
export function toStartAttributes({ method, path, id }: RequestRecord, httpVersion: string): Attributes {
  return {
    'http.request.method': method === 'OTHER' ? '_OTHER' : method,
    'http.route': toRoute(path) ?? undefined,
    'url.path': path ?? undefined,
    'url.scheme': 'http',
    'network.protocol.version': httpVersion,
    'http.response.header.x-request-id': [id],
  };
}

/** Known only when the request has ended. */
export function toEndAttributes(record: RequestRecord, end: RequestEnd, callsWithoutSpan: number): Attributes {
  const { kms, errors } = record;
  return {
    'http.response.status_code': end.status ?? undefined,
    'http.response.size': end.bytes ?? undefined,
    ...toOperationAttributes(record),
    'kms_policy_gateway.error_codes': errors.size === 0 ? undefined : [...errors.keys()].slice(0, MAX_CODES),
    'kms_policy_gateway.kms.calls': toCallCount(kms),
    'kms_policy_gateway.kms.retries': kms.retries,
    'kms_policy_gateway.kms.throttled': kms.throttled,
    'kms_policy_gateway.kms.calls_without_span': callsWithoutSpan,
  };
}

export function toOperationAttributes({ operationType, operation, document }: RequestRecord): Attributes {
  return {
    'graphql.operation.type': operationType ?? undefined,
    'graphql.operation.name': operation ?? undefined,
    'kms_policy_gateway.document.sha256': document ?? undefined,
  };
}

/** The path, with one name for all files of GraphiQL. Null if it is not a path of the gateway. */
export function toRoute(path: string | null): string | null {
  return path?.startsWith('/graphiql/') ? '/graphiql/{file}' : path;
}

const MAX_CODES = 20;
