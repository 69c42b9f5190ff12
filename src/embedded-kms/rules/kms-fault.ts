/** An error that the client gets: `type` is AWS's name of it, `status` the HTTP status. */
export class KmsFault extends Error {
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status?: number) {
    super(message);
    this.name = type;
    this.type = type;
    this.status = status ?? toStatus(type);
  }
}

/**
 * A KmsFault in words of our own: AWS's message for this case was not captured. A KmsFault that is created in another way
 * has AWS's message, or is for a case that AWS does not have.
 */
export function faultInOwnWords(type: string, message: string, status?: number): KmsFault {
  return new KmsFault(type, message, status);
}

/**
 * The KmsFault for anything that is thrown. Any error but a KmsFault is a bug of ours, and becomes
 * KMSInternalException, so that the process keeps running.
 */
export function toFault(error: unknown): KmsFault {
  return error instanceof KmsFault ? error : new KmsFault('KMSInternalException', `A bug: ${error}`);
}

/**
 * The HTTP status that AWS really sends: 400 for all client errors, although the service model has 404, 409 and others.
 */
function toStatus(type: string): number {
  return SERVER_FAULTS.get(type) ?? 400;
}

const SERVER_FAULTS: ReadonlyMap<string, number> = new Map([
  ['KMSInternalException', 500],
  ['KeyUnavailableException', 500],
  ['InternalFailure', 500],
  ['DependencyTimeoutException', 503],
  ['ServiceUnavailableException', 503],
  ['ServiceUnavailable', 503],
]);
