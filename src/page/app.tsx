import type { ReactNode } from 'react';
import { Estate } from './estate/estate.tsx';
import { LostBanner } from './gateway/lost-banner.tsx';
import { KeyView } from './key/key-view.tsx';
import { Announcements } from './ui/announce.tsx';
import { Brand } from './ui/brand.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { Link } from './ui/link.tsx';
import { useLocation } from './ui/location.ts';

/** The key that the URL names, or all keys. */
export function App({ account, banner, children }: AppProps) {
  const { key, ...rest } = useLocation();
  return (
    <div className="app">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="bar">
        <Link className="brand" href="?">
          <Brand />
        </Link>
        {account}
      </header>
      {banner}
      <LostBanner />
      <main id="content" className="content" tabIndex={-1}>
        <ErrorBoundary key={key}>
          {children ?? (key === null ? <Estate /> : <KeyView {...rest} key={key} id={key} />)}
        </ErrorBoundary>
      </main>
      <Announcements />
    </div>
  );
}

export type AppProps = {
  /** Who is signed in. */
  readonly account?: ReactNode;
  readonly banner?: ReactNode;
  /** In place of the keys. */
  readonly children?: ReactNode;
};
