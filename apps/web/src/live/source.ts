import { type LiveEvent, readEvent } from './events';

export interface SourceListener {
  readonly onEvent: (event: LiveEvent) => void;
  /** Whether events arrive now; also told once at the beginning. */
  readonly onConnected: (connected: boolean) => void;
  /** The server let us go for good: the session may have ended. */
  readonly onRefused: () => void;
}

type Told = { readonly event: LiveEvent } | { readonly connected: boolean };

const name = 'tovholder-live';
const reopenAfterMs = 15_000;

/**
 * Hears of changes. A browser keeps few connections to one server, so of all tabs only one listens and tells the
 * others; when it is closed, the next one takes over.
 *
 * @returns what ends it
 */
export function openSource(listener: SourceListener): () => void {
  const stopping = new AbortController();
  const tabs = new BroadcastChannel(name);
  const tell = (told: Told): void => {
    if ('event' in told) listener.onEvent(told.event);
    else listener.onConnected(told.connected);
  };
  tabs.onmessage = ({ data }: MessageEvent<Told>) => tell(data);
  const share = (told: Told): void => {
    tell(told);
    tabs.postMessage(told);
  };
  const listen = (): Promise<void> => listenUntil(stopping.signal, { share, onRefused: listener.onRefused });
  // Without locks (an old browser, or not a safe address) each tab listens for itself.
  const locks = (navigator as Partial<Navigator>).locks;
  void (locks ? locks.request(name, { signal: stopping.signal }, listen) : listen()).catch(() => undefined);
  return () => {
    stopping.abort();
    tabs.close();
  };
}

function listenUntil(
  signal: AbortSignal,
  { share, onRefused }: { readonly share: (told: Told) => void; readonly onRefused: () => void },
): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = (again: boolean): void => {
      source = new EventSource('/v1/events');
      source.onopen = () => {
        // What the browser reconnects by itself resumes where it was; a new source knows nothing of the time between.
        if (again) share({ event: { type: 'reset' } });
        again = false;
        share({ connected: true });
      };
      source.onmessage = ({ data }: MessageEvent<string>) => {
        const event = readEvent(data);
        if (event) share({ event });
      };
      source.onerror = () => {
        share({ connected: false });
        if (source?.readyState !== EventSource.CLOSED) return;
        onRefused();
        timer = setTimeout(() => open(true), reopenAfterMs);
      };
    };
    open(false);
    signal.addEventListener('abort', () => {
      source?.close();
      clearTimeout(timer);
      resolve();
    });
  });
}
