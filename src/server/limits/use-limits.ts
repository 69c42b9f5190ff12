import { type ExecutionArgs, GraphQLError, getOperationAST, getVariableValues } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../../config/limits.ts';
import type { Context } from '../../graphql/context.ts';
import { clip } from '../../json/quote.ts';
import type { DocumentCache } from '../documents/document-cache.ts';
import { parseWithin } from '../documents/parse-within.ts';
import { MAX_ERRORS, type ValidationOptions, validateWithin } from '../documents/validate-within.ts';
import { overLimit } from '../refusal.ts';
import { type Cost, countCost, FREE } from './operation-cost.ts';
import { findOperation } from './operation-fields.ts';
import { exceedsResultBudget, openResultBudget } from './result-budget.ts';

/** Refuses what would cost too much: its size before it is validated, its KMS calls before any is made. */
export function useLimits(limits: Limits, validation: ValidationOptions, documents: DocumentCache): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parseWithin(limits, source, options));
    },
    onValidate({ params, setValidationFn }) {
      setValidationFn((schema, document) => validateWithin(limits, validation, schema, document));
      return ({ valid }) => {
        // With its errors, an invalid one takes a hundred times as much memory.
        if (!valid) documents.delete(params.documentAST.loc?.source.body ?? '');
      };
    },
    onExecute({ args, setResultAndStopExecution }) {
      const errors = findBrokenLimits(limits, validation, args);
      if (errors.length > 0) {
        setResultAndStopExecution({ errors });
        return;
      }
      const { signal } = args.contextValue as unknown as Context;
      openResultBudget(signal, limits.resultSize, costOf(args));
      return {
        onExecuteDone({ setResult }) {
          if (!exceedsResultBudget(signal)) return;
          setResult({ errors: [resultTooLarge('The answer has a size of', limits.resultSize)] });
        },
      };
    },
  };
}

function findBrokenLimits(
  limits: Limits,
  { hideSuggestions }: ValidationOptions,
  args: ExecutionArgs,
): readonly GraphQLError[] {
  const { schema, document, operationName, variableValues } = args;
  const operation = getOperationAST(document, operationName);
  COSTS.set(args, FREE);
  if (!operation) return []; // the executor says so
  // Without a limit, a list of 100,000 wrong values is 100,000 errors, of which some megabytes would be shown.
  const options = { maxErrors: MAX_ERRORS, hideSuggestions };
  const variables = operation.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(schema, variables, variableValues ?? {}, options);
  if (errors) return errors.map(toVariableError);
  const counted = findOperation(operation, coerced, args);
  if (!counted) return []; // the executor says so
  const cost = countCost(counted);
  COSTS.set(args, cost);
  const { kmsCalls, size } = cost;
  if (kmsCalls > limits.kmsCalls) {
    const message = `The operation may cause ${kmsCalls} KMS calls, more than ${limits.kmsCalls}. Ask for fewer keys at a time, or for less of each.`;
    return [overLimit('KMS_CALLS', limits.kmsCalls, message)];
  }
  if (size > limits.resultSize) {
    return [resultTooLarge(`The answer may have a size of ${size},`, limits.resultSize)];
  }
  return [];
}

/** `subject` begins the sentence. */
function resultTooLarge(subject: string, limit: number): GraphQLError {
  const units = "a value counts 1, one that takes a KMS call 7, a policy's text or json 100";
  const advice = 'Ask for fewer keys at a time, or for less of each.';
  return overLimit('RESULT_SIZE', limit, `${subject} more than ${limit} (${units}). ${advice}`);
}

/** What an execution may cause that has passed `useLimits`. Throws where it has not: nothing may run uncounted. */
export function costOf(args: ExecutionArgs): Cost {
  const cost = COSTS.get(args);
  if (cost === undefined)
    throw new Error('An operation was not counted: useLimits stands before whoever asks for its cost');
  return cost;
}

const COSTS = new WeakMap<ExecutionArgs, Cost>();

/** Its message has the value, which may be as large as the body, in a sentence of graphql-js's own. */
function toVariableError({ message, nodes }: GraphQLError): GraphQLError {
  const extensions = { code: 'BAD_USER_INPUT', http: { spec: true, status: 400 } };
  return new GraphQLError(clip(message, MAX_MESSAGE), { nodes: nodes ?? null, extensions });
}

const MAX_MESSAGE = 500;
