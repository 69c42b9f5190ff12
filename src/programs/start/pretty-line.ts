import { styleText } from 'node:util';
import { escapeInvisible } from '../../json/quote.ts';

/** A line of the log as JSON. `level`, `time` and `msg` are pino's. */
type Line = Readonly<Record<string, unknown>> & {
  readonly level: number;
  readonly time: number;
  readonly msg?: string;
};

/** The fields that `server/audit/request-line.ts` writes for a request. */
type RequestLine = {
  readonly method: string;
  readonly path: string | null;
  readonly operation: string | null;
  readonly caller: string | null;
  readonly status: number | null;
  readonly milliseconds: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly kms: {
    readonly calls: Readonly<Record<string, number>>;
    readonly retries: number;
    readonly throttled: number;
    readonly failures: Readonly<Record<string, number>>;
    readonly denialReasons: Readonly<Record<string, number>>;
  };
};

/** Colours a text. Returns it unchanged if the output has no colours. */
type Style = (color: 'dim' | 'yellow' | 'red', text: string) => string;

/**
 * A function that turns a JSON line of the log into one for people, such as
 * `20:15:04 POST /graphql AllKeys 200 71 ms 2 KMS calls`. Control characters are escaped. Whether the line
 * has colours depends on the output, and on environment variables such as NO_COLOR.
 */
export function createPrettyLine(output: NodeJS.WritableStream): (json: string) => string {
  const style: Style = (color, text) => styleText(color, text, { stream: output as NodeJS.WriteStream });
  return (json) => {
    const line = JSON.parse(json) as Line;
    const time = style('dim', toTime(line.time));
    const text = isRequest(line) ? toRequestText(line, style) : toText(line);
    return `${join([time, toLevel(line.level, style), text])}\n`;
  };
}

function isRequest(line: Line): line is Line & RequestLine {
  return line.msg === 'request' && typeof line.kms === 'object';
}

function toRequestText(line: RequestLine, style: Style): string {
  const { method, path, operation, status, milliseconds, caller, errors, kms } = line;
  const parts = [
    method,
    path ?? '(unknown path)',
    operation ?? '',
    toStatus(status, style),
    `${milliseconds < 10 ? Math.round(milliseconds * 10) / 10 : Math.round(milliseconds)} ms`,
    toCount(sum(kms.calls), 'KMS call', 'KMS calls'),
    toCount(kms.retries, 'retry', 'retries'),
    toCount(kms.throttled, 'throttled', 'throttled'),
    // The name of a caller can come from a token.
    caller === null ? '' : `caller ${escapeInvisible(caller)}`,
    toCodes('errors', errors),
    toCodes('KMS failures', kms.failures),
    toCodes('denied because', kms.denialReasons),
  ];
  return join(parts);
}

function toStatus(status: number | null, style: Style): string {
  if (status === null) return style('yellow', 'no answer');
  if (status < 400) return `${status}`;
  return style(status < 500 ? 'yellow' : 'red', `${status}`);
}

/** Any other line: its message, then its fields. The stack of an error follows on lines of its own. */
function toText({ level: _level, time: _time, pid: _pid, hostname: _host, msg = '', err, ...fields }: Line): string {
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const { type, code, stack = '' } = (err ?? {}) as { type?: string; code?: string | null; stack?: string };
  const first = join([msg, ...rest, type ?? '', code ? `(${code})` : '']);
  return [first, ...stack.split('\n')]
    .filter((text) => text !== '')
    .map(escapeInvisible)
    .join('\n');
}

function toLevel(level: number, style: Style): string {
  if (level >= 50) return style('red', level >= 60 ? 'FATAL' : 'ERROR');
  return level >= 40 ? style('yellow', 'WARNING') : '';
}

/** The local time of day. */
function toTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString('en-GB');
}

function toCount(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

/** Codes with their counts, such as `errors: BAD_USER_INPUT, AccessDeniedException (3)`. */
function toCodes(title: string, counts: Readonly<Record<string, number>>): string {
  const codes = Object.entries(counts).map(([code, count]) => (count === 1 ? code : `${code} (${count})`));
  return codes.length === 0 ? '' : `${title}: ${escapeInvisible(codes.join(', '))}`;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
