import type { DeviceStore } from '../storage/deviceStore';

/** Whether a pen was ever seen here, and whether fingers and palms are ignored because of it. */
export interface PenOnly {
  readonly seen: boolean;
  readonly on: boolean;
}

const storageKey = 'symbolnet.pen-only';

/** What was chosen on this device before. A stored choice means that a pen was seen. */
export function readPenOnly(store: DeviceStore): PenOnly {
  const stored = store.read(storageKey);
  return { seen: stored !== null, on: stored === 'on' };
}

export function writePenOnly(store: DeviceStore, penOnly: PenOnly): void {
  if (penOnly.seen) store.write(storageKey, penOnly.on ? 'on' : 'off');
}

/** The first pen turns pen-only on; later ones respect what the person chose. */
export function afterPointer(penOnly: PenOnly, pointerType: string): PenOnly {
  return pointerType === 'pen' && !penOnly.seen ? { seen: true, on: true } : penOnly;
}

/** False for a palm or finger while only the pen draws. A mouse always draws. */
export function mayDraw(penOnly: PenOnly, pointerType: string): boolean {
  return !(penOnly.on && pointerType === 'touch');
}
