/** An error that the wire shows as it is: `type` is the AWS name, `status` the HTTP status (400 for every client fault). */
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

/** Anything thrown: a KmsFault as it is, and a bug of our own as KMSInternalException, so that the process lives on. */
export function toFault(error: unknown): KmsFault {
  return error instanceof KmsFault ? error : new KmsFault('KMSInternalException', `A bug: ${error}`);
}

/** The HTTP status that AWS sends with an error of this name. The model says 404, 409 and more; the wire says 400. */
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
