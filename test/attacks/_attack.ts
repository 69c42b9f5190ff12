/** A hostile request. The gateway must refuse or answer it at little cost. */
export type Attack = {
  readonly name: string;
  readonly query?: string;
  readonly variables?: unknown;
  /** The whole body. Default: JSON with `query` and `variables`. */
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** The expected HTTP status. Default: 400. */
  readonly status?: number;
  /** The expected code of the first error. Default: no error. */
  readonly code?: string;
};

export function many(count: number, item: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => item(index)).join(' ');
}
