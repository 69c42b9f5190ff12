import type { ObjectFieldBuilder, SchemaTypes } from '@pothos/core';

/** The arguments of every connection. Lists of KMS only go forward, so there is no `last` and `before`. */
export function pageArgs<Types extends SchemaTypes, Parent>(t: Pick<ObjectFieldBuilder<Types, Parent>, 'arg'>) {
  return {
    first: t.arg.int({ description: 'The most items: 1 to 1000. Default: 50.' }),
    after: t.arg.string({ description: 'The cursor after which the page starts. Default: the start of the list.' }),
  };
}
