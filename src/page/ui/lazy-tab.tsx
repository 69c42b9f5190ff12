import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { useRecovery } from '../gateway/recovery.ts';

/** The code of a tab, which is loaded when it is opened. */
export type TabCode<Props extends object> = {
  readonly load: () => Promise<void>;
  /** Null until it is loaded. */
  readonly find: () => ComponentType<Props> | null;
};

export function createTabCode<Props extends object>(load: () => Promise<ComponentType<Props>>): TabCode<Props> {
  let loaded: ComponentType<Props> | null = null;
  const code = {
    load: async () => {
      loaded ??= await load();
    },
    find: () => loaded,
  };
  codes.push(code);
  return code;
}

/** Loads the code of all tabs, so that each opens at once, also if the gateway does not answer by then. */
export function preloadTabs(): void {
  for (const { load } of codes) load().catch(() => {}); // the tab says so when it is opened
}

const codes: Pick<TabCode<object>, 'load'>[] = [];

/** Without the gateway, it says so instead of breaking the page, and is loaded as soon as the gateway answers. */
export function LazyTab<Props extends object>({
  code,
  props,
}: {
  readonly code: TabCode<Props>;
  readonly props: Props;
}) {
  const phase = useLoading(code);
  const Tab = code.find();
  if (Tab !== null) return <Tab {...props} />;
  return phase === 'loading' ? <p className="reading">Loading the tab …</p> : <NotLoaded isLost={phase === 'lost'} />;
}

/** `lost`: the gateway does not answer. `missing`: it does, but has no such file. */
type Phase = 'loading' | 'loaded' | 'lost' | 'missing';

function useLoading<Props extends object>(code: TabCode<Props>): Phase {
  const [phase, setPhase] = useState<Phase>('loading');
  const start = useCallback(async () => {
    try {
      await code.load();
      setPhase('loaded');
    } catch {
      setPhase((await isReachable()) ? 'missing' : 'lost');
    }
  }, [code]);
  useEffect(() => {
    if (code.find() === null) void start();
  }, [code, start]);
  useRecovery(phase === 'lost', start);
  return phase;
}

async function isReachable(): Promise<boolean> {
  try {
    return (await fetch(document.baseURI, { method: 'HEAD', credentials: 'omit' })).ok;
  } catch {
    return false;
  }
}

function NotLoaded({ isLost }: { readonly isLost: boolean }) {
  return (
    <div className="notice" data-kind="passing" role="alert">
      <p className="notice-title">This tab could not be loaded</p>
      <p>
        {isLost
          ? 'The gateway does not answer. The tab opens as soon as it does.'
          : 'The gateway does not have it: it has another version of this page by now.'}
      </p>
      {!isLost && (
        <button type="button" className="button" onClick={() => window.location.reload()}>
          Load the page again
        </button>
      )}
    </div>
  );
}
