import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../graphql/context.ts';
import type { Phase, RequestObserver } from '../gateway-observer.ts';
import { toErrorCode } from './error-code.ts';
import type { RequestRecord } from './request-record.ts';

/**
 * Tells `observers` when the phases of an operation begin and end. Must come after all plugins that may refuse an
 * operation: an execution that a later plugin stops would never end.
 */
export function usePhases(
  recordOf: (request: Request) => RequestRecord | undefined,
  observers: readonly RequestObserver[],
): Plugin {
  const start = (request: Request, phase: Phase) => {
    const record = recordOf(request);
    if (record === undefined) return () => {};
    for (const observer of observers) observer.onPhaseStart?.(record, phase);
    return (code: string | null) => {
      for (const observer of observers) observer.onPhaseEnd?.(record, phase, code);
    };
  };
  return {
    // Yoga adds the codes of invalid documents later.
    onParse({ context }) {
      const end = start(context.request, 'parse');
      return ({ result }) => end(result instanceof Error ? toErrorCode(result, 'GRAPHQL_PARSE_FAILED') : null);
    },
    onValidate({ context }) {
      const end = start(context.request, 'validate');
      return ({ result: [error] }) => end(error === undefined ? null : toErrorCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    },
    onExecute({ args }) {
      const { request } = args.contextValue as unknown as Context & { readonly request: Request };
      const end = start(request, 'execute');
      return {
        onExecuteDone({ result }) {
          const [error] = ('errors' in result && result.errors) || [];
          end(error === undefined ? null : toErrorCode(error));
        },
      };
    },
  };
}
