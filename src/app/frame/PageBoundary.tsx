// Around the whole page: an error that no part of it kept to itself. The run goes on in its worker, and is kept.

import { Component, type ReactNode } from 'react';
import { asError } from '../../store/trouble.ts';
import { sayOver } from './started.ts';

export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(reason: unknown): void {
    sayOver('broke', asError(reason).message, () => this.setState({ failed: false }));
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
