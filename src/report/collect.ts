import { ConfigError } from '../config/config-error.ts';
import type { Ask } from './ask.ts';
import type { Format } from './formats/format.ts';
import type { ReportFilter } from './options.ts';
import { isSilent, type Page } from './page-answers.ts';
import type { Progress } from './progress.ts';
import { ALIASES, PLACES } from './queries.ts';
import { readPages } from './read-pages.ts';
import type { About, Summary } from './report-schema.ts';
import type { Spool } from './spool.ts';
import { addEntry, createSummary } from './summary.ts';
import { type Aliases, isReported, type PageKey, toEntries } from './to-entries.ts';

export type Place = About['places'][number];

/** The accounts and Regions of a report, in the order in which they are read. Throws ConfigError for an unknown one. */
export async function loadPlaces(ask: Ask, { accountIds, regions }: ReportFilter): Promise<readonly Place[]> {
  const { data } = await ask(PLACES, {});
  const all = (data?.accounts ?? []).flatMap(({ accountId, regions: names }) =>
    names.map(({ name }) => ({ accountId, region: name })),
  );
  const ofAccounts = all.filter(({ accountId }) => accountIds?.includes(accountId) ?? true);
  const places = ofAccounts.filter(({ region }) => regions?.includes(region) ?? true);
  const lacks = (known: readonly Place[], member: keyof Place, name: string) =>
    known.every((place) => place[member] !== name);
  const problems = [
    ...(accountIds ?? [])
      .filter((id) => lacks(all, 'accountId', id))
      .map((id) => `--account is "${id}": expected an account that the gateway is configured to read`),
    ...(regions ?? [])
      .filter((name) => lacks(ofAccounts, 'region', name))
      .map((name) => `--region is "${name}": expected a Region that the gateway is configured to read`),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return places.toSorted((one, other) => (toPosition(one) < toPosition(other) ? -1 : 1));
}

/** Reads all keys, appends their texts in the format to the spool, and counts them. */
export async function collect(
  { ask, filter, deadlineMs, places }: { ask: Ask; filter: ReportFilter; deadlineMs: number; places: readonly Place[] },
  format: Format,
  spool: Spool,
  progress: Progress,
): Promise<Summary> {
  const summary = createSummary();
  progress.start(places.length);
  for await (const page of readPages(ask, filter, deadlineMs)) {
    const entries = toEntries(page, await loadAliases(ask, toNamed(page)));
    for (const entry of entries) addEntry(summary, entry);
    const texts = Map.groupBy(entries.flatMap(format.toTexts), ([section]) => section);
    for (const [section, parts] of texts) {
      await spool.append(section, parts.map(([, text]) => text).join(format.separator));
    }
    progress.step(
      page.keys.pageInfo.hasNextPage ? countPassed(places, page.keys.nodes.at(-1)) : places.length,
      summary,
    );
  }
  return summary;
}

/** The keys whose aliases the report needs. A place that is silent would take a further deadline for them. */
function toNamed(page: Page): readonly PageKey[] {
  const reported = page.keys.nodes.filter(isReported);
  return isSilent(page) ? reported.filter(({ findings }) => findings) : reported;
}

async function loadAliases(ask: Ask, keys: readonly PageKey[]): Promise<Aliases> {
  if (keys.length === 0) return new Map();
  const { data } = await ask(ALIASES, { ids: keys.map(({ id }) => id) });
  return new Map(
    data?.nodes.flatMap((key) =>
      key !== null && 'aliases' in key && key.aliases ? [[key.arn, key.aliases.nodes.map(({ name }) => name)]] : [],
    ),
  );
}

/** The number of places before the one of the last key. */
function countPassed(places: readonly Place[], last: Place | undefined): number {
  return last === undefined ? 0 : places.filter((place) => toPosition(place) < toPosition(last)).length;
}

function toPosition({ accountId, region }: Place): string {
  return `${accountId} ${region}`;
}
