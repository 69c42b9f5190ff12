import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import type { HttpConfig } from '../../config/http.ts';
import type { RequestIntake } from '../overload/intake.ts';
import { isAt } from '../paths.ts';
import { createRequestError } from '../request-error.ts';
import { acceptsAnswer, NOT_ACCEPTABLE } from './accepts-answer.ts';
import { isAllowedPage, originNotAllowed } from './allowed-page.ts';
import { readBody } from './read-body.ts';

export type HttpRules = Pick<HttpConfig, 'allowGet' | 'maxBody' | 'maxBodyValues'> & {
  /** Where GraphQL is served. */
  readonly path: string;
  /** The origins whose pages may send requests from a browser, such as https://console.example.com. */
  readonly allowedOrigins: readonly string[];
  readonly openIntake: (request: Request, connection: object) => RequestIntake;
};

/** Refuses requests with a wrong Accept header, path, method or origin before their body is read. */
export function useHttpRules(rules: HttpRules): Plugin {
  const { allowGet, path, allowedOrigins, openIntake } = rules;
  const methods = allowGet ? ['GET', 'POST'] : ['POST'];
  return {
    onRequestParse({ request, url, requestParser, setRequestParser, endResponse, fetchAPI, serverContext }) {
      // First: without an accepted content type, Yoga cannot answer with the errors of the other checks.
      if (!acceptsAnswer(request.headers.get('accept'))) {
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        endResponse(new fetchAPI.Response(NOT_ACCEPTABLE, { status: 406, headers }));
        return;
      }
      // Yoga also accepts a URL that only ends with its path, such as /livez?/graphql.
      if (!isAt(path, request.url, url)) throw notFound(path);
      if (!methods.includes(request.method)) throw methodNotAllowed(methods);
      if (!isAllowedPage(request, allowedOrigins)) throw originNotAllowed(request.headers.get('origin'));
      setRequestParser(async (sent) => {
        const intake = openIntake(sent, serverContext);
        if (sent.method === 'POST') return await readBody(sent, incomingOf(serverContext), rules, intake);
        await intake.waitForTurn();
        return (await requestParser?.(sent)) ?? {};
      });
    },
  };
}

/** The request of node:http. Undefined if the request came through `gateway.fetch`. */
function incomingOf(connection: { readonly req?: IncomingMessage } & object): IncomingMessage | undefined {
  return connection.req;
}

function notFound(path: string) {
  return createRequestError({ status: 404, code: 'NOT_FOUND', message: `GraphQL is at ${path}.` });
}

function methodNotAllowed(methods: readonly string[]) {
  const message = `GraphQL operations are sent by ${methods.join(' or ')}.`;
  const headers = { allow: methods.join(', ') };
  return createRequestError({ status: 405, code: 'METHOD_NOT_ALLOWED', message, headers });
}
