import type { BridgeRequest, PushedEntry } from "./wire";

/** The one global which Microsoft's client looks for: all its traffic goes through it. */
export interface NativeBridge {
  /** Filled by the client while it loads. */
  onMessageFromHost: ((text: string) => void) | null;
  sendMessageToHost(text: string): void;
}

/** What a host answers to one request: a status and a body, as over HTTP. */
export interface HostAnswer {
  readonly statusCode: number;
  readonly body: unknown;
}

export interface Bridge {
  /** To be set as `window._richApiNativeBridge` before the client file runs. */
  readonly native: NativeBridge;
  /** Hands events or function calls to the client, after everything already on its way. */
  push(entries: readonly PushedEntry[]): void;
}

/**
 * Connects the client with `answer`, always asynchronously, as a browser's message channel would. Answers leave in the
 * order in which the requests came.
 */
export function createBridge(answer: (request: BridgeRequest, bytes: number) => Promise<HostAnswer>): Bridge {
  let queue: Promise<unknown> = Promise.resolve();
  const native: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost(text) {
      const request = JSON.parse(text) as BridgeRequest;
      queue = queue.then(async () => {
        const { statusCode, body } = await answer(request, text.length);
        native.onMessageFromHost?.(
          JSON.stringify({ id: request.id, type: 2, message: { statusCode, headers: {}, body } }),
        );
      });
    },
  };
  return {
    native,
    push(entries) {
      queue = queue.then(() => {
        native.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
      });
    },
  };
}
