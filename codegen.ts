import type { CodegenConfig } from '@graphql-codegen/cli';

const SCALARS = { ID: 'string', DateTime: 'string', JSON: 'unknown' };
const CONFIG = {
  enumsAsTypes: true,
  useTypeImports: true,
  importExtension: '.ts',
  strictScalars: true,
  scalars: SCALARS,
};

/**
 * Types for every operation that the tests, the report, the page and the example of a front end send: a field that does not exist fails
 * `npm run check`. And what a front end with Apollo Client needs to know of the schema: which types a fragment on an
 * interface or a union is about.
 */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  generates: {
    'schema/possible-types.json': { plugins: ['fragment-matcher'] },
    'test/generated/': {
      documents: ['test/**/*.ts', '!test/generated/**'],
      preset: 'client',
      // persisted-documents.json, for TRUSTED_DOCUMENTS.
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: { ...CONFIG, documentMode: 'string' },
    },
    'src/report/generated/': {
      documents: ['src/report/*.ts'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...CONFIG, documentMode: 'string' },
    },
    'examples/front-end/generated/': {
      documents: ['examples/front-end/*.ts'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...CONFIG, documentMode: 'string' },
    },
    'src/page/generated/': {
      documents: ['src/page/**/*.{ts,tsx}', '!src/page/generated/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: CONFIG,
    },
  },
};

export default config;
