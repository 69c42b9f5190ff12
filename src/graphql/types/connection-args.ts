import type { ObjectFieldBuilder, SchemaTypes } from '@pothos/core';

/** The arguments of every list: forward only, as KMS's own lists are. */
export function pageArgs<Types extends SchemaTypes, Parent>(t: Pick<ObjectFieldBuilder<Types, Parent>, 'arg'>) {
  return {
    first: t.arg.int({ description: 'How many: 1 to 1000; 50 where it is not given.' }),
    after: t.arg.string({ description: 'Go on behind this cursor; from the start where it is not given.' }),
  };
}
