import { readClimateFever } from './climateFever.js';
import { readEmergent } from './emergent.js';

/** Every research set that can be evaluated on. To add one: a file beside this, and a line here. */
export const datasetFormats = { 'climate-fever': readClimateFever, emergent: readEmergent } as const;

export type DatasetFormat = keyof typeof datasetFormats;
