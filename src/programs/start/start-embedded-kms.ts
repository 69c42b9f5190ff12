import { readFileSync, statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ConfigError, type EmbeddedMode } from '../../config/environment.ts';
import { checkSeed, parseSeedJson } from '../../embedded-kms/seed/parse-seed.ts';
import type { Seed } from '../../embedded-kms/seed/seed.ts';
import { SeedError } from '../../embedded-kms/seed/seed-error.ts';
import { createEmbeddedKms, type EmbeddedKms, type EmbeddedKmsOptions } from '../../embedded-kms/server.ts';
import { StateFileError } from '../../embedded-kms/store/state-file-error.ts';
import { toPortProblem } from './port-problem.ts';

/** Reads the files that the environment names, and listens. Throws ConfigError with what is wrong with them, or with the port. */
export async function startEmbeddedKms(
  config: EmbeddedMode,
  { host = '127.0.0.1', allowedHosts = [] }: Pick<EmbeddedKmsOptions, 'host' | 'allowedHosts'> = {},
): Promise<EmbeddedKms> {
  const { embeddedPort: port, seedFile, stateFile } = config;
  try {
    const seed = seedFile === null ? undefined : loadSeedFile(seedFile);
    const optional = { ...(seed && { seed }), ...(stateFile !== null && { stateFile }) };
    return await createEmbeddedKms({ host, port, allowedHosts, ...optional });
  } catch (error) {
    if (error instanceof SeedError && seedFile !== null) throw toSeedProblems(error, seedFile);
    if (error instanceof StateFileError) {
      const expected = 'expected the state file of an embedded KMS, or the path of one to be made';
      throw new ConfigError([`EMBEDDED_KMS_STATE is ${JSON.stringify(stateFile)}: ${error.message}; ${expected}`]);
    }
    throw toPortProblem(error as NodeJS.ErrnoException, { variable: 'EMBEDDED_KMS_PORT', port, host });
  }
}

function loadSeedFile(path: string): Seed {
  const json = readSeedJson(path);
  if (statSync(path).size > LARGE_FILE) dropGarbage();
  return checkSeed(json);
}

/** A function of its own: as long as it runs, the text cannot be dropped. */
function readSeedJson(path: string): unknown {
  return parseSeedJson(readSeedFile(path));
}

/** Bytes. */
const LARGE_FILE = 16 * 1024 * 1024;

/** V8 sees no reason to, and the text of a large file would stay beside its keys for as long as the process is idle. */
function dropGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** Not the promise's: of a file of 100 MB it makes a text that is parsed three times as slowly. Nothing else runs yet. */
function readSeedFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new ConfigError([`EMBEDDED_KMS_SEED is ${JSON.stringify(path)}: ${why}; expected a seed file (${SCHEMA})`]);
  }
}

/** What a file that is written by hand has wrong fits; what a program got wrong a thousand times needs no thousand lines. */
function toSeedProblems({ problems }: SeedError, path: string): ConfigError {
  const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => `EMBEDDED_KMS_SEED (${path}): ${problem}`);
  const more = problems.length - shown.length;
  return new ConfigError(more > 0 ? [...shown, `... and ${more} more; see ${SCHEMA}`] : shown);
}

const MAX_PROBLEMS = 20;
const SCHEMA = 'schema/embedded-kms-seed.schema.json';
