import { isDeepStrictEqual } from 'node:util';
import type { ConnectedKms } from '../open-kms.ts';
import type { Files } from './load-files.ts';

/** The configuration that is in force. */
export type InForce = { readonly files: Files; readonly connected: ConnectedKms };

type Counts = { readonly added: number; readonly removed: number; readonly changed: number };

/** What differs between two configurations, in numbers: names and hashes do not belong into the log. */
export function countChanges(before: InForce, after: InForce): Readonly<Record<string, Partial<Counts>>> {
  const counted = Object.entries(SECTIONS).map(
    ([name, toEntries]) => [name, countSection(toEntries(before), toEntries(after))] as const,
  );
  return Object.fromEntries(counted.filter(([, counts]) => Object.keys(counts).length > 0));
}

/** The items of each section by what identifies them. Where nothing does, a changed item is one removed and one added. */
const SECTIONS: Readonly<Record<string, (from: InForce) => Entries>> = {
  home: ({ connected }) => [['home', connected.connection.home]],
  accounts: ({ connected }) =>
    connected.connection.accounts().map(({ accountId, regions, credentials }) => [accountId, { regions, credentials }]),
  issuers: ({ files }) => (files.file.access?.jwt ?? []).map((issuer) => [issuer.issuer, issuer]),
  apiKeys: ({ files }) => (files.file.access?.apiKeys ?? []).map((key) => [key.name, key]),
  rules: ({ files }) => (files.file.access?.rules ?? []).map((rule) => [JSON.stringify(rule), null]),
  trusted: ({ files: { file } }) =>
    [...file.trust.accounts, ...file.trust.organizations, ...(file.trust.trustsConfigured ? ['configured'] : [])].map(
      (name) => [name, null],
    ),
  trustedDocuments: ({ files }) => [...(files.trustedDocuments ?? [])],
};

type Entries = readonly (readonly [id: string, value: unknown])[];

/** Without the counts that are 0. */
function countSection(before: Entries, after: Entries): Partial<Counts> {
  const old = new Map(before);
  const current = new Map(after);
  const counts: Counts = {
    added: [...current.keys()].filter((id) => !old.has(id)).length,
    removed: [...old.keys()].filter((id) => !current.has(id)).length,
    changed: [...current].filter(([id, value]) => old.has(id) && !isDeepStrictEqual(value, old.get(id))).length,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
