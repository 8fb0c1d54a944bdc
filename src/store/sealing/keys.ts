import type { SealKeys } from './sealKeys.js';
import type { SigningKey } from './signing.js';

/** The keys of an installation. They are read when they are needed, so that a rotation needs no restart. */
export interface Keys {
	/** Master keys for sealed sources; throws `KeyTrouble` where they cannot be read. Null where there are none. */
	readonly seal: () => SealKeys | null;
	/** What daily heads of the audit log are signed with; null where there is none. */
	readonly audit: () => SigningKey | null;
}
