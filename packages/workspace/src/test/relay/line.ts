// What a device has open to the small relay, and the frames that it says.
import type { DeviceFrame, RelayFrame } from '@baton/protocol/frames';

export type Said<Type extends DeviceFrame['type']> = Extract<DeviceFrame, { type: Type }>;

export interface Line {
  readonly device: string;
  readonly send: (frame: RelayFrame) => void;
  readonly cut: (code: number) => void;
  live: boolean;
  from: number;
}
