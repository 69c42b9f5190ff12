import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** Who may import whom; see ARCHITECTURE.md. */
const MAY_IMPORT: Record<string, string[]> = {
  policy: [],
  kms: ['policy'],
  'find-duplicate-keys': ['policy'],
  'body-buffer': [],
  'json-input': ['policy', 'find-duplicate-keys'],
  http: [],
  'embedded-kms': ['policy', 'json-input', 'body-buffer', 'http'],
  'config-values': [],
  'config-edges': ['config-values'],
  'config-limits': ['config-values'],
  'config-operations': ['config-values'],
  'config-proxies': ['kms'],
  config: ['kms', 'config-values', 'config-edges', 'config-limits', 'config-operations', 'config-proxies'],
  'authentication-config': [],
  'authorization-config': ['kms'],
  'access-config': ['authentication-config', 'authorization-config'],
  'gateway-config': ['kms', 'json-input', 'access-config'],
  graphql: ['kms', 'policy'],
  server: [
    'http',
    'graphql',
    'kms',
    'policy',
    'body-buffer',
    'config',
    'config-edges',
    'config-limits',
    'config-operations',
    'access-config',
    'authentication-config',
    'authorization-config',
  ],
  'trusted-documents': ['graphql', 'config', 'json-input'],
  export: ['kms', 'embedded-kms', 'config'],
};

/** main*.ts and what they start with; index.ts. They put the layers together. */
const PROGRAMS = /^src\/(main|start|connect|index)[\w-]*\.ts$/;

const layerOf = (file: string) => (file.split('/')[1] ?? '').replace(/\.ts$/, '');

it('imports point one way through the layers', () => {
  const files = globSync('src/**/*.ts');
  expect(files.length).toBeGreaterThan(50);
  const wrong = files
    .filter((file) => !PROGRAMS.test(file))
    .flatMap((file) => {
      const allowed = [layerOf(file), ...(MAY_IMPORT[layerOf(file)] ?? [])];
      return [...readFileSync(file, 'utf8').matchAll(/from '(\..*?)'/g)]
        .map(([, path]) => join(dirname(file), path ?? ''))
        .filter((path) => path.startsWith('src/') && !allowed.includes(layerOf(path)))
        .map((path) => `${file} imports ${path}`);
    });
  expect(wrong).toEqual([]);
});

it('the policy layer imports nothing outside itself', () => {
  const packages = globSync('src/policy/*.ts').filter((file) => / from '[^.]/.test(readFileSync(file, 'utf8')));
  expect(packages).toEqual([]);
});
