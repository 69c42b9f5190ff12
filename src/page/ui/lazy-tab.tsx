import { type ComponentType, lazy } from 'react';

/** A tab whose code is loaded when it is opened. Without the gateway, it says so instead of breaking the page. */
export function lazyTab<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  loads.push(load);
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      return { default: NotLoaded as ComponentType<Props> };
    }
  });
}

/** Loads the code of all tabs, so that each opens at once, also if the gateway does not answer by then. */
export function preloadTabs(): void {
  for (const load of loads) load().catch(() => {}); // the tab says so when it is opened
}

const loads: (() => Promise<unknown>)[] = [];

function NotLoaded() {
  return (
    <div className="notice" data-kind="passing" role="alert">
      <p className="notice-title">This tab could not be loaded</p>
      <p>The gateway did not answer, or it has a newer version of this page.</p>
      <button type="button" className="button" onClick={() => window.location.reload()}>
        Load the page again
      </button>
    </div>
  );
}
