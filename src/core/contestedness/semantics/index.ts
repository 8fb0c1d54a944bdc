import { dfQuad } from './dfQuad.js';
import { eulerBased } from './eulerBased.js';
import { quadraticEnergy } from './quadraticEnergy.js';

/** Every gradual semantics on offer. To add one: a file beside this, and a line here; the laws then run on it. */
export const semantics = [dfQuad, quadraticEnergy, eulerBased] as const;
