import { escapeInvisible } from '../../json/quote.ts';
import { useAnswer } from '../gateway/use-answer.ts';
import { graphql } from '../generated/index.ts';
import type { Place } from '../ui/location.ts';

const REGIONS = graphql(`
  query RegionsOfAccount($accountIds: [ID!]!) {
    accounts(accountIds: $accountIds) {
      regions {
        name
      }
      regionsFailure {
        code
      }
    }
  }
`);

/**
 * Where the key was looked for. If the gateway reads the account, but not the Region, then which Regions it does read.
 */
export function RegionNote({ place }: { readonly place: Place | null }) {
  return place && <Note {...place} />;
}

function Note({ accountId, region }: Place) {
  const { data } = useAnswer(REGIONS, { accountIds: [accountId] });
  const [account] = data?.accounts ?? [];
  const regions = account?.regions.map(({ name }) => name) ?? [];
  if (account?.regionsFailure !== null || regions.includes(region)) {
    return (
      <p className="quiet">
        Account {escapeInvisible(accountId)}, Region {escapeInvisible(region)}
      </p>
    );
  }
  return (
    <p>
      <strong>{region}</strong> is not one of the Regions that the gateway reads of account {accountId}:{' '}
      {LIST.format(regions)}.
    </p>
  );
}

const LIST = new Intl.ListFormat('en-GB');
