import type { FieldPolicy } from '@apollo/client';

type Coverage = Record<'total' | 'readable' | 'denied' | 'throttled' | 'failed', number>;
type AllKeys = { nodes: unknown[]; failures: unknown[]; policyCoverage: Coverage; pageInfo: object };

/** Joins the pages of allKeys. Each query of them must select all four fields. */
export const allKeys: FieldPolicy<AllKeys> = {
  keyArgs: ['accountIds', 'regions', 'filter'],
  merge(before, page, { args }) {
    if (!before || !args?.after) return page;
    if (!page) return before;
    const add = (name: keyof Coverage) => before.policyCoverage[name] + page.policyCoverage[name];
    return {
      ...page,
      nodes: [...before.nodes, ...page.nodes],
      failures: [...before.failures, ...page.failures],
      policyCoverage: {
        ...page.policyCoverage,
        total: add('total'),
        readable: add('readable'),
        denied: add('denied'),
        throttled: add('throttled'),
        failed: add('failed'),
      },
    };
  },
};
