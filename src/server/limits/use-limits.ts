import { type ExecutionArgs, GraphQLError, getOperationAST, getVariableValues } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../../config/limits.ts';
import type { Context } from '../../graphql/context.ts';
import { clip } from '../../json/quote.ts';
import type { DocumentCache } from '../documents/document-cache.ts';
import { parseWithin } from '../documents/parse-within.ts';
import { MAX_ERRORS, type ValidationOptions, validateWithin } from '../documents/validate-within.ts';
import { limitExceeded } from '../request-error.ts';
import { type Cost, costWithoutVariables, countCost, FREE } from './operation-cost.ts';
import { findOperation } from './operation-fields.ts';
import { exceedsResultBudget, openResultBudget } from './result-budget.ts';

/**
 * Before validation, refuses documents that are too large. Before any KMS call, refuses operations that cost too much.
 */
export function useLimits(limits: Limits, validation: ValidationOptions, documents: DocumentCache): Plugin {
  return {
    onParse({ params, setParseFn, setParsedDocument }) {
      const known = documents.find(params.source.toString());
      if (known !== undefined) setParsedDocument(known);
      else setParseFn((source, options) => parseWithin(limits, source, options));
    },
    onValidate({ params: { documentAST }, setResult, setValidationFn }) {
      if (documents.has(documentAST)) {
        setResult([]);
        return;
      }
      const text = documentAST.loc?.source.body; // a valid document loses its locations
      setValidationFn((schema, document) => validateWithin(limits, validation, schema, document));
      return ({ valid }) => {
        // Does not cache invalid documents: with its errors, one takes a hundred times the memory of a valid document.
        if (valid && text !== undefined) documents.add(text, documentAST);
      };
    },
    onExecute({ args, setResultAndStopExecution }) {
      const errors = findErrors(limits, validation, args);
      if (errors.length > 0) {
        setResultAndStopExecution({ errors });
        return;
      }
      const { signal } = args.contextValue as unknown as Context;
      openResultBudget(signal, limits.resultSize, costOf(args));
      return {
        onExecuteDone({ setResult }) {
          if (!exceedsResultBudget(signal)) return;
          setResult({ errors: [createResultSizeError('The answer has a size of', limits.resultSize)] });
        },
      };
    },
  };
}

function findErrors(
  limits: Limits,
  { hideSuggestions }: ValidationOptions,
  args: ExecutionArgs,
): readonly GraphQLError[] {
  const { schema, document, operationName, variableValues } = args;
  const operation = getOperationAST(document, operationName);
  COSTS.set(args, FREE);
  if (!operation) return []; // the executor reports this error
  // Without `maxErrors`, a list of 100,000 wrong values would give 100,000 errors, which are megabytes of answer.
  const options = { maxErrors: MAX_ERRORS, hideSuggestions };
  const variables = operation.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(schema, variables, variableValues ?? {}, options);
  if (errors) return errors.map(toVariableError);
  const counted = findOperation(operation, coerced, args);
  if (!counted) return []; // the executor reports this error
  const cost = variables.length === 0 ? costWithoutVariables(operation, counted) : countCost(counted);
  COSTS.set(args, cost);
  const { kmsCalls, size } = cost;
  if (kmsCalls > limits.kmsCalls) {
    const message = `The operation may cause ${kmsCalls} KMS calls, more than ${limits.kmsCalls}. ${ADVICE}`;
    return [limitExceeded('KMS_CALLS', limits.kmsCalls, message)];
  }
  if (size > limits.resultSize) {
    return [createResultSizeError(`The answer may have a size of ${size},`, limits.resultSize)];
  }
  return [];
}

const ADVICE = 'Ask for fewer keys at a time, or for fewer fields of each.';
const SIZES = "a value counts 1, a value that needs a KMS call 7, a policy's text or json 100";

/** `subject` begins the sentence. */
function createResultSizeError(subject: string, limit: number): GraphQLError {
  return limitExceeded('RESULT_SIZE', limit, `${subject} more than ${limit} (${SIZES}). ${ADVICE}`);
}

/** The cost that `useLimits` counted for an execution. Throws if it did not, so that no operation runs uncounted. */
export function costOf(args: ExecutionArgs): Cost {
  const cost = COSTS.get(args);
  if (cost === undefined) throw new Error('The cost of an operation was not counted: useLimits must run first');
  return cost;
}

const COSTS = new WeakMap<ExecutionArgs, Cost>();

/** The message of graphql-js quotes the value, which can be as large as the body. */
function toVariableError({ message, nodes }: GraphQLError): GraphQLError {
  const extensions = { code: 'BAD_USER_INPUT', http: { spec: true, status: 400 } };
  return new GraphQLError(clip(message, MAX_MESSAGE), { nodes: nodes ?? null, extensions });
}

/** Characters. */
const MAX_MESSAGE = 500;
