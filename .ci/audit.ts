import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readPagePackages } from './page-packages.ts';

/** What is used here of the answer of `npm audit --json`. */
type Audit =
  | { readonly vulnerabilities: Readonly<Record<string, Vulnerability>> }
  | { readonly message?: string; readonly error?: { readonly summary: string } };

type Vulnerability = {
  /** The faults of the package itself, and the names of those that it depends on and that have some. */
  readonly via: readonly (Advisory | string)[];
  /** Where they are, such as node_modules/graphql: the keys of the lock file. */
  readonly nodes: readonly string[];
};

type Advisory = {
  readonly name: string;
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  /** The versions that are vulnerable. */
  readonly range: string;
};

const FAILING = ['high', 'critical'];

process.exitCode = checkVulnerabilities();

/**
 * Fails if a package that is installed with this one, or whose code is in the page, has a known vulnerability of a high
 * severity. Says so and passes if the registry does not answer: many mirrors know no vulnerabilities.
 */
function checkVulnerabilities(): 0 | 1 {
  const { stdout, stderr } = spawnSync('npm', ['audit', '--json', '--fetch-retries=1'], { encoding: 'utf8' });
  const audit = parse(stdout);
  if (!('vulnerabilities' in audit)) {
    const why = audit.message ?? audit.error?.summary ?? stderr.trim();
    process.stdout.write(`Vulnerabilities were NOT checked: the registry does not answer npm audit (${why})\n`);
    return 0;
  }
  const isShipped = createIsShipped();
  const found = Object.values(audit.vulnerabilities)
    .filter(({ nodes }) => nodes.some(isShipped))
    .flatMap(({ via }) => via.filter((each) => typeof each !== 'string'));
  for (const { name, severity, range, title, url } of found)
    process.stdout.write(`${severity}: ${name} ${range}: ${title} (${url})\n`);
  process.stdout.write(`Known vulnerabilities of the packages that are shipped: ${found.length}\n`);
  return found.some(({ severity }) => FAILING.includes(severity)) ? 1 : 0;
}

function parse(text: string): Audit {
  try {
    return JSON.parse(text) as Audit;
  } catch {
    return {};
  }
}

function createIsShipped(): (node: string) => boolean {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: LockedPackages };
  const inPage = readPagePackages();
  return (node) => {
    const { version, dev = false } = packages[node] ?? {};
    return !dev || inPage.has(`${node.replace(/^.*node_modules\//, '')}@${version}`);
  };
}

type LockedPackages = Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>>;
