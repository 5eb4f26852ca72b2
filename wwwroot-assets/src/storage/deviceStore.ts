/** Small texts kept in this browser. Never throws: where the store is full or forbidden, nothing is kept, and the page works without it. */
export interface DeviceStore {
  read(key: string): string | null;
  /** Keeps a text; null removes it. */
  write(key: string, text: string | null): void;
}

export const localStore: DeviceStore = {
  read(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      // The person's settings forbid it.
      return null;
    }
  },
  write(key, text) {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      // Full or forbidden. What was to be kept is still on the page; only a reload loses it.
    }
  },
};
