import type { AnyVariables, TypedDocumentNode } from 'urql';
import { GATEWAY_URL } from '../gateway/client.ts';
import type { FieldFailure } from '../gateway/failure.ts';
import { SETTINGS } from '../gateway/settings.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { toGraphiqlUrl } from './graphiql-url.ts';
import { saveFile, toFileName } from './save-file.ts';
import type { Table } from './table.ts';
import { toCsv } from './to-csv.ts';
import { toMarkdown } from './to-markdown.ts';

/** What one can take along of a tab: files with what it shows, its query, and its link. */
export function ShareBar<Data, Variables extends AnyVariables>(props: ShareBarProps<Data, Variables>) {
  const { name, tab, query, variables, data, failures, toTable } = props;
  const graphiql = SETTINGS.graphiql ? toGraphiqlUrl(GATEWAY_URL, query, variables) : null;
  const save = (extension: string, type: string, text: string) =>
    saveFile(toFileName(name, tab, extension), type, text);
  return (
    <section className="share" aria-label="Take it along">
      <div className="share-group">
        <span className="quiet">Download</span>
        <button type="button" className="button" onClick={() => save('json', JSON_TYPE, toJson(data, failures))}>
          JSON
        </button>
        <button type="button" className="button" onClick={() => save('csv', 'text/csv', toCsv(toTable()))}>
          CSV
        </button>
        <button type="button" className="button" onClick={() => save('md', 'text/markdown', toMarkdown(toTable()))}>
          Markdown
        </button>
      </div>
      <div className="share-group">
        <CopyButton text={window.location.href}>Copy link</CopyButton>
        {graphiql !== null && (
          <a className="button" href={graphiql} target="_blank" rel="noopener noreferrer">
            Query in GraphiQL
          </a>
        )}
      </div>
    </section>
  );
}

export type ShareBarProps<Data, Variables extends AnyVariables> = {
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
  readonly tab: string;
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: Variables;
  /** The answer to the query. */
  readonly data: Data;
  readonly failures: readonly FieldFailure[];
  /** What the tab shows. */
  readonly toTable: () => Table;
};

const JSON_TYPE = 'application/json';

/** The answer as GraphQL has it. What could not be read stays in it: null alone would look like nothing. */
function toJson(data: unknown, failures: readonly FieldFailure[]): string {
  const errors = failures.map(({ message, path, code }) => ({ message, path, extensions: { code } }));
  return `${JSON.stringify({ data, ...(errors.length > 0 && { errors }) }, null, 2)}\n`;
}
