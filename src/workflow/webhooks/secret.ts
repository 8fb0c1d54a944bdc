import type { Office } from '../office.js';

/** A new secret as Standard Webhooks write it: 32 bytes of chance in base64. */
export const newSecret = (random: Office['random']): string => `whsec_${Buffer.from(random(32)).toString('base64')}`;
