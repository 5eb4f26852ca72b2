import type { DeviceStore } from '../storage/deviceStore';

const storageKey = 'symbolnet.single-keys';

/** Whether single letters are shortcuts on this device; who speaks to the computer, or hits keys by accident, turns them off (WCAG 2.1.4). */
export function readSingleKeys(store: DeviceStore): boolean {
  return store.read(storageKey) !== 'off';
}

export function writeSingleKeys(store: DeviceStore, on: boolean): void {
  store.write(storageKey, on ? null : 'off');
}
