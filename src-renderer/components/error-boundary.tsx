import { Component, type ReactNode } from 'react';

type ErrorBoundaryProps = {
  /** Another value starts over: the address of the screen, so that leaving it is a way out. */
  readonly resetKey: string;
  readonly fallback: ReactNode;
  readonly children: ReactNode;
};

type ErrorBoundaryState = { readonly hasFailed: boolean; readonly resetKey: string };

/** Keeps a bug in one screen from blanking the whole window. React writes the error to the console. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { hasFailed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromProps(
    { resetKey }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState {
    return resetKey === state.resetKey ? state : { hasFailed: false, resetKey };
  }

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
