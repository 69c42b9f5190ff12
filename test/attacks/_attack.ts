/** One request that should cost little, whatever it asks for. */
export type Attack = {
  readonly name: string;
  readonly query?: string;
  readonly variables?: unknown;
  /** The whole body, where it is more than an operation. */
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it is neither 400, nor 200 for what is only invalid. */
  readonly status?: number;
  /** The code of the first error; none where it has no error. */
  readonly code?: string;
};

export function many(count: number, item: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => item(index)).join(' ');
}
