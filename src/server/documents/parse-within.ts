import { type DocumentNode, GraphQLError, parse } from 'graphql';
import type { Limits } from '../../config/limits.ts';
import { limitExceeded } from '../request-error.ts';

type Parse = typeof parse;

/** Parses a document within limits that the parser checks before it recurses. Throws GraphQLError. */
export function parseWithin(limits: Limits, source: Parameters<Parse>[0], options: Parameters<Parse>[1]): DocumentNode {
  try {
    return parse(source, {
      ...options,
      maxLexicalTokens: limits.tokens,
      maxSourceLength: MAX_SOURCE,
      maxComments: MAX_COMMENTS,
    });
  } catch (error) {
    if (!(error instanceof GraphQLError) || !error.message.includes('Parsing aborted')) throw error;
    if (error.message.includes('UTF-16')) {
      throw limitExceeded('SOURCE', MAX_SOURCE, `The document has more than ${MAX_SOURCE} characters.`);
    }
    if (error.message.includes('comments')) {
      throw limitExceeded('COMMENTS', MAX_COMMENTS, `The document has more than ${MAX_COMMENTS} comments.`);
    }
    throw limitExceeded('TOKENS', limits.tokens, `The document has more than ${limits.tokens} tokens.`);
  }
}

/** UTF-16 code units. */
const MAX_SOURCE = 32 * 1024;
const MAX_COMMENTS = 100;
