import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { bulkKeyId, bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { many } from './_attack.ts';

const KEYS = 20;
const TIMES = 30;
const POLICY = JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 'x'.repeat(30_000) }] });

/** Bytes. More than the operating system buffers for a connection that nobody reads. */
export const LARGE_ANSWER_BYTES = KEYS * TIMES * 30_000;

export const LARGE_SEED: Seed = { keys: bulkSeed(KEYS).keys.map((key) => ({ ...key, policy: POLICY })) };

/** A query with few KMS calls and an answer of 18 MB. */
export const LARGE_QUERY = `{ keys(first: ${KEYS}) { nodes { ${many(TIMES, (index) => `a${index}: policy { ... on KeyPolicy { text } }`)} } } }`;

export const SMALL_QUERY = `{ key(id: "${bulkKeyId(0)}") { metadata { state } policy { __typename } } }`;
