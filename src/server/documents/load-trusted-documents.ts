import { setImmediate as nextIteration } from 'node:timers/promises';
import { parse, validate } from 'graphql';
import { type ConfigFile, loadConfigFile, toConfigError } from '../../config/load-config-file.ts';
import { schema } from '../../graphql/schema.ts';
import { parseJsonInput } from '../../json/input.ts';
import { InputError } from '../../json/input-error.ts';

/** The text of each document by its ID, without the prefix `sha256:` that client-preset can write. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/**
 * Loads the file that TRUSTED_DOCUMENTS names, and validates each document. Lets the event loop run in between: a
 * gateway that loads its file again has requests to answer. Throws ConfigError with all problems.
 */
export async function loadTrustedDocuments(path: string): Promise<TrustedDocuments> {
  const file: ConfigFile = { variable: 'TRUSTED_DOCUMENTS', path, expected: EXPECTED, maxBytes: MAX_BYTES };
  const entries = loadConfigFile(file, parseEntries);
  const problems: string[] = [];
  let sliceEnd = performance.now() + SLICE_MS;
  for (const [id, document] of entries) {
    problems.push(...findProblems(document).map((problem) => `${id}: ${problem}`));
    if (performance.now() < sliceEnd) continue;
    await nextIteration();
    sliceEnd = performance.now() + SLICE_MS;
  }
  if (problems.length > 0) throw toConfigError(new InputError(problems), file);
  return new Map(entries.map(([id, document]) => [withoutPrefix(id), document]));
}

const EXPECTED = 'a JSON object of documents by their ID, or the manifest of @apollo/generate-persisted-query-manifest';

/** Some ten thousand documents. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Milliseconds of validation after which the event loop gets its turn. */
const SLICE_MS = 5;

/** Throws InputError. */
function parseEntries(text: string): readonly TextEntry[] {
  const entries = toEntries(parseJsonInput(text) ?? {});
  if (entries.length === 0 || !entries.every(isTextEntry)) throw new InputError([`expected ${EXPECTED}`]);
  const ids = new Set(entries.map(([id]) => id));
  if (ids.size < entries.length) throw new InputError(['an ID is given more than once; expected each ID once']);
  const twice = entries.filter(([id]) => ids.has(`sha256:${id}`));
  if (twice.length === 0) return entries;
  throw new InputError(twice.map(([id]) => `${id}: given with and without "sha256:"; expected each ID once`));
}

function withoutPrefix(id: string): string {
  return id.replace(/^sha256:/, '');
}

type Entry = readonly [id: unknown, text: unknown];
type TextEntry = readonly [id: string, text: string];

/** client-preset and the compiler of Relay write an object; Apollo writes a list of operations, with its format. */
function toEntries(file: object): readonly Entry[] {
  if (!('format' in file) || file.format !== 'apollo-persisted-query-manifest') return Object.entries(file);
  const operations = 'operations' in file && Array.isArray(file.operations) ? (file.operations as unknown[]) : [];
  return operations.map((operation): Entry => {
    const { id, body } = (operation ?? {}) as Readonly<Record<string, unknown>>;
    return [id, body];
  });
}

function isTextEntry(entry: Entry): entry is TextEntry {
  return entry.every((part) => typeof part === 'string');
}

function findProblems(document: string): readonly string[] {
  try {
    return validate(schema, parse(document)).map(({ message }) => message);
  } catch (error) {
    return [(error as Error).message];
  }
}
