import type { Plugin } from 'vite';

/**
 * Replaces each call of `graphql` by the generated document. The generated `graphql` finds a document by its text, and
 * so the page would hold every operation twice, as text and as a document, whether used or not.
 */
export function documentsPlugin(): Plugin {
  return {
    name: 'documents',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(SOURCE) || id.startsWith(GENERATED)) return null;
      const names: string[] = [];
      const replaced = code.replace(CALL, (call: string, kind: string, name: string) => {
        const document = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
        names.push(document);
        return document + '\n'.repeat(call.split('\n').length - 1); // the lines below keep their numbers
      });
      if (names.length === 0) return null;
      return { code: `import { ${names.join(', ')} } from '${GENERATED}graphql.ts'; ${replaced}`, map: null };
    },
  };
}

const SOURCE = `${import.meta.dirname}/`;
const GENERATED = `${SOURCE}generated/`;
const CALL = /\bgraphql\(`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\)/g;
