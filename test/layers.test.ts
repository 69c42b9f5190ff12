import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rows of ARCHITECTURE.md's table: each layer, and the layers that it may import. */
const MAY_IMPORT = new Map(
  [...readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^\| `([\w./-]+?)\/?` \|.*\|(.*)\|$/gm)].map(
    ([, layer = '', allowed = '']) => [layer, [...allowed.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)],
  ),
);

/** `from '...'`, `import '...'` and `import('...')`. */
const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g;

type Import = { readonly file: string; readonly specifier: string; readonly layer: string; readonly target: string };

/** Vite's configuration and its plugin run in Node, not in the browser: they have no layer. */
const files = globSync('src/**/*.{ts,tsx}').filter(
  (file) => !/^src\/page\/(vite\.config|documents-plugin)\.ts$/.test(file),
);

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(SPECIFIER)].map(([, specifier = '']) => ({
    file,
    specifier,
    layer: layerOf(file),
    target: specifier.startsWith('.') ? layerOf(join(dirname(file), specifier)) : '',
  })),
);

/** The imports from one layer of `src/` to another; the target of what lies outside `src/` is ''. */
const crossing = imports.filter(({ layer, target }) => target !== '' && target !== layer);

function layerOf(path: string): string {
  const [root, layer = ''] = path.split('/');
  return root === 'src' ? layer : '';
}

describe('the layers of src/', () => {
  it('are the rows of the table in ARCHITECTURE.md', () => {
    expect([...MAY_IMPORT.keys()].toSorted()).toEqual([...new Set(files.map(layerOf))].toSorted());
  });

  it('import only what the table allows, side-effect imports and dynamic imports included', () => {
    expect(crossing.length).toBeGreaterThan(100);
    const forbidden = crossing.filter(({ layer, target }) => !MAY_IMPORT.get(layer)?.includes(target));
    expect(forbidden.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('use each permission that the table gives them', () => {
    const used = new Set(crossing.map(({ layer, target }) => `${layer} imports ${target}`));
    const allowed = [...MAY_IMPORT].flatMap(([layer, targets]) =>
      targets.map((target) => `${layer} imports ${target}`),
    );
    expect(allowed.filter((permission) => !used.has(permission))).toEqual([]);
  });

  it('have at most 15 entries, and each folder of code at most 20', () => {
    expect(globSync('src/*').length).toBeLessThanOrEqual(15);
    const sizes = [...Map.groupBy(files, dirname)].map(([folder, { length }]) => ({ folder, length }));
    expect(sizes.filter(({ length }) => length > 20)).toEqual([]);
  });
});

it.each(['json', 'policy', 'http'])('the layer %s imports no package', (layer) => {
  const packages = imports.filter((each) => each.layer === layer && !/^(\.|node:)/.test(each.specifier));
  expect(packages.filter(({ file }) => file !== 'src/json/input.ts')).toEqual([]); // which names the errors of zod
});

it('OpenTelemetry is imported by server/traces only, which only a dynamic import loads', () => {
  const isOfTraces = (file: string) => file.startsWith('src/server/traces/');
  const texts = files.filter((file) => !isOfTraces(file)).map((file) => [file, readFileSync(file, 'utf8')] as const);
  const loading = texts.filter(([, text]) => /@opentelemetry|^import (?!type).*server\/traces\//m.test(text));
  expect(loading.map(([file]) => file)).toEqual([]);
  const dynamic = texts.filter(([, text]) => /await import\('.*\/traces\/start-traces\.ts'\)/.test(text));
  expect(dynamic.map(([file]) => file)).toEqual(['src/programs/start/run-gateway.ts']);
});

it('only programs touch the process', () => {
  const touching = files.filter(
    (file) => layerOf(file) !== 'programs' && /\bprocess\.\w/.test(readFileSync(file, 'utf8')),
  );
  expect(touching).toEqual([]);
});

it('no test replaces the variables of the process, which the files of a worker share', () => {
  const replacing = globSync('test/**/*.ts').filter((file) =>
    /\bprocess\.env(\.\w+| \[.*\])? = |assign\(process\.env/.test(readFileSync(file, 'utf8')),
  );
  expect(replacing).toEqual([]);
});
