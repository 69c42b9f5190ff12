import { useIsSlow } from '../gateway/use-is-slow.ts';

/** Stands where the answer will be. */
export function Reading({ busy }: { readonly busy: boolean }) {
  const isSlow = useIsSlow(busy);
  return (
    <p className="reading">
      Reading the policy from KMS …{isSlow && ' This takes longer than usual: the gateway retries until its deadline.'}
    </p>
  );
}
