import { Component, type ReactNode } from "react";
import { Button } from "@fluentui/react-components";
import { EmptyState } from "../parts/States";

interface Props {
  readonly view: string;
  readonly children: ReactNode;
}

/** A view that fails takes nothing else with it, and can be tried again. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const loading = /chunk|import|module|fetch/i.test(`${error.name} ${error.message}`);
    return (
      <div role="alert">
        <EmptyState
          title={`${this.props.view} cannot be shown`}
          actions={
            <Button appearance="primary" onClick={() => this.setState({ error: null })}>
              Try again
            </Button>
          }
        >
          {loading
            ? "This part of the pane could not be loaded. Check the connection; the data in the workbook is not touched."
            : `A fault of the product: ${error.message} The data in the workbook is not touched.`}
        </EmptyState>
      </div>
    );
  }
}
