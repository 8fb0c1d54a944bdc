import { createHash } from 'node:crypto';
import { stylesheet } from '../../interop/pages/style/stylesheet.js';

/** Where the style is: an address of its own for each edition, so that it is kept for good. */
export const stylesheetAt = `/pages/style-${createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)}.css`;
export { stylesheet };
