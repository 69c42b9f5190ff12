import { useAnswer } from '../gateway/use-answer.ts';
import type { KeyQueryVariables } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';
import { Time } from '../ui/time.tsx';
import { Fact } from './fact.tsx';

/** A query of its own: AWS allows few of these calls, so it waits the longest. */
const LAST_USE = graphql(`
  query LastUse($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) {
      lastUsage {
        operation
        usedAt
        trackingStartedAt
      }
    }
  }
`);

export function LastUse({ variables }: { readonly variables: KeyQueryVariables }) {
  const { data, failures } = useAnswer(LAST_USE, variables);
  const usage = data?.key?.lastUsage;
  const failure = usage ? undefined : failures.find(({ kind }) => kind !== 'GatewayUnreachable');
  return (
    <Fact name="Last use" failure={failure}>
      {!usage && <span className="quiet">is being read …</span>}
      {usage?.usedAt && (
        <>
          {usage.operation ?? 'a use'} on <Time value={usage.usedAt} />
        </>
      )}
      {usage && !usage.usedAt && 'none is recorded'}
      {usage && !usage.usedAt && usage.trackingStartedAt && (
        <>
          <span className="fact-line">
            since <Time value={usage.trackingStartedAt} />
          </span>
          <span className="fact-line">earlier uses are not known</span>
        </>
      )}
    </Fact>
  );
}
