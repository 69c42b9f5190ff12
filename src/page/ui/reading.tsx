import { useIsSlow } from '../gateway/use-is-slow.ts';

/** Stands where the answer will be. `children`: what is read. */
export function Reading({ busy, children = 'the policy' }: { readonly busy: boolean; readonly children?: string }) {
  const isSlow = useIsSlow(busy);
  return (
    <p className="reading">
      Reading {children} from KMS …{isSlow && ' This takes longer than usual: the gateway retries until its deadline.'}
    </p>
  );
}
