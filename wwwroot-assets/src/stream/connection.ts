import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';

/** The part of a SignalR connection that streaming ink needs. */
export type InkConnection = Pick<HubConnection, 'state' | 'start' | 'stop' | 'stream' | 'onclose'>;

/** A connection to the ink hub that is not started yet. It does not reconnect by itself: `InkStream` does, because it has to send the drawing again. */
export function openHub(url: string): InkConnection {
  return new HubConnectionBuilder()
    // WebSockets need no negotiation round trip, and no sticky sessions behind a proxy.
    .withUrl(url, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    // A lost connection is shown to the person on the page; the console is left to faults in the page.
    .configureLogging(LogLevel.None)
    .build();
}
