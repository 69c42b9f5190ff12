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

/** Which Regions the gateway reads, where it reads the account, but not the Region of a key that was not found. */
export function RegionNote({ place }: { readonly place: Place | null }) {
  return place && <Note {...place} />;
}

function Note({ accountId, region }: Place) {
  const { data } = useAnswer(REGIONS, { accountIds: [accountId] });
  const [account] = data?.accounts ?? [];
  const regions = account?.regions.map(({ name }) => name) ?? [];
  if (account?.regionsFailure !== null || regions.includes(region)) return null;
  return (
    <p>
      <strong>{region}</strong> is not one of the Regions that the gateway reads of account {accountId}:{' '}
      {LIST.format(regions)}.
    </p>
  );
}

const LIST = new Intl.ListFormat('en-GB');
