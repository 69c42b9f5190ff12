import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Types for every operation that the tests send: a field that does not exist fails `npm run check`. And what a front end
 * with Apollo Client needs to know of the schema: which types a fragment on an interface or a union is about.
 */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['test/**/*.ts', '!test/generated/**'],
  generates: {
    'schema/possible-types.json': { plugins: ['fragment-matcher'] },
    'test/generated/': {
      preset: 'client',
      // persisted-documents.json, for TRUSTED_DOCUMENTS.
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        strictScalars: true,
        scalars: { ID: 'string', DateTime: 'string', JSON: 'unknown' },
      },
    },
  },
};

export default config;
