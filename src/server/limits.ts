import { type DocumentNode, GraphQLError, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../config.ts';
import { measureDocument } from './document-shape.ts';
import { costOf } from './operation-cost.ts';

/** Refuses what would cost too much: its size before it is validated, its KMS calls before any is made. */
export function useLimits(limits: Limits): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parseWithin(limits, source, options));
    },
    onValidate({ params, setResult }) {
      const error = findBrokenLimit(limits, params.documentAST);
      if (error !== null) setResult([error]);
    },
    onExecute({ args, setResultAndStopExecution }) {
      const { kmsCalls, size } = costOf(args);
      if (kmsCalls > limits.kmsCalls) {
        const message = `The operation may cause ${kmsCalls} KMS calls, more than ${limits.kmsCalls}. Ask for fewer keys at a time, or for less of each.`;
        setResultAndStopExecution({ errors: [overLimit('KMS_CALLS', limits.kmsCalls, message)] });
      } else if (size > limits.resultSize) {
        const message = `The answer may have a size of ${size}, more than ${limits.resultSize} (a value counts 1, a policy's text or json 100). Ask for fewer keys at a time, or for less of each.`;
        setResultAndStopExecution({ errors: [overLimit('RESULT_SIZE', limits.resultSize, message)] });
      }
    },
  };
}

/** The parser's own cap holds before any recursion. */
function parseWithin(limits: Limits, source: Parameters<typeof parse>[0], options: Parameters<typeof parse>[1]) {
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
      throw overLimit('SOURCE', MAX_SOURCE, `The document has more than ${MAX_SOURCE} characters.`);
    }
    if (error.message.includes('comments')) {
      throw overLimit('COMMENTS', MAX_COMMENTS, `The document has more than ${MAX_COMMENTS} comments.`);
    }
    throw overLimit('TOKENS', limits.tokens, `The document has more than ${limits.tokens} tokens.`);
  }
}

/** UTF-16 code units. */
const MAX_SOURCE = 32 * 1024;
const MAX_COMMENTS = 100;

function findBrokenLimit(limits: Limits, document: DocumentNode): GraphQLError | null {
  const shape = measureDocument(document);
  if (shape.depth > limits.depth) {
    return overLimit('DEPTH', limits.depth, `The document is ${shape.depth} fields deep, more than ${limits.depth}.`);
  }
  if (shape.aliases > limits.aliases) {
    return overLimit(
      'ALIASES',
      limits.aliases,
      `The document has ${shape.aliases} aliases, more than ${limits.aliases}.`,
    );
  }
  if (shape.rootFields > limits.rootFields) {
    const message = `The operation has ${shape.rootFields} root fields, more than ${limits.rootFields}.`;
    return overLimit('ROOT_FIELDS', limits.rootFields, message);
  }
  return null;
}

function overLimit(what: string, limit: number, message: string): GraphQLError {
  // Yoga turns `spec` on wherever it is off, and then answers 200 to a client that takes only application/json.
  const http = Object.defineProperty({ status: 400 }, 'spec', { get: () => false, set: () => {} });
  return new GraphQLError(message, { extensions: { code: `${what}_LIMIT_EXCEEDED`, limit, http } });
}
