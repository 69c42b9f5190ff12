import { parse, validate } from 'graphql';
import { type ConfigFile, loadConfigFile } from '../../config/load-config-file.ts';
import { schema } from '../../graphql/schema.ts';
import { parseJsonInput } from '../../json/input.ts';
import { InputError } from '../../json/input-error.ts';

/** The text of each document by its ID, without the prefix `sha256:` that client-preset can write. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** Loads the file that TRUSTED_DOCUMENTS names, and validates each document. Throws ConfigError with all problems. */
export function loadTrustedDocuments(path: string): TrustedDocuments {
  const file: ConfigFile = { variable: 'TRUSTED_DOCUMENTS', path, expected: EXPECTED };
  return loadConfigFile(file, parseTrustedDocuments);
}

const EXPECTED = 'a JSON object of documents by their ID, or the manifest of @apollo/generate-persisted-query-manifest';

/** Throws InputError. */
function parseTrustedDocuments(text: string): TrustedDocuments {
  const entries = toEntries(parseJsonInput(text) ?? {});
  if (entries.length === 0 || !entries.every(isTextEntry)) throw new InputError([`expected ${EXPECTED}`]);
  const ids = new Set(entries.map(([id]) => id));
  if (ids.size < entries.length) throw new InputError(['an ID is given more than once; expected each ID once']);
  const problems = entries.flatMap(([id, document]) =>
    [
      ...(ids.has(`sha256:${id}`) ? ['given with and without "sha256:"; expected each ID once'] : []),
      ...findProblems(document),
    ].map((problem) => `${id}: ${problem}`),
  );
  if (problems.length > 0) throw new InputError(problems);
  return new Map(entries.map(([id, document]) => [id.replace(/^sha256:/, ''), document]));
}

type Entry = readonly [id: unknown, text: unknown];

/** client-preset and the compiler of Relay write an object; Apollo writes a list of operations, with its format. */
function toEntries(file: object): readonly Entry[] {
  if (!('format' in file) || file.format !== 'apollo-persisted-query-manifest') return Object.entries(file);
  const operations = 'operations' in file && Array.isArray(file.operations) ? (file.operations as unknown[]) : [];
  return operations.map((operation): Entry => {
    const { id, body } = (operation ?? {}) as Readonly<Record<string, unknown>>;
    return [id, body];
  });
}

function isTextEntry(entry: Entry): entry is readonly [string, string] {
  return entry.every((part) => typeof part === 'string');
}

function findProblems(document: string): readonly string[] {
  try {
    return validate(schema, parse(document)).map(({ message }) => message);
  } catch (error) {
    return [(error as Error).message];
  }
}
