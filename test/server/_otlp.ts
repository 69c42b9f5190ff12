/** A span as a collector gets it. Times are nanoseconds. */
export type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceState: string;
  /** Empty: the root of its trace. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: 'INTERNAL' | 'SERVER' | 'CLIENT' | undefined;
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Attributes;
  readonly events: readonly { readonly name: string; readonly attributes: Attributes }[];
  readonly isError: boolean;
};

export type Attributes = Readonly<Record<string, unknown>>;

/** What one message of OTLP has. All its spans are of one process. */
export type Exported = { readonly resource: Attributes; readonly spans: readonly Span[] };

/**
 * Decodes an ExportTraceServiceRequest in Protocol Buffers. The numbers of fields are those of opentelemetry-proto,
 * trace/v1/trace.proto.
 */
export function decodeExport(bytes: Uint8Array): Exported {
  const resourceSpans = messages(readFields(bytes), 1);
  return {
    resource: Object.assign(
      {},
      ...resourceSpans.flatMap((each) => messages(each, 1)).map((each) => toAttributes(each, 1)),
    ),
    spans: resourceSpans.flatMap((each) => messages(each, 2)).flatMap((scope) => messages(scope, 2).map(toSpan)),
  };
}

function toSpan(fields: Fields): Span {
  return {
    traceId: hex(fields, 1),
    spanId: hex(fields, 2),
    traceState: text(fields, 3),
    parentSpanId: hex(fields, 4),
    name: text(fields, 5),
    kind: ([undefined, 'INTERNAL', 'SERVER', 'CLIENT'] as const)[Number(first(fields, 6))],
    start: first(fields, 7) as bigint,
    end: first(fields, 8) as bigint,
    attributes: toAttributes(fields, 9),
    events: messages(fields, 11).map((event) => ({ name: text(event, 2), attributes: toAttributes(event, 3) })),
    isError: messages(fields, 15).some((status) => first(status, 3) === 2n),
  };
}

function toAttributes(fields: Fields, number: number): Attributes {
  return Object.fromEntries(
    messages(fields, number).map((pair) => [text(pair, 1), toValue(messages(pair, 2)[0] ?? [])]),
  );
}

function toValue(fields: Fields): unknown {
  const [{ number, value } = { number: 0, value: null }] = fields;
  if (number === 1) return text(fields, 1);
  if (number === 2) return value === 1n;
  if (number === 3) return Number(value);
  if (number === 4) return new DataView(toBytes(value as bigint)).getFloat64(0, true);
  return messages(messages(fields, 5)[0] ?? [], 1).map(toValue);
}

function toBytes(bits: bigint): ArrayBuffer {
  const { buffer } = new BigUint64Array([bits]);
  return buffer as ArrayBuffer;
}

/** The fields of a message: whole numbers and doubles as bits, all others as bytes. */
type Fields = readonly { readonly number: number; readonly value: bigint | Uint8Array }[];

function readFields(bytes: Uint8Array): Fields {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: { number: number; value: bigint | Uint8Array }[] = [];
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const skip = (length: number) => {
    at += length;
    return at - length;
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const read = [
      varint,
      () => view.getBigUint64(skip(8), true),
      () => {
        const length = Number(varint());
        return bytes.subarray(skip(length), at);
      },
      undefined,
      undefined,
      () => BigInt(view.getUint32(skip(4), true)),
    ][tag & 7];
    if (read === undefined) throw new Error(`wire type ${tag & 7}`);
    fields.push({ number: tag >> 3, value: read() });
  }
  return fields;
}

function first(fields: Fields, number: number): bigint | Uint8Array | undefined {
  return fields.find((field) => field.number === number)?.value;
}

function messages(fields: Fields, number: number): Fields[] {
  return fields.filter((field) => field.number === number).map(({ value }) => readFields(value as Uint8Array));
}

function text(fields: Fields, number: number): string {
  return Buffer.from((first(fields, number) as Uint8Array | undefined) ?? []).toString();
}

function hex(fields: Fields, number: number): string {
  return Buffer.from((first(fields, number) as Uint8Array | undefined) ?? []).toString('hex');
}
