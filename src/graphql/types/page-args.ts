import type { ObjectFieldBuilder, SchemaTypes } from '@pothos/core';

/** The arguments of every list. Paging is forward only, as in KMS. */
export function pageArgs<Types extends SchemaTypes, Parent>(t: Pick<ObjectFieldBuilder<Types, Parent>, 'arg'>) {
  return {
    first: t.arg.int({ description: 'The number of items: 1 to 1000. Default: 50.' }),
    after: t.arg.string({ description: 'Returns the items after this cursor. Default: the start of the list.' }),
  };
}
