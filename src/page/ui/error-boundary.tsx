import { Component, type ReactNode } from 'react';

/** What cannot be shown says so, and what is around it stays: an answer may have another shape than this page knows. */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <NotShown /> : this.props.children;
  }
}

type Props = { readonly children: ReactNode };

function NotShown() {
  return (
    <div className="notice" data-kind="passing" role="alert">
      <p className="notice-title">This could not be shown</p>
      <p>
        The answer of the gateway is not as this page expects it. It may have a newer version, or a proxy may have
        changed it.
      </p>
      <button type="button" className="button" onClick={() => window.location.reload()}>
        Load the page again
      </button>
    </div>
  );
}
