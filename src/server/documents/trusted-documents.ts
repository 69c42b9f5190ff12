import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { ConfigError } from '../../config/environment.ts';
import { schema } from '../../graphql/schema.ts';
import { JsonInputError, parseJsonInput } from '../../json/input.ts';

/** Documents by their ID, without the `sha256:` that client-preset puts before it. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** The file that TRUSTED_DOCUMENTS names. Throws ConfigError with all problems: no document fails at its first use. */
export function loadTrustedDocuments(path: string): TrustedDocuments {
  const name = `TRUSTED_DOCUMENTS (${path})`;
  const documents = readDocuments(path, name);
  const problems = [...documents].flatMap(([id, text]) => findProblems(text).map((each) => `${name}: ${id}: ${each}`));
  if (problems.length > 0) throw new ConfigError(problems);
  return documents;
}

function readDocuments(path: string, name: string): TrustedDocuments {
  try {
    const entries = Object.entries(parseJsonInput(readFileSync(path, 'utf8')) ?? {});
    if (entries.length > 0 && entries.every(([, text]) => typeof text === 'string')) return toDocuments(entries, name);
    throw new ConfigError([`${name}: expected a JSON object of documents by their ID, as client-preset writes it`]);
  } catch (error) {
    if (error instanceof JsonInputError) throw new ConfigError(error.problems.map((problem) => `${name}: ${problem}`));
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ConfigError([`${name}: ${code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`}`]);
  }
}

function toDocuments(entries: readonly (readonly [string, string])[], name: string): TrustedDocuments {
  const documents = new Map(entries.map(([id, text]) => [id.replace(/^sha256:/, ''), text]));
  if (documents.size === entries.length) return documents;
  const ids = new Set(entries.map(([id]) => id));
  const twice = entries.filter(([id]) => ids.has(`sha256:${id}`));
  throw new ConfigError(twice.map(([id]) => `${name}: ${id}: given with and without "sha256:"; expected each ID once`));
}

function findProblems(text: string): readonly string[] {
  try {
    return validate(schema, parse(text)).map(({ message }) => message);
  } catch (error) {
    return [(error as Error).message];
  }
}
